using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;

namespace Visualizer.Tests.Configuration;

public sealed partial class ConfigResolverTests
{
    [Fact]
    public void Resolve_Vector24_BpfMasqueradeTurnsLabKprIntoLabEbpf()
    {
        var changed = Resolve.Lab(LabValues.Kpr.Add("bpf.masquerade=true")).Datapath;

        Assert.Equal(Resolve.Lab(LabValues.Ebpf).Datapath! with { Devices = changed!.Devices }, changed);
    }

    [Fact]
    public void Resolve_Vector25_LabEbpfWithoutBpfMasqueradeIsLabKpr()
    {
        var changed = Resolve.Lab(LabValues.Ebpf.Remove("bpf.masquerade=true")).Datapath;

        Assert.Equal(Resolve.Lab(LabValues.Kpr).Datapath! with { Devices = changed!.Devices }, changed);
    }

    [Fact]
    public void Resolve_Vector26_LabIpsecWithoutEncryptionHasWholeMtu()
    {
        var config = Resolve.Lab(LabValues.Ipsec.Add("encryption.enabled=false"), KubeProxyMode.Iptables).Datapath;

        Assert.Equal((Encryption.None, 1500, HostRouting.Legacy), (config!.Encryption, config.PodMtu, config.HostRouting));
    }

    [Fact]
    public void Resolve_Vector27_GeneveTakesThePlaceOfVxlan()
    {
        var resolution = Resolve.Lab(LabValues.Vxlan.Add("tunnel=geneve"));

        Assert.Equal((RoutingMode.Geneve, HostRouting.Bpf, 1450), (resolution.Summary.Routing, resolution.Summary.HostRouting, resolution.Summary.PodMtu));
        Assert.Equal(6081, resolution.Datapath!.TunnelPort);
    }

    [Theory]
    [InlineData("1.12.4"), InlineData("1.13.0"), InlineData("1.14.2"), InlineData("1.15.0"), InlineData("1.16.1"), InlineData("1.17.0"), InlineData("1.18.0")]
    public void Resolve_Vector28_TunnelWithDirectNodeRoutesIsFatal(string version) =>
        Resolve.Set(version, "autoDirectNodeRoutes=true").AssertRefused("routing.direct-node-routes-with-tunnel");

    [Fact]
    public void Resolve_Vector29_NativeWithoutCidrIsFatalInTheAgentsWords()
    {
        var resolution = Resolve.Set("1.13.0", "tunnel=disabled");

        resolution.AssertRefused("routing.native-cidr-missing");
        Assert.Equal(
            "invalid daemon configuration: native routing cidr must be configured with option --ipv4-native-routing-cidr in combination with "
            + "--enable-ipv4-masquerade --tunnel=disabled --ipam=cluster-pool --enable-ipv4=true",
            resolution.Finding("routing.native-cidr-missing").Args[0]);
    }

    [Fact]
    public void Resolve_Vector29_WithoutMasqueradingNoCidrIsNeeded()
    {
        var resolution = Resolve.Set("1.13.0", "tunnel=disabled", "autoDirectNodeRoutes=true", "enableIPv4Masquerade=false");

        Assert.NotNull(resolution.Datapath);
        resolution.Finding("routing.direct-node-routes-without-cidr");
    }

    [Fact]
    public void Resolve_Vector30_StrictWithIpsecIsFatal()
    {
        var resolution = Resolve.Lab(LabValues.Ipsec.Add("kubeProxyReplacement=strict"));

        resolution.AssertRefused("encryption.ipsec-with-node-port");
        Assert.Equal(["IPSec cannot be used with BPF NodePort"], resolution.Finding("encryption.ipsec-with-node-port").Args);
    }

    [Theory]
    [InlineData("1.12.0"), InlineData("1.13.0")]
    public void Resolve_Vector31_DsrWithTunnelIsFatal(string version)
    {
        var resolution = Resolve.Set(version, "kubeProxyReplacement=strict", "loadBalancer.mode=dsr");

        resolution.AssertRefused("load-balancer.refused");
        Assert.Equal(["Node Port \"dsr\" mode cannot be used with vxlan tunneling."], resolution.Finding("load-balancer.refused").Args);
    }

    [Theory]
    [InlineData("1.15.0"), InlineData("1.16.0"), InlineData("1.18.0")]
    public void Resolve_Vector32_TunnelGivenToALaterChartFails(string version)
    {
        var resolution = Resolve.Set(version, "tunnel=vxlan");

        resolution.AssertRefused("chart.tunnel-removed");
        Assert.Equal(
            [new ValueSetting("routingMode", "tunnel"), new ValueSetting("tunnelProtocol", "vxlan")], resolution.Finding("chart.tunnel-removed").Remedy);
        Assert.Null(resolution.Summary.Routing);
    }
}
