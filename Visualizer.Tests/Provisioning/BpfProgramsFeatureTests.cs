using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Cilium;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Provisioning;

/// <summary>The attachment matrix: which hook has which program follows from the switches.</summary>
public sealed class BpfProgramsFeatureTests
{
    [Theory]
    [InlineData("(a) native, kube-proxy", "- -", null, "tunnel=disabled", "autoDirectNodeRoutes=true", "ipv4NativeRoutingCIDR=10.0.0.0/8")]
    [InlineData("(b) native, KPR", "from-netdev to-netdev", null, "tunnel=disabled", "autoDirectNodeRoutes=true", "ipv4NativeRoutingCIDR=10.0.0.0/8", "kubeProxyReplacement=strict")]
    [InlineData("(d) VXLAN, KPR, BPF masquerading", "from-netdev to-netdev", "from-overlay to-overlay", "kubeProxyReplacement=strict", "bpf.masquerade=true")]
    [InlineData("(e) VXLAN, kube-proxy", "- -", "from-overlay -")]
    [InlineData("(f) IPsec, native", "from-network -", null, "tunnel=disabled", "autoDirectNodeRoutes=true", "ipv4NativeRoutingCIDR=10.0.0.0/8", "encryption.enabled=true", "encryption.type=ipsec")]
    public void Provision_Configuration_AttachesByMatrix(string name, string eth0, string? tunnel, params string[] set)
    {
        var node = new NodeRig(Labs.Playground, "node-a", new HelmRequest { Reset = true, Set = [.. set] });

        Assert.True(eth0 == ProgramsOn(node, "eth0"), name + ": " + ProgramsOn(node, "eth0"));
        Assert.Equal(tunnel, node.Datapath.Host.Find("cilium_vxlan") is null ? null : ProgramsOn(node, "cilium_vxlan"));
        Assert.Equal("to-host from-host", ProgramsOn(node, "cilium_host"));
        Assert.Equal("to-host -", ProgramsOn(node, "cilium_net"));
        Assert.Equal("from-container -", ProgramsOn(node, node.Lxc("client").Name));
        Assert.Equal("from-container -", ProgramsOn(node, "lxc_health"));
    }

    [Fact]
    public void Provision_IpsecInTunnelMode_HasNoProgramOnEth0()
    {
        var node = new NodeRig(
            Labs.Playground, "node-a", new HelmRequest { Reset = true }, config => config with { Encryption = Encryption.Ipsec });

        Assert.Equal(("- -", "from-overlay -"), (ProgramsOn(node, "eth0"), ProgramsOn(node, "cilium_vxlan")));
    }

    [Theory]
    [InlineData(Labs.Ebpf, "worker2", "lxcbf5cb1e7ceb0", "cilium-lxcbf5cb1e7ceb0")]
    [InlineData(Labs.Ebpf, "worker2", "eth0", "cilium-eth0")]
    [InlineData(Labs.Vxlan, "worker2", "cilium_vxlan", "bpf_overlay.o:[from-overlay]")]
    [InlineData(Labs.Ipsec, "worker2", "eth0", "bpf_network.o:[from-network]")]
    public void Filter_Ingress_PrintsAsTcDoes(string lab, string name, string device, string handle)
    {
        var node = new NodeRig(lab, name);

        var filter = node.Device(device).TcIngress!.Filter;

        Assert.Equal($"tc filter show dev {device} ingress", filter.Source);
        Assert.StartsWith($"filter protocol all pref 1 bpf chain 0 handle 0x1 {handle} direct-action not_in_hw id ", filter.Entry, StringComparison.Ordinal);
        Assert.Matches("id [0-9]+ tag [0-9a-f]{16} jited $", filter.Entry);
    }

    [Fact]
    public void Filter_TcxInUse_IsNotListedByTc()
    {
        var node = new NodeRig(
            Labs.Playground, "node-a", new HelmRequest { Reset = true },
            config => config with { Cilium = CiliumVersion.Parse("1.16.0"), Kernel = KernelVersion.Parse("6.6") });

        var filter = node.Lxc("client").TcIngress!.Filter;

        Assert.Equal("bpftool net", filter.Source);
        Assert.Contains("tcx/ingress cil_from_container prog_id ", filter.Entry, StringComparison.Ordinal);
    }

    private static string ProgramsOn(NodeRig node, string device) =>
        $"{node.Device(device).TcIngress?.Name ?? "-"} {node.Device(device).TcEgress?.Name ?? "-"}";
}
