using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;

namespace Visualizer.Tests.Configuration;

/// <summary>Each finding once, by the smallest set of values that raises it.</summary>
public sealed class ConfigRulesTests
{
    private const string Native = "tunnel=disabled,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,";
    private const string Strict = "kubeProxyReplacement=strict,";
    private const string NewNative = "routingMode=native,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,";

    /// <summary>Code, version, values; kernel 5.15, or 6.8 where netkit needs it, and kube-proxy auto.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "values.no-influence", "1.13.0", "hubble.relay.enabled=true" },
        { "values.unknown", "1.13.0", "somethingElse=1" },
        { "values.unknown-near", "1.13.0", "bpf.masqurade=true" },
        { "values.not-in-this-version", "1.13.0", "bpf.datapathMode=netkit" },
        { "values.old-spelling", "1.13.0", "routingMode=native" },
        { "values.old-spelling", "1.13.0", "nativeRoutingCIDR=10.0.0.0/8" },
        { "values.wrong-type", "1.13.0", "autoDirectNodeRoutes=maybe" },
        { "values.wrong-type", "1.13.0", "tunnel=gre" },
        { "values.wrong-type", "1.13.0", "ipv4NativeRoutingCIDR=10.0.0.0" },
        { "values.wrong-type", "1.13.0", "bpf=yes" },
        { "values.wrong-type", "1.13.0", "MTU={1,2}" },
        { "chart.tunnel-deprecated", "1.14.0", "tunnel=geneve" },
        { "chart.tunnel-removed", "1.15.0", "tunnel=disabled" },
        { "chart.kube-proxy-replacement-word-deprecated", "1.14.0", Strict },
        { "chart.kube-proxy-replacement-word-refused", "1.16.0", Strict },
        { "chart.native-cidr-missing", "1.18.0", "routingMode=native" },
        { "routing.native", "1.13.0", Native },
        { "routing.native", "1.16.0", NewNative },
        { "routing.vxlan", "1.13.0", "" },
        { "routing.vxlan", "1.18.0", "" },
        { "routing.geneve", "1.13.0", "tunnel=geneve" },
        { "routing.geneve", "1.17.0", "tunnelProtocol=geneve" },
        { "routing.cloud-preset", "1.13.0", "eni.enabled=true" },
        { "routing.native-cidr", "1.13.0", Native },
        { "routing.native-cidr-missing", "1.14.0", "routingMode=native" },
        { "routing.direct-node-routes", "1.13.0", Native },
        { "routing.direct-node-routes-with-tunnel", "1.13.0", "autoDirectNodeRoutes=true" },
        { "routing.direct-node-routes-without-cidr", "1.13.0", "tunnel=disabled,autoDirectNodeRoutes=true,enableIPv4Masquerade=false" },
        { "routing.no-routes-to-other-nodes", "1.13.0", "tunnel=disabled,ipv4NativeRoutingCIDR=10.0.0.0/8" },
        { "routing.endpoint-routes", "1.13.0", "endpointRoutes.enabled=true" },
        { "kube-proxy-replacement.full", "1.13.0", Strict },
        { "kube-proxy-replacement.full", "1.17.0", "kubeProxyReplacement=true" },
        { "kube-proxy-replacement.off", "1.13.0", "" },
        { "kube-proxy-replacement.one-by-one", "1.13.0", "kubeProxyReplacement=partial" },
        { "kube-proxy-replacement.one-by-one", "1.16.0", "socketLB.enabled=true" },
        { "kube-proxy-replacement.invalid", "1.13.0", "kubeProxyReplacement=true" },
        { "kube-proxy-replacement.invalid", "1.13.0", "kubeProxyReplacement=probe" },
        { "kube-proxy-replacement.word-means-false", "1.15.0", Strict },
        { "socket-lb.on", "1.13.0", "kubeProxyReplacement=partial,socketLB.enabled=true" },
        { "socket-lb.off", "1.13.0", "socketLB.enabled=true" },
        { "socket-lb.host-namespace-only", "1.13.0", Strict + "socketLB.hostNamespaceOnly=true" },
        { "socket-lb.host-namespace-only-idle", "1.13.0", "socketLB.hostNamespaceOnly=true" },
        { "services.kube-proxy-runs", "1.13.0", "" },
        { "services.kube-proxy-absent", "1.13.0", Strict },
        { "load-balancer.snat", "1.13.0", Strict },
        { "load-balancer.dsr-option", "1.13.0", Strict + Native + "loadBalancer.mode=dsr" },
        { "load-balancer.dsr-option", "1.13.0", Strict + Native + "loadBalancer.mode=hybrid" },
        { "load-balancer.dsr-geneve", "1.18.0", "kubeProxyReplacement=true,tunnelProtocol=geneve,loadBalancer.mode=dsr,loadBalancer.dsrDispatch=geneve" },
        { "load-balancer.refused", "1.12.0", Strict + "loadBalancer.acceleration=native" },
        { "load-balancer.refused", "1.13.0", Strict + "loadBalancer.mode=hybrid,loadBalancer.dsrDispatch=ipip" },
        { "load-balancer.refused", "1.13.0", Strict + "loadBalancer.algorithm=maglev,maglev.tableSize=1000" },
        { "load-balancer.range-malformed", "1.13.0", Strict + "nodePort.range=7" },
        { "load-balancer.range-overlaps-ephemeral-ports", "1.13.0", Strict + "nodePort.range=30000\\,40000,nodePort.autoProtectPortRange=false" },
        { "no-conntrack.refused", "1.13.0", "installNoConntrackIptablesRules=true" },
        { "no-conntrack.refused", "1.13.0", Strict + "installNoConntrackIptablesRules=true" },
        { "no-conntrack.refused", "1.13.0", Strict + Native + "installNoConntrackIptablesRules=true" },
        { "encryption.none", "1.13.0", "" },
        { "encryption.ipsec", "1.13.0", "encryption.enabled=true" },
        { "encryption.wireguard", "1.13.0", "encryption.enabled=true,encryption.type=wireguard" },
        { "encryption.ipsec-with-node-port", "1.14.0", "kubeProxyReplacement=true,encryption.enabled=true" },
        { "masquerading.none", "1.13.0", "enableIPv4Masquerade=false" },
        { "masquerading.iptables", "1.13.0", "" },
        { "masquerading.bpf", "1.13.0", Strict + "bpf.masquerade=true" },
        { "masquerading.bpf-abandoned", "1.13.0", "bpf.masquerade=true" },
        { "masquerading.bpf-abandoned", "1.12.0", Strict + "bpf.masquerade=true,remoteNodeIdentity=false" },
        { "masquerading.feature-needs-bpf", "1.13.0", "egressGateway.enabled=true" },
        { "host-routing.bpf", "1.13.0", Strict + "bpf.masquerade=true" },
        { "host-routing.bpf", "1.13.0", Strict + "enableIPv4Masquerade=false" },
        { "host-routing.bpf", "1.18.0", "kubeProxyReplacement=true,bpf.masquerade=true,encryption.enabled=true" },
        { "host-routing.bpf", "1.13.0", Strict + Native + "bpf.masquerade=true,encryption.enabled=true,encryption.type=wireguard" },
        { "host-routing.legacy.node-port-off", "1.13.0", "" },
        { "host-routing.legacy.forced", "1.13.0", Strict + "bpf.hostLegacyRouting=true" },
        { "host-routing.legacy.ipsec", "1.15.0", "kubeProxyReplacement=true,bpf.masquerade=true,encryption.enabled=true" },
        { "host-routing.legacy.masquerade", "1.13.0", Strict },
        { "host-routing.legacy.masquerade-abandoned", "1.13.0", Strict + "bpf.masquerade=true,egressMasqueradeInterfaces={eth1}" },
        { "host-routing.legacy.kube-proxy-replacement", "1.16.0", "nodePort.enabled=true,socketLB.enabled=true,bpf.masquerade=true" },
        { "host-routing.legacy.endpoint-routes", "1.13.0", Strict + "bpf.masquerade=true,endpointRoutes.enabled=true" },
        { "host-routing.legacy.endpoint-routes", "1.14.0", "kubeProxyReplacement=true,bpf.masquerade=true,endpointRoutes.enabled=true,ipv6.enabled=true" },
        { "host-routing.legacy.wireguard", "1.12.0", Strict + "bpf.masquerade=true,encryption.enabled=true,encryption.type=wireguard" },
        { "devices.native", "1.13.0", "devices=eth+" },
        { "devices.native", "1.18.0", "encryption.enabled=true" },
        { "encryption.overlay-needs-tunnel", "1.16.0", NewNative + "encryption.enabled=true,encryption.ipsec.encryptedOverlay=true" },
        { "devices.not-needed", "1.13.0", "" },
        { "devices.none-detected", "1.13.0", Strict + "devices={ens3}" },
        { "mtu.pod-route", "1.13.0", "MTU=9000" },
        { "mtu.out-of-range", "1.13.0", "MTU=10" },
        { "bandwidth-manager.on", "1.13.0", "bandwidthManager.enabled=true" },
        { "bandwidth-manager.bbr-refused", "1.13.0", "bandwidthManager.enabled=true,bandwidthManager.bbr=true" },
        { "not-modelled.version", "1.11.0", "" },
        { "not-modelled.version", "1.19.0", "" },
        { "not-modelled.ztunnel", "1.18.0", "encryption.enabled=true,encryption.type=ztunnel" },
        { "not-modelled.node-encryption", "1.13.0", Native + "encryption.enabled=true,encryption.nodeEncryption=true" },
        { "not-modelled.encryption-strict-mode", "1.16.0", "encryption.enabled=true,encryption.type=wireguard,encryption.strictMode.enabled=true" },
        { "not-modelled.dsr-encryption", "1.13.0", Strict + Native + "loadBalancer.mode=dsr,encryption.enabled=true,encryption.type=wireguard" },
        { "not-modelled.l7-load-balancing", "1.13.0", "loadBalancer.l7.backend=envoy" },
        { "not-modelled.policy-audit", "1.13.0", "policyAuditMode=true" },
        { "not-modelled.clustermesh-config", "1.13.0", "clustermesh.config.enabled=true" },
        { "not-modelled.external-cluster-ip", "1.13.0", "bpf.lbExternalClusterIP=true" },
        { "not-modelled.no-conntrack", "1.13.0", Strict + Native + "bpf.masquerade=true,installNoConntrackIptablesRules=true" },
        { "not-modelled.no-iptables-rules", "1.13.0", "installIptablesRules=false" },
        { "not-modelled.netkit-legacy-host-routing", "1.17.0", "bpf.datapathMode=netkit" },
        { "not-modelled.netkit-endpoint-routes", "1.17.0", "kubeProxyReplacement=true,bpf.masquerade=true,endpointRoutes.enabled=true,bpf.datapathMode=netkit" },
        { "devices.netkit", "1.17.0", "kubeProxyReplacement=true,bpf.masquerade=true,bpf.datapathMode=netkit" },
        { "not-modelled.host-firewall", "1.13.0", "hostFirewall.enabled=true" },
        { "not-modelled.egress-gateway", "1.13.0", Strict + "bpf.masquerade=true,egressGateway.enabled=true" },
        { "not-modelled.ip-masq-agent", "1.13.0", Strict + "bpf.masquerade=true,ipMasqAgent.enabled=true" },
        { "not-modelled.masquerade-interfaces", "1.13.0", "egressMasqueradeInterfaces=eth1" },
        { "not-modelled.no-ipv4", "1.13.0", "ipv4.enabled=false" },
        { "not-modelled.ipv6", "1.13.0", "ipv6.enabled=true" },
        { "not-modelled.ipv6-underlay", "1.18.0", "underlayProtocol=ipv6" },
        { "not-modelled.nat46x64", "1.13.0", "nat46x64Gateway.enabled=true" },
        { "not-modelled.sctp", "1.13.0", "sctp.enabled=true" },
        { "not-modelled.vtep", "1.13.0", "vtep.enabled=true" },
        { "not-modelled.cni-chaining", "1.13.0", "cni.chainingMode=aws-cni" },
        { "not-modelled.cloud", "1.13.0", "gke.enabled=true,ipv4NativeRoutingCIDR=10.0.0.0/8" },
        { "not-modelled.clustermesh", "1.13.0", "clustermesh.useAPIServer=true" },
        { "not-modelled.high-scale-ipcache", "1.14.0", "highScaleIPcache.enabled=true" },
        { "not-modelled.policy-enforcement", "1.13.0", "policyEnforcementMode=always" },
        { "not-modelled.policy-enforcement-never", "1.13.0", "policyEnforcementMode=never" },
        { "not-modelled.bgp", "1.13.0", "bgp.enabled=true" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Decide_SmallestCase_LeavesItsFinding(string code, string version, string set)
    {
        var resolution = Resolve.Set(version, set.Length == 0 ? [] : [set]);

        var finding = resolution.Finding(code);
        Assert.Equal(FindingTexts.Code(code).Severity, finding.Severity);
        Assert.Equal(resolution.Findings.Any(one => one.Severity == Severity.Error), resolution.Datapath is null);
    }

    [Theory]
    [InlineData("services.nobody-serves-nodeport", KubeProxyMode.None, "5.15", "")]
    [InlineData("services.both-serve-nodeport", KubeProxyMode.Iptables, "5.15", Strict)]
    [InlineData("host-routing.legacy.kernel", KubeProxyMode.Auto, "5.9", Strict + "bpf.masquerade=true")]
    [InlineData("socket-lb.host-namespace-only-kernel", KubeProxyMode.Auto, "5.4", Strict + "socketLB.hostNamespaceOnly=true")]
    [InlineData("bandwidth-manager.kernel", KubeProxyMode.Auto, "4.19", "bandwidthManager.enabled=true")]
    [InlineData("kernel.too-old", KubeProxyMode.Auto, "4.4", "")]
    [InlineData("kernel.feature-refused", KubeProxyMode.Auto, "4.14", Strict)]
    [InlineData("kernel.feature-refused", KubeProxyMode.Auto, "4.18", Strict)]
    public void Decide_OtherClusterOrKernel_LeavesItsFinding(string code, KubeProxyMode kubeProxy, string kernel, string set) =>
        Resolve.With("1.13.0", kernel, kubeProxy, set.Length == 0 ? [] : [set]).Finding(code);

    [Theory]
    [InlineData("6.7", "bpf.datapathMode=netkit"), InlineData("6.8", "bpf.datapathMode=netkit-l2,bpf.enableTCX=false")]
    public void Decide_NetkitWithoutWhatItNeeds_IsRefused(string kernel, string set) =>
        Resolve.With("1.16.0", kernel, KubeProxyMode.Auto, [set]).AssertRefused("kernel.netkit-refused");

    [Fact]
    public void Cases_EveryCodeOfTheResolver_IsRaisedOnce()
    {
        string[] others =
        [
            "services.nobody-serves-nodeport", "services.both-serve-nodeport", "host-routing.legacy.kernel", "socket-lb.host-namespace-only-kernel",
            "bandwidth-manager.kernel", "kernel.too-old", "kernel.feature-refused", "kernel.netkit-refused",
        ];
        var covered = Cases.Select(row => row.Data.Item1).Concat(others).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(FindingTexts.Codes.Where(code => code.RaisedBy.StartsWith("Rules/", StringComparison.Ordinal) && !covered.Contains(code.Value)));
    }

    [Fact]
    public void Decide_Overruled_NamesTheUsersValue()
    {
        Assert.Equal(
            [new ValueSetting("bpf.masquerade", "true")], Resolve.Set("1.13.0", "bpf.masquerade=true").Finding("masquerading.bpf-abandoned").Overruled);
        Assert.Equal(
            [new ValueSetting("socketLB.enabled", "true")], Resolve.Set("1.13.0", "socketLB.enabled=true").Finding("kube-proxy-replacement.off").Overruled);
        Assert.Equal(
            [new ValueSetting("socketLB.enabled", "false")],
            Resolve.Set("1.13.0", "kubeProxyReplacement=strict", "socketLB.enabled=false").Finding("kube-proxy-replacement.full").Overruled);
    }

    [Theory]
    [InlineData("1.13.0", "kubeProxyReplacement=strict"), InlineData("1.13.0", ""), InlineData("1.16.0", "kubeProxyReplacement=true"), InlineData("1.12.0", "")]
    [InlineData("1.13.0", Native + "encryption.enabled=true"), InlineData("1.14.0", "encryption.enabled=true")]
    public void Decide_Remedies_LeadToBpfHostRouting(string version, string set)
    {
        var values = set.Length == 0 ? new List<string>() : [set];
        for (var step = 0; step < 4; step++)
        {
            var resolution = Resolve.Set(version, [.. values]);
            if (resolution.Summary.HostRouting == HostRouting.Bpf)
            {
                Assert.DoesNotContain(
                    resolution.Findings, finding => finding.Severity == Severity.Error && finding.Code != "not-modelled.version");
                return;
            }

            var finding = resolution.Findings.Single(one => one.Decides == "hostRouting");
            Assert.NotEmpty(finding.Remedy);
            values.AddRange(finding.Remedy.Select(setting => setting.ToString()));
        }

        Assert.Fail("The remedies do not lead there.");
    }

    [Theory]
    [InlineData("1.13.0", "encryption.enabled=true", 1373, 1450), InlineData("1.13.0", "MTU=9000", 8950, 9000)]
    [InlineData("1.13.0", Native + "encryption.enabled=true,encryption.type=wireguard", 1420, 1500)]
    [InlineData("1.13.0", "encryption.enabled=true,encryption.type=wireguard", 1420, 1500)]
    [InlineData("1.14.0", "encryption.enabled=true,encryption.type=wireguard", 1420, 1500)]
    [InlineData("1.15.0", "encryption.enabled=true,encryption.type=wireguard", 1370, 1500)]
    public void Decide_Mtu_FollowsTheHeaders(string version, string set, int podMtu, int _) =>
        Assert.Equal(podMtu, Resolve.Set(version, set).Summary.PodMtu);

    [Fact]
    public void Resolve_ChartFails_NothingElseIsDecided()
    {
        var summary = Resolve.Set("1.16.0", "kubeProxyReplacement=strict").Summary;

        Assert.Equal(new ConfigSummary { Cilium = summary.Cilium, Kernel = summary.Kernel }, summary);
    }

    [Theory]
    [InlineData("1.12.0"), InlineData("1.14.0"), InlineData("1.15.0"), InlineData("1.16.0"), InlineData("1.17.0"), InlineData("1.18.0")]
    public void Resolve_OtherChart_IsModelled(string version)
    {
        var resolution = Resolve.Set(version);

        Assert.NotNull(resolution.Datapath);
        Assert.Equal((RoutingMode.Vxlan, HostRouting.Legacy, true, 1450), (
            resolution.Summary.Routing, resolution.Summary.HostRouting, resolution.Summary.KubeProxy, resolution.Summary.PodMtu));
    }
}
