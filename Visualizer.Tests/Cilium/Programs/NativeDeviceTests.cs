using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Cilium.Programs;

/// <summary>from-netdev and to-netdev on eth0, without services.</summary>
public sealed class NativeDeviceTests
{
    //  eth0 ──▶ from-netdev ──redirect_peer──▶ pod/evescn-q7xhn
    [Fact]
    public void FromNetdev_PodUnderHostRouting_RedirectsPeer()
    {
        var node = new NodeRig(Labs.Ebpf, "-worker");

        var run = node.Ingress(node.Device("eth0"), Packets.Ping("10.0.2.40", "10.0.0.72", ttl: 63));

        run.Is(HopAction.RedirectPeer, "from-netdev.local-delivery", "lxc56a9c4b40736");
        run.HasMacs(MacAddress.Parse("f6:1c:ec:b2:0f:ba"), MacAddress.Parse("ca:8f:99:91:17:f2"));
        Assert.Equal(62, run.Skb.Ttl);
    }

    [Theory]
    [InlineData(Labs.Kpr, "10.0.1.15", "from-netdev.legacy-to-stack")]
    [InlineData(Labs.Ebpf, "172.18.0.3", "from-netdev.own-node")]
    [InlineData(Labs.Ebpf, "10.0.0.250", "from-netdev.not-a-pod")]
    public void FromNetdev_NothingToDo_LeavesThePacketAlone(string lab, string destination, string code)
    {
        var node = new NodeRig(lab, "-worker");

        var run = node.Ingress(node.Device("eth0"), Packets.Ping("172.18.0.2", destination, ttl: 62));

        run.Is(HopAction.Ok, code);
        Assert.Equal(62, run.Skb.Ttl);
    }

    [Theory]
    [InlineData(Labs.Ebpf, "10.0.2.40", "10.0.0.72", "to-netdev.no-snat")]
    [InlineData(Labs.Ebpf, "10.0.2.40", "172.18.0.3", "to-netdev.remote-node")]
    [InlineData(Labs.Ebpf, "172.18.0.2", "8.8.8.8", "to-netdev.host-traffic")]
    [InlineData(Labs.Ebpf, "10.0.0.72", "8.8.8.8", "to-netdev.not-a-pod")]
    [InlineData(Labs.Kpr, "10.0.2.32", "8.8.8.8", "to-netdev.no-bpf-masquerade")]
    public void ToNetdev_NoReasonToMasquerade_KeepsSource(string lab, string source, string destination, string code)
    {
        var node = new NodeRig(lab, "worker2");

        var run = node.Egress(node.Device("eth0"), Packets.Ping(source, destination, ttl: 63));

        run.Is(HopAction.Ok, code);
        Assert.Equal((Ipv4Address.Parse(source), 63), (run.Skb.Source, run.Skb.Ttl));
    }

    //  pod ──▶ world: the source becomes the node; the answer finds its way back through from-netdev
    [Fact]
    public void ToNetdev_PodToWorld_MasqueradesAndFromNetdevUndoesIt()
    {
        var node = new NodeRig(Labs.Ebpf, "worker2");
        var (pod, world, own) = (Ipv4Address.Parse("10.0.2.40"), Ipv4Address.Parse("8.8.8.8"), Ipv4Address.Parse("172.18.0.2"));

        var request = node.Egress(node.Device("eth0"), Packets.Syn(pod, 40000, world, 443, ttl: 63));
        var reply = node.Ingress(node.Device("eth0"), Packets.SynAck(world, 443, own, 40000, ttl: 63));

        request.Is(HopAction.Ok, "to-netdev.snat");
        Assert.Equal((own, 40000, 63), (request.Skb.Source, request.Skb.SourcePort, request.Skb.Ttl));
        Assert.Equal(
            "TCP OUT 10.0.2.40:40000 -> 8.8.8.8:443 XLATE_SRC 172.18.0.2:40000 Created=0sec HostLocal=0", request.EvidenceOf("cilium bpf nat list"));
        reply.Is(HopAction.RedirectPeer, "from-netdev.masquerade-undone", "lxcbf5cb1e7ceb0");
        Assert.Equal((pod, 40000, 62), (reply.Skb.Destination, reply.Skb.DestinationPort, reply.Skb.Ttl));
    }

    //  in tunnel mode another node's address leaves the node without encapsulation, so it is masqueraded
    [Fact]
    public void ToNetdev_RemoteNodeInTunnelMode_Masquerades()
    {
        var node = new NodeRig(Labs.Vxlan, "-worker");

        var run = node.Egress(node.Device("eth0"), Packets.Ping("10.0.2.119", "172.18.0.2", ttl: 62));

        run.Is(HopAction.Ok, "to-netdev.snat");
        Assert.Equal(Ipv4Address.Parse("172.18.0.3"), run.Skb.Source);
    }

    //  an echo id below the NAT range is replaced, and the answer gets the old one back
    [Fact]
    public void ToNetdev_EchoIdBelowNatRange_IsReplacedAndRestored()
    {
        var node = new NodeRig(Labs.Ebpf, "worker2");
        var (pod, world, own) = (Ipv4Address.Parse("10.0.2.40"), Ipv4Address.Parse("8.8.8.8"), Ipv4Address.Parse("172.18.0.2"));

        var request = node.Egress(node.Device("eth0"), Packets.Ping(pod, world, id: 55));
        var id = request.Skb.SourcePort;
        var reply = node.Ingress(node.Device("eth0"), Packets.Pong(world, own, id: (ushort)id));

        Assert.InRange(id, SnatMap.MinPort, SnatMap.MaxPort);
        Assert.Equal((pod, 55), (reply.Skb.Destination, reply.Skb.SourcePort));
    }

    //  the answer of a pod that the world asked goes out under its own address
    [Fact]
    public void ToNetdev_ReplyOfPod_KeepsSource()
    {
        var node = new NodeRig(Labs.Ebpf, "worker2");
        var (pod, world) = (Ipv4Address.Parse("10.0.2.40"), Ipv4Address.Parse("8.8.8.8"));
        node.Ingress(node.Device("eth0"), Packets.Ping(world, pod));

        var run = node.Egress(node.Device("eth0"), Packets.Pong(pod, world, ttl: 63));

        run.Is(HopAction.Ok, "to-netdev.reply");
        Assert.Equal(pod, run.Skb.Source);
    }
}
