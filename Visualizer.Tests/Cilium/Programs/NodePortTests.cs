using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Cilium.Programs;

/// <summary>A client outside asks a node for NodePort 32000: requests in, replies back, by versions.</summary>
public sealed class NodePortTests
{
    private static readonly Ipv4Address Client = Ipv4Address.Parse("198.51.100.10"), N1 = Ipv4Address.Parse("172.18.0.2");
    private static readonly MacAddress Gateway = MacAddress.Parse("02:42:2f:fe:43:35");

    //  client ──▶ N1:32000 ──DNAT──▶ pod here; the pod's answer leaves as N1:32000 past the stack
    [Theory]
    [InlineData("1.13.0-rc5", "nodeport.reply", HopAction.Redirect, 64)]
    [InlineData("1.14.0", "nodeport.reply-routed", HopAction.RedirectNeigh, 63)]
    public void LocalBackendUnderHostRouting_KeepsClientAndAnswersDirectly(string version, string code, HopAction action, int replyTtl)
    {
        var node = Rig(Labs.Ebpf, "worker2", version, "10.0.2.202");

        var request = node.Ingress(node.Device("eth0"), Packets.Syn(Client, 50000, N1, 32000, ttl: 63));
        var reply = node.Ingress(node.Lxc("evescn-jzms5"), Packets.SynAck(Ipv4Address.Parse("10.0.2.202"), 80, Client, 50000));

        request.Is(HopAction.RedirectPeer, "from-netdev.nodeport-local-backend", "lxccb7c1b078d26");
        Assert.Equal((Client, 80, 62), (request.Skb.Source, request.Skb.DestinationPort, request.Skb.Ttl));
        reply.Is(action, code, "eth0");
        Assert.Equal((N1, 32000, replyTtl), (reply.Skb.Source, reply.Skb.SourcePort, reply.Skb.Ttl));
    }

    //  legacy host routing: the stack carries the request on, the reply leaves by redirect all the same
    [Fact]
    public void LocalBackendUnderLegacyHostRouting_GoesThroughStackAndAnswersByRedirect()
    {
        var node = Rig(Labs.Kpr, "worker2", "1.13.0-rc5", "10.0.2.204");

        var request = node.Ingress(node.Device("eth0"), Packets.Syn(Client, 50000, N1, 32000, ttl: 63));
        node.Egress(node.Device("cilium_host"), request.Skb);
        var reply = node.Ingress(node.Lxc("cilium-with-replacement-hbvkm"), Packets.SynAck(Ipv4Address.Parse("10.0.2.204"), 80, Client, 50000));

        request.Is(HopAction.Ok, "from-netdev.nodeport-to-stack");
        Assert.Equal(Ipv4Address.Parse("10.0.2.204"), request.Skb.Destination);
        reply.Is(HopAction.Redirect, "nodeport.reply", "eth0");
        reply.HasMacs(node.Device("eth0").Mac, Gateway);
        Assert.Equal((N1, 32000, 64), (reply.Skb.Source, reply.Skb.SourcePort, reply.Skb.Ttl));
    }

    //  client ──▶ N1:32000 ──DNAT+SNAT──▶ N2; the answer comes back to N1, which undoes both
    [Theory]
    [InlineData(Labs.Ebpf, "1.13.0-rc5", "10.0.0.72", "nodeport.forward", "nodeport.reply", 63, 63)]
    [InlineData(Labs.Ebpf, "1.14.0", "10.0.0.72", "nodeport.forward-routed", "nodeport.reply-routed", 62, 62)]
    [InlineData(Labs.Kpr, "1.13.0-rc5", "10.0.1.15", "nodeport.forward", "nodeport.reply", 63, 63)]
    [InlineData(Labs.Kpr, "1.14.0", "10.0.1.15", "nodeport.forward-routed", "nodeport.reply-routed", 62, 62)]
    public void RemoteBackendInNativeMode_TranslatesBothWays(
        string lab, string version, string backend, string forward, string back, int requestTtl, int replyTtl)
    {
        var node = Rig(lab, "worker2", version, backend);
        var pod = Ipv4Address.Parse(backend);

        var request = node.Ingress(node.Device("eth0"), Packets.Syn(Client, 50000, N1, 32000, ttl: 63));
        var port = request.Skb.SourcePort;
        var reply = node.Ingress(node.Device("eth0"), Packets.SynAck(pod, 80, N1, port, ttl: 63));

        Assert.Equal((forward, "eth0"), (request.Verdict.Code.Value, request.Verdict.Target?.Name));
        Assert.Equal((N1, pod, 80, requestTtl), (request.Skb.Source, request.Skb.Destination, request.Skb.DestinationPort, request.Skb.Ttl));
        Assert.InRange(port, 32768, 65535);
        Assert.Equal((back, "eth0"), (reply.Verdict.Code.Value, reply.Verdict.Target?.Name));
        Assert.Equal((N1, 32000, Client, 50000), (reply.Skb.Source, reply.Skb.SourcePort, reply.Skb.Destination, reply.Skb.DestinationPort));
        Assert.Equal(replyTtl, reply.Skb.Ttl);
    }

    //  tunnel mode: the source becomes the router's address, VNI 2; the answer arrives at the tunnel device
    [Fact]
    public void RemoteBackendInTunnelMode_EncapsulatesAsWorld()
    {
        var node = Rig(Labs.Vxlan, "-worker", "1.13.0-rc5", "10.0.0.24");
        var (own, pod, router) = (node.Node.Ip, Ipv4Address.Parse("10.0.0.24"), node.Node.RouterIp);

        var request = node.Ingress(node.Device("eth0"), Packets.Syn(Client, 50000, own, 32000, ttl: 63));
        var answer = Packets.SynAck(pod, 80, router, request.Skb.SourcePort);
        answer.TunnelKey = new TunnelKey(Ipv4Address.Parse("172.18.0.2"), 46188);
        var reply = node.Ingress(node.Device("cilium_vxlan"), answer);

        request.Is(HopAction.Redirect, "nodeport.forward-encapsulated", "cilium_vxlan");
        Assert.Equal(new TunnelKey(Ipv4Address.Parse("172.18.0.2"), 2), request.Skb.TunnelKey);
        Assert.Equal((router, 63), (request.Skb.Source, request.Skb.Ttl));
        reply.Is(HopAction.Redirect, "nodeport.reply", "eth0");
        Assert.Equal((own, 32000, Client, 64), (reply.Skb.Source, reply.Skb.SourcePort, reply.Skb.Destination, reply.Skb.Ttl));
        reply.HasMacs(node.Device("eth0").Mac, Gateway);
    }

    [Fact]
    public void ClusterIpFromOutside_IsDropped()
    {
        var node = Rig(Labs.Ebpf, "worker2", "1.13.0-rc5", null);

        var run = node.Ingress(node.Device("eth0"), Packets.Syn(Client, 50000, Ipv4Address.Parse("10.96.93.201"), 8080));

        run.Is(HopAction.Shot, "nodeport.is-cluster-ip");
        Assert.Equal("Is a ClusterIP", run.Verdict.Reason?.Counter);
    }

    private static NodeRig Rig(string lab, string name, string version, string? backend) => new(
        lab, name, HelmRequest.None, config => config with { Cilium = CiliumVersion.Parse(version) })
    {
        PinnedBackend = backend is null ? null : Ipv4Address.Parse(backend),
    };
}
