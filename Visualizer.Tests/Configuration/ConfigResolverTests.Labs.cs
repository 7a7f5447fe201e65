using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;

namespace Visualizer.Tests.Configuration;

public sealed partial class ConfigResolverTests
{
    [Fact]
    public void Resolve_LabNativeEbpf_HostRoutingIsBpf()
    {
        var config = Resolve.Lab(LabValues.Ebpf).Datapath;

        Assert.NotNull(config);
        Assert.Equal(
            (RoutingMode.Native, HostRouting.Bpf, Masquerading.Bpf, Encryption.None),
            (config.Routing, config.HostRouting, config.Masquerading, config.Encryption));
        Assert.Equal((true, "strict", false, true, true, false), (
            config.KubeProxyReplacement, config.KubeProxyReplacementMode, config.KubeProxy, config.NodePort, config.SocketLb, config.PerPacketLb));
        Assert.Equal(["eth0"], config.Devices);
        Assert.Equal("eth0", config.DirectRoutingDevice);
        Assert.Equal(Ipv4Cidr.Parse("10.0.0.0/8"), config.NativeRoutingCidr);
        Assert.Equal((true, false, 1500, 1500), (config.AutoDirectNodeRoutes, config.EndpointRoutes, config.PodMtu, config.DeviceMtu));
    }

    [Fact]
    public void Resolve_LabNativeKpr_HostRoutingIsLegacyForMasquerading()
    {
        var resolution = Resolve.Lab(LabValues.Kpr);

        Assert.NotNull(resolution.Datapath);
        Assert.Equal((HostRouting.Legacy, Masquerading.Iptables), (resolution.Datapath.HostRouting, resolution.Datapath.Masquerading));
        Assert.Equal("eth0", resolution.Datapath.DirectRoutingDevice);
        Assert.Equal([new ValueSetting("bpf.masquerade", "true")], resolution.Finding("host-routing.legacy.masquerade").Remedy);
    }

    [Fact]
    public void Resolve_LabIpsec_KubeProxyServesAndRoutesAreShorter()
    {
        var config = Resolve.Lab(LabValues.Ipsec, KubeProxyMode.Iptables).Datapath;

        Assert.NotNull(config);
        Assert.Equal(
            (RoutingMode.Native, HostRouting.Legacy, Masquerading.Iptables, Encryption.Ipsec),
            (config.Routing, config.HostRouting, config.Masquerading, config.Encryption));
        Assert.Equal((false, "disabled", true, false, false, true), (
            config.KubeProxyReplacement, config.KubeProxyReplacementMode, config.KubeProxy, config.NodePort, config.SocketLb, config.PerPacketLb));
        Assert.Equal((1423, 1500, 1500), (config.PodMtu, config.PostEncryptMtu, config.DeviceMtu));
        Assert.Empty(config.Devices);
        Assert.Null(config.DirectRoutingDevice);
    }

    [Fact]
    public void Resolve_LabVxlan_HostRoutingIsBpfWithoutDirectRoutingDevice()
    {
        var config = Resolve.Lab(LabValues.Vxlan).Datapath;

        Assert.NotNull(config);
        Assert.Equal(
            (RoutingMode.Vxlan, HostRouting.Bpf, Masquerading.Bpf, Encryption.None),
            (config.Routing, config.HostRouting, config.Masquerading, config.Encryption));
        Assert.Equal((1450, 8472), (config.PodMtu, config.TunnelPort));
        Assert.Equal(["eth0"], config.Devices);
        Assert.Null(config.DirectRoutingDevice);
        Assert.Null(config.NativeRoutingCidr);
    }

    [Theory]
    [InlineData("ebpf"), InlineData("kpr"), InlineData("ipsec"), InlineData("vxlan")]
    public void Resolve_Lab_FindsNothingWrong(string lab)
    {
        var set = lab switch { "ebpf" => LabValues.Ebpf, "kpr" => LabValues.Kpr, "ipsec" => LabValues.Ipsec, _ => LabValues.Vxlan };

        var findings = Resolve.Lab(set, lab == "ipsec" ? KubeProxyMode.Iptables : KubeProxyMode.None).Findings;

        Assert.All(findings, finding => Assert.Equal(Severity.Info, finding.Severity));
        Assert.Contains("k8sServiceHost", findings.Single(finding => finding.Code == "values.no-influence").Values);
    }
}
