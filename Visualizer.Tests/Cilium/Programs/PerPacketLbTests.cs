using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Cilium.Programs;

/// <summary>ClusterIPs in from-container without socket LB: translated per packet, undone where the reply is delivered.</summary>
public sealed class PerPacketLbTests
{
    private static readonly Ipv4Address ServiceIp = Ipv4Address.Parse("10.96.142.173");

    //  net ──▶ ClusterIP ──▶ from-container ──▶ s22px:80        and back: s22px:80 ──▶ net sees the ClusterIP
    [Fact]
    public void Run_LocalBackend_IsTranslatedAndReplyRestored()
    {
        var node = new NodeRig(Labs.Ipsec, "worker") { PinnedBackend = Ipv4Address.Parse("10.0.1.103") };
        var (client, backend) = (node.PodIp("net"), node.PodIp("cni-s22px"));

        var request = node.Ingress(node.Lxc("net"), Packets.Syn(client, 40000, ServiceIp, 80));
        var reply = node.Ingress(node.Lxc("cni-s22px"), Packets.SynAck(backend, 80, client, 40000));

        request.Is(HopAction.Redirect, "local-delivery.redirect", "lxca872fa140b51");
        Assert.Equal((backend, 80), (request.Skb.Destination, request.Skb.DestinationPort));
        reply.Is(HopAction.Redirect, "local-delivery.redirect", "lxcda1dd0af135e");
        Assert.Equal((ServiceIp, 80), (reply.Skb.Source, reply.Skb.SourcePort));
        Assert.Contains(reply.Evidence, entry => entry is RevNatEntry);
    }

    //  the connection keeps its backend although nothing is pinned any more
    [Fact]
    public void Run_LaterPacketOfConnection_KeepsBackend()
    {
        var node = new NodeRig(Labs.Ipsec, "worker") { PinnedBackend = Ipv4Address.Parse("10.0.0.249") };
        node.Ingress(node.Lxc("net"), Packets.Syn(node.PodIp("net"), 40000, ServiceIp, 80));
        node.PinnedBackend = Ipv4Address.Parse("10.0.1.103");

        var run = node.Ingress(node.Lxc("net"), Packets.Syn(node.PodIp("net"), 40000, ServiceIp, 80));

        Assert.Equal(Ipv4Address.Parse("10.0.0.249"), run.Skb.Destination);
        Assert.Equal("0x3e00", run.Skb.Mark.ToString());
    }

    //  s22px ──▶ ClusterIP ──▶ itself: source 169.254.42.1, back through the same lxc, and the same way for the answer
    [Fact]
    public void Run_OwnBackend_TurnsRoundWithLoopbackAddress()
    {
        var node = new NodeRig(Labs.Ipsec, "worker") { PinnedBackend = Ipv4Address.Parse("10.0.1.103") };
        var pod = node.PodIp("cni-s22px");
        var loopback = Ipv4Address.Parse("169.254.42.1");

        var request = node.Ingress(node.Lxc("cni-s22px"), Packets.Syn(pod, 40000, ServiceIp, 80));
        var reply = node.Ingress(node.Lxc("cni-s22px"), Packets.SynAck(pod, 80, loopback, 40000));

        request.Is(HopAction.Redirect, "local-delivery.hairpin", "lxca872fa140b51");
        Assert.Equal((loopback, pod, 63), (request.Skb.Source, request.Skb.Destination, request.Skb.Ttl));
        reply.Is(HopAction.Redirect, "local-delivery.hairpin", "lxca872fa140b51");
        Assert.Equal((ServiceIp, 80, pod), (reply.Skb.Source, reply.Skb.SourcePort, reply.Skb.Destination));
    }

    [Fact]
    public void Run_ClusterIpByPing_IsNotBalanced()
    {
        var node = new NodeRig(Labs.Ipsec, "worker");

        var run = node.Ingress(node.Lxc("net"), Packets.Ping(node.PodIp("net"), ServiceIp));

        run.Is(HopAction.Ok, "from-container.pass-to-stack");
        Assert.Equal(ServiceIp, run.Skb.Destination);
    }
}
