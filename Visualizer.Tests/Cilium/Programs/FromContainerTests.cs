using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Cilium.Programs;

public sealed class FromContainerTests
{
    //  pod/net ──lxc──▶ from-container ──▶ ? ──lxc──▶ pod/evescn-jzms5        one node, BPF host routing
    [Fact]
    public void Run_LocalEndpointUnderHostRouting_RedirectsPeer()
    {
        var node = new NodeRig(Labs.Ebpf, "worker2");

        var run = node.Ingress(node.Lxc("net"), Packets.Ping("10.0.2.40", "10.0.2.202"));

        run.Is(HopAction.RedirectPeer, "local-delivery.redirect-peer", "lxccb7c1b078d26");
        run.HasMacs(MacAddress.Parse("a6:1d:2b:bd:af:60"), MacAddress.Parse("7e:55:97:9f:d9:bf"));
        Assert.Equal(63, run.Skb.Ttl);
        Assert.Equal(Mark.None, run.Skb.Mark);
        Assert.Equal(
            "10.0.2.202:0   id=124   flags=0x0000 ifindex=7   mac=7E:55:97:9F:D9:BF nodemac=A6:1D:2B:BD:AF:60",
            run.EvidenceOf("cilium bpf endpoint list"));
    }

    //  the same under legacy host routing: the frame goes out on the lxc device, where a tap sees it
    [Fact]
    public void Run_LocalEndpointUnderLegacyHostRouting_RedirectsToLxc()
    {
        var node = new NodeRig(Labs.Kpr, "worker2");

        var run = node.Ingress(node.Lxc("net"), Packets.Ping("10.0.2.32", "10.0.2.204"));

        run.Is(HopAction.Redirect, "local-delivery.redirect", "lxc3d8b8c4b9039");
        run.HasMacs(MacAddress.Parse("1e:0e:95:4f:d1:32"), MacAddress.Parse("76:51:a5:5f:2b:1b"));
        Assert.Equal(63, run.Skb.Ttl);
    }

    //  pod/net ──lxc──▶ from-container ──redirect_neigh──▶ eth0        another node, native, one device
    [Fact]
    public void Run_RemotePodUnderHostRouting_RedirectsNeigh()
    {
        var node = new NodeRig(Labs.Ebpf, "worker2");

        var run = node.Ingress(node.Lxc("net"), Packets.Ping("10.0.2.40", "10.0.0.72"));

        run.Is(HopAction.RedirectNeigh, "from-container.redirect-neigh", "eth0");
        Assert.Equal(63, run.Skb.Ttl);
        Assert.Equal(Mark.None, run.Skb.Mark);
    }

    //  pod/net ──lxc──▶ from-container ──▶ stack        another node, native, legacy host routing
    [Fact]
    public void Run_RemotePodUnderLegacyHostRouting_PassesToStackWithIdentity()
    {
        var node = new NodeRig(Labs.Kpr, "worker2");
        var identity = Assert.Single(node.Cluster.Cluster.Pods, pod => pod.Name == "net").Identity.Value;

        var run = node.Ingress(node.Lxc("net"), Packets.Ping("10.0.2.32", "10.0.1.15"));

        run.Is(HopAction.Ok, "from-container.pass-to-stack");
        Assert.Equal(63, run.Skb.Ttl);
        Assert.Equal(new Mark((identity << 16) | 0x0F00), run.Skb.Mark);
    }

    //  pod/net ──lxc──▶ from-container ──mark 0x3e00──▶ stack        another node, IPsec with SPI 3
    [Fact]
    public void Run_RemotePodUnderIpsec_MarksForEncryption()
    {
        var node = new NodeRig(Labs.Ipsec, "worker");

        var run = node.Ingress(node.Lxc("net"), Packets.Ping("10.0.1.52", "10.0.0.249"));

        run.Is(HopAction.Ok, "from-container.encrypt-mark");
        Assert.Equal("0x3e00", run.Skb.Mark.ToString());
        Assert.Equal(63, run.Skb.Ttl);
        Assert.Matches("^10.0.0.249/32 +identity=[0-9]+ encryptkey=3 tunnelendpoint=172.18.0.4$", run.EvidenceOf("cilium bpf ipcache list"));
    }

    //  pod/net ──lxc──▶ from-container ──tunnel key──▶ cilium_vxlan        another node, VXLAN
    [Fact]
    public void Run_RemotePodUnderVxlan_EncapsulatesWithItsIdentity()
    {
        var node = new NodeRig(Labs.Vxlan, "-worker");
        var skb = Packets.Ping("10.0.2.119", "10.0.0.24");
        var (source, destination) = (skb.EthernetSource, skb.EthernetDestination);

        var run = node.Ingress(node.Lxc("net"), skb);

        run.Is(HopAction.Redirect, "from-container.encapsulate", "cilium_vxlan");
        Assert.Equal(new TunnelKey(Ipv4Address.Parse("172.18.0.2"), 32359), run.Skb.TunnelKey);
        Assert.Equal(64, run.Skb.Ttl);
        run.HasMacs(source, destination);
    }

    //  a pod IP that nobody has: the ipcache misses, the tunnel map still knows the node
    [Fact]
    public void Run_UnknownPodOfAnotherNode_EncapsulatesByTunnelMap()
    {
        var node = new NodeRig(Labs.Vxlan, "-worker");

        var run = node.Ingress(node.Lxc("net"), Packets.Ping("10.0.2.119", "10.0.0.250"));

        run.Is(HopAction.Redirect, "from-container.encapsulate", "cilium_vxlan");
        Assert.Equal("10.0.0.0:0   172.18.0.2:0   ", run.EvidenceOf("cilium bpf tunnel list"));
    }

    //  tunnel mode and the world: the stack, even with BPF host routing; from 1.17 on directly
    [Theory]
    [InlineData("172.18.0.2")]
    [InlineData("8.8.8.8")]
    public void Run_OutsideTheOverlay_PassesToStack(string destination)
    {
        var node = new NodeRig(Labs.Vxlan, "-worker");

        var run = node.Ingress(node.Lxc("net"), Packets.Ping("10.0.2.119", destination));

        run.Is(HopAction.Ok, "from-container.no-tunnel-endpoint");
        Assert.Equal("0x7e670f00", run.Skb.Mark.ToString());
        Assert.Equal(63, run.Skb.Ttl);
    }

    [Theory]
    [InlineData(Labs.Ebpf, "worker2", "10.0.2.40", "172.18.0.2")]
    [InlineData(Labs.Ebpf, "worker2", "10.0.2.40", "10.0.2.34")]
    [InlineData(Labs.Ipsec, "worker", "10.0.1.52", "172.18.0.3")]
    public void Run_OwnNode_PassesToStack(string lab, string name, string source, string destination)
    {
        var node = new NodeRig(lab, name);

        var run = node.Ingress(node.Lxc("net"), Packets.Ping(source, destination));

        run.Is(HopAction.Ok, "from-container.to-own-node");
        Assert.Equal(63, run.Skb.Ttl);
        Assert.Equal(0x0F00u, run.Skb.Mark.Value & 0x0F00);
        Assert.EndsWith("(localhost)", run.EvidenceOf("cilium bpf endpoint list"), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ForeignSource_Drops()
    {
        var node = new NodeRig(Labs.Ebpf, "worker2");

        var run = node.Ingress(node.Lxc("net"), Packets.Ping("10.0.2.41", "10.0.2.202"));

        run.Is(HopAction.Shot, "from-container.invalid-source");
        Assert.Equal("Invalid source ip", run.Verdict.Reason?.Counter);
    }

    //  a TTL that dies in a program is dropped without ICMP; encapsulation does not touch it
    [Theory]
    [InlineData(Labs.Ebpf, "worker2", "10.0.2.40", "10.0.2.202", true)]
    [InlineData(Labs.Ebpf, "worker2", "10.0.2.40", "10.0.0.72", true)]
    [InlineData(Labs.Kpr, "worker2", "10.0.2.32", "10.0.1.15", true)]
    [InlineData(Labs.Vxlan, "-worker", "10.0.2.119", "10.0.0.24", false)]
    public void Run_TtlOne_DropsSilentlyWhereItRoutes(string lab, string name, string source, string destination, bool dies)
    {
        var node = new NodeRig(lab, name);

        var run = node.Ingress(node.Lxc("net"), Packets.Ping(source, destination, ttl: 1));

        Assert.Equal(dies ? "program.ttl-expired" : "from-container.encapsulate", run.Verdict.Code.Value);
        Assert.Equal(dies ? new DropReason(Disposition.Dropped, "Invalid packet") : null, run.Verdict.Reason);
    }

    //  the reply finds the entry that the delivery to its pod made, and asks no policy
    [Fact]
    public void Run_ReplyOfLocalPod_IsKnownToConntrack()
    {
        var node = new NodeRig(Labs.Ebpf, "worker2");
        node.Ingress(node.Lxc("net"), Packets.Ping("10.0.2.40", "10.0.2.202"));

        var run = node.Ingress(node.Lxc("evescn-jzms5"), Packets.Pong(Ipv4Address.Parse("10.0.2.202"), Ipv4Address.Parse("10.0.2.40")));

        run.Is(HopAction.RedirectPeer, "local-delivery.redirect-peer", "lxcbf5cb1e7ceb0");
        var scopes = run.Evidence.OfType<ConntrackEntry>().Select(entry => (entry.Scope, entry.TxPackets, entry.RxPackets));
        Assert.Equal([(ConntrackScope.Ingress, 1, 1), (ConntrackScope.Egress, 1, 1)], scopes);
    }
}
