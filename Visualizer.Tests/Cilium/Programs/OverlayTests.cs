using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Cilium.Programs;

/// <summary>from-overlay and to-overlay on the tunnel device.</summary>
public sealed class OverlayTests
{
    private static SocketBuffer Received(string source, string destination, uint vni, byte ttl = 64)
    {
        var skb = Packets.Ping(source, destination, ttl);
        skb.TunnelKey = new TunnelKey(Ipv4Address.Parse("172.18.0.3"), vni);
        skb.PacketType = PacketType.OtherHost;
        return skb;
    }

    //  cilium_vxlan ──▶ from-overlay ──redirect_peer──▶ pod: the inner frame still had the sender's MAC addresses
    [Fact]
    public void FromOverlay_PodUnderHostRouting_RedirectsPeerAsHost()
    {
        var node = new NodeRig(Labs.Vxlan, "worker2");

        var run = node.Ingress(node.Device("cilium_vxlan"), Received("10.0.2.119", "10.0.0.24", 32359));

        run.Is(HopAction.RedirectPeer, "from-overlay.local-delivery-peer", "lxc7c697c641cac");
        run.HasMacs(MacAddress.Parse("36:07:df:de:f9:af"), MacAddress.Parse("b6:f7:9a:c4:59:73"));
        Assert.Equal((63, PacketType.Host), (run.Skb.Ttl, run.Skb.PacketType));
    }

    //  without host routing BPF delivers all the same, but through the lxc device
    [Fact]
    public void FromOverlay_PodUnderLegacyHostRouting_RedirectsToLxc()
    {
        var node = new NodeRig(Labs.Vxlan, "worker2", "bpf.masquerade=false");

        var run = node.Ingress(node.Device("cilium_vxlan"), Received("10.0.2.119", "10.0.0.24", 32359));

        run.Is(HopAction.Redirect, "from-overlay.local-delivery", "lxc7c697c641cac");
        Assert.Equal(63, run.Skb.Ttl);
    }

    //  for the node itself: out on cilium_net, so that it comes in on cilium_host
    [Fact]
    public void FromOverlay_RouterAddress_GoesToCiliumNet()
    {
        var node = new NodeRig(Labs.Vxlan, "worker2");

        var run = node.Ingress(node.Device("cilium_vxlan"), Received("10.0.2.119", "10.0.0.109", 32359));

        run.Is(HopAction.Redirect, "from-overlay.host-delivery", "cilium_net");
        run.HasMacs(node.Device("cilium_vxlan").Mac, node.Device("cilium_host").Mac);
        Assert.Equal(63, run.Skb.Ttl);
    }

    [Fact]
    public void FromOverlay_VniOne_IsInvalid()
    {
        var node = new NodeRig(Labs.Vxlan, "worker2");

        var run = node.Ingress(node.Device("cilium_vxlan"), Received("10.0.2.119", "10.0.0.24", 1));

        run.Is(HopAction.Shot, "from-overlay.invalid-identity");
        Assert.Equal("Invalid identity", run.Verdict.Reason?.Counter);
    }

    //  IPsec inside the tunnel: ESP to XFRM, plaintext to the pod
    [Fact]
    public void FromOverlay_EspThenPlaintext_MarksThenDelivers()
    {
        var node = new NodeRig(
            Labs.Playground, "node-a", new HelmRequest { Reset = true }, config => config with { Encryption = Encryption.Ipsec });
        var esp = Packets.Esp(node.Cluster.Node("node-b")!.RouterIp.ToString(), node.Node.RouterIp.ToString());
        esp.TunnelKey = new TunnelKey(Ipv4Address.Parse("172.18.0.3"), 1234);
        var plaintext = Packets.Ping(node.PodIp("server-b"), node.PodIp("client"), ttl: 63);
        plaintext.Mark = new Mark(0x0D00);

        var first = node.Ingress(node.Device("cilium_vxlan"), esp);
        var second = node.Ingress(node.Device("cilium_vxlan"), plaintext);

        first.Is(HopAction.Ok, "from-overlay.esp-to-stack");
        Assert.Equal(new Mark(0x0D00), first.Skb.Mark);
        second.Is(HopAction.Redirect, "from-overlay.local-delivery", node.Lxc("client").Name);
        Assert.Equal((62, Mark.None), (second.Skb.Ttl, second.Skb.Mark));
    }

    [Fact]
    public void ToOverlay_PodToPod_PassesUnchanged()
    {
        var node = new NodeRig(Labs.Vxlan, "worker2");

        var run = node.Egress(node.Device("cilium_vxlan"), Packets.Ping("10.0.0.24", "10.0.2.119"));

        run.Is(HopAction.Ok, "to-overlay.ok");
        Assert.Equal((64, Ipv4Address.Parse("10.0.0.24")), (run.Skb.Ttl, run.Skb.Source));
    }
}
