using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Cilium.Programs;

/// <summary>from-host and to-host on cilium_host and cilium_net, and from-network on eth0.</summary>
public sealed class HostDeviceTests
{
    //  stack ──▶ cilium_host egress ──from-host──▶ lxc ──▶ pod: plain redirect, with BPF host routing too
    [Theory]
    [InlineData(Labs.Kpr, "10.0.1.15", "lxcd0c238daf9fe")]
    [InlineData(Labs.Ebpf, "10.0.0.72", "lxc56a9c4b40736")]
    public void FromHost_LocalPod_RedirectsToLxc(string lab, string pod, string lxc)
    {
        var node = new NodeRig(lab, "-worker");
        var skb = Packets.Ping(node.Node.Ip, Ipv4Address.Parse(pod));
        skb.Mark = new Mark(0x0C00);

        var run = node.Egress(node.Device("cilium_host"), skb);

        run.Is(HopAction.Redirect, "from-host.local-delivery", lxc);
        Assert.Equal((63, Mark.None), (run.Skb.Ttl, run.Skb.Mark));
        Assert.Equal(node.Device(lxc).Mac, run.Skb.EthernetSource);
    }

    //  host process ──▶ pod of another node in tunnel mode: VNI 6, whoever receives it sees a remote node
    [Fact]
    public void FromHost_RemotePodInTunnelMode_EncapsulatesAsRemoteNode()
    {
        var node = new NodeRig(Labs.Vxlan, "-worker");
        var skb = Packets.Ping("10.0.2.194", "10.0.0.24");
        skb.Mark = new Mark(0x0C00);

        var run = node.Egress(node.Device("cilium_host"), skb);

        run.Is(HopAction.Redirect, "from-host.encapsulate", "cilium_vxlan");
        Assert.Equal(new TunnelKey(Ipv4Address.Parse("172.18.0.2"), 6), run.Skb.TunnelKey);
        Assert.Equal(64, run.Skb.Ttl);
    }

    [Fact]
    public void FromHost_AddressThatNobodyHas_IsUnroutable()
    {
        var node = new NodeRig(Labs.Kpr, "-worker");

        var run = node.Egress(node.Device("cilium_host"), Packets.Ping("172.18.0.3", "10.0.1.250"));

        run.Is(HopAction.Shot, "from-host.unroutable");
        Assert.Equal(new DropReason(Disposition.Unreachable, "Stale or unroutable IP"), run.Verdict.Reason);
    }

    //  kube-proxy has put the router's address in place of a client outside: no mark says that it is the node, so the VNI is 2
    [Fact]
    public void FromHost_ForwardedClientBehindTheRouterAddress_EncapsulatesAsWorld()
    {
        var node = new NodeRig(Labs.Playground, "node-a", new HelmRequest { Reset = true });
        var skb = Packets.Ping(node.Node.RouterIp.ToString(), node.PodIp("server-b").ToString());

        var run = node.Egress(node.Device("cilium_host"), skb);

        run.Is(HopAction.Redirect, "from-host.encapsulate", "cilium_vxlan");
        Assert.Equal(2u, run.Skb.TunnelKey?.Vni);
    }

    //  ESP after XFRM: mark 0xe00 → 0, and it is really transmitted, MAC addresses untouched
    [Fact]
    public void FromHost_EncryptedInNativeMode_PassesWithMarkCleared()
    {
        var node = new NodeRig(Labs.Ipsec, "-worker");
        var skb = Packets.Esp("10.0.1.138", "10.0.0.40");
        var mac = node.Device("cilium_host").Mac;
        skb.SetEthernet(mac, mac);
        skb.Mark = new Mark(0x0E00);

        var run = node.Egress(node.Device("cilium_host"), skb);

        run.Is(HopAction.Ok, "from-host.encrypted-pass");
        Assert.Equal((Mark.None, 63), (run.Skb.Mark, run.Skb.Ttl));
        run.HasMacs(mac, mac);
    }

    //  the same in tunnel mode goes into the tunnel under the pod's identity
    [Fact]
    public void FromHost_EncryptedInTunnelMode_Encapsulates()
    {
        var node = new NodeRig(
            Labs.Playground, "node-a", new HelmRequest { Reset = true }, config => config with { Encryption = Encryption.Ipsec });
        var skb = Packets.Esp(node.Node.RouterIp.ToString(), node.Cluster.Node("node-b")!.RouterIp.ToString());
        skb.Mark = new Mark(0x3E00);
        skb.CarriedIdentity = new SecurityIdentity(32359);

        var run = node.Egress(node.Device("cilium_host"), skb);

        run.Is(HopAction.Redirect, "from-host.encrypted-encapsulate", "cilium_vxlan");
        Assert.Equal(new TunnelKey(Ipv4Address.Parse("172.18.0.3"), 32359), run.Skb.TunnelKey);
        Assert.Equal(Mark.None, run.Skb.Mark);
    }

    [Fact]
    public void ToHost_Ipsec_ForcesPacketTypeHost()
    {
        var node = new NodeRig(Labs.Ipsec, "-worker");
        var skb = Packets.Esp("10.0.1.138", "10.0.0.40");
        skb.PacketType = PacketType.OtherHost;

        var run = node.Ingress(node.Device("cilium_net"), skb);

        run.Is(HopAction.Ok, "to-host.forced-to-stack");
        Assert.Equal(PacketType.Host, run.Skb.PacketType);
    }

    [Fact]
    public void ToHost_WithoutIpsec_LeavesPacketType()
    {
        var node = new NodeRig(Labs.Kpr, "-worker");
        var skb = Packets.Ping("10.0.1.15", "172.18.0.3");
        skb.PacketType = PacketType.OtherHost;

        var run = node.Ingress(node.Device("cilium_host"), skb);

        run.Is(HopAction.Ok, "to-host.to-stack");
        Assert.Equal(PacketType.OtherHost, run.Skb.PacketType);
    }

    //  eth0: ESP ──mark 0xd00──▶ stack ──XFRM──▶ eth0 again: plaintext ──▶ cilium_host
    [Fact]
    public void FromNetwork_EspThenPlaintext_MarksThenRedirects()
    {
        var node = new NodeRig(Labs.Ipsec, "-worker");
        var plaintext = Packets.Ping("10.0.0.249", "10.0.1.52", ttl: 62);
        plaintext.Mark = new Mark(0x0D00);
        plaintext.IsDecrypted = true;

        var esp = node.Ingress(node.Device("eth0"), Packets.Esp("10.0.0.40", "10.0.1.138"));
        var decrypted = node.Ingress(node.Device("eth0"), plaintext);

        esp.Is(HopAction.Ok, "from-network.esp-to-stack");
        Assert.Equal("0xd00", esp.Skb.Mark.ToString());
        decrypted.Is(HopAction.Redirect, "from-network.decrypted-to-cilium-host", "cilium_host");
        Assert.Equal((Mark.None, 62), (decrypted.Skb.Mark, decrypted.Skb.Ttl));
    }

    [Fact]
    public void FromNetwork_OrdinaryPacket_PassesUnchanged()
    {
        var node = new NodeRig(Labs.Ipsec, "-worker");

        var run = node.Ingress(node.Device("eth0"), Packets.Ping("8.8.8.8", "172.18.0.3", ttl: 63));

        run.Is(HopAction.Ok, "from-network.not-esp");
        Assert.Equal((Mark.None, 63), (run.Skb.Mark, run.Skb.Ttl));
    }
}
