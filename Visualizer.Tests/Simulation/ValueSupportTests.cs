using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Configuration.Rules;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Tests.Scenarios;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Simulation;

/// <summary>A value that is not modelled is an error for flows that could meet it, and only for those.</summary>
public sealed class ValueSupportTests
{
    private const string Native = "tunnel=disabled,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,", Strict = "kubeProxyReplacement=strict,",
        Bpf = Strict + "bpf.masquerade=true,", Full = "kubeProxyReplacement=true,bpf.masquerade=true,",
        NewNative = "routingMode=native,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,", Encrypted = "encryption.enabled=true,",
        Wireguard = Encrypted + "encryption.type=wireguard,";

    // feature, chart version, values, a flow that could meet it, one that cannot
    public static TheoryData<string, string, string, string, string> Cases { get; } = new()
    {
        { "node-encryption", "1.13.0", Native + Encrypted + "encryption.nodeEncryption=true", "ping client node/node-b", "ping client server-b" },
        { "node-encryption", "1.16.0", NewNative + Wireguard + "encryption.nodeEncryption=true", "ping node/node-a server-b", "ping client server-b" },
        { "encryption-strict-mode", "1.16.0", Wireguard + "encryption.strictMode.enabled=true", "ping client server-b", "ping client node/node-a" },
        { "no-iptables-rules", "1.13.0", Native + Bpf + "installIptablesRules=false", "ping client node/node-a", "ping client server-b" },
        { "masquerade-interfaces", "1.13.0", "egressMasqueradeInterfaces=eth1", "ping client external/laptop", "curl external/lanhost node/node-a:30080 server-a" },
        { "netkit-legacy-host-routing", "1.17.0", "bpf.datapathMode=netkit", "ping client server-a", "ping node/node-a node/node-b" },
        { "netkit-endpoint-routes", "1.17.0", Full + "endpointRoutes.enabled=true,bpf.datapathMode=netkit", "ping node/node-a client", "ping node/node-a external/laptop" },
        { "dsr-encryption", "1.13.0", Native + Bpf + Wireguard + "loadBalancer.mode=dsr", "curl external/laptop node/node-a:30080 server-b", "curl client server-b" },
        { "l7-load-balancing", "1.13.0", "loadBalancer.l7.backend=envoy", "curl client svc/web:80 server-a", "curl client server-a" },
        { "ipv6-underlay", "1.18.0", "underlayProtocol=ipv6", "ping client server-b", "ping client server-a" },
        { "policy-enforcement", "1.13.0", "policyEnforcementMode=always", "ping client server-a", "ping node/node-a node/node-b" },
        { "external-cluster-ip", "1.13.0", Native + Bpf + "bpf.lbExternalClusterIP=true", "curl external/lanhost svc/web:80", "curl client svc/web:80 server-a" },
        { "no-conntrack", "1.13.0", Native + Bpf + "installNoConntrackIptablesRules=true", "ping client node/node-b", "ping client server-b" },
        { "host-firewall", "1.13.0", Native + Bpf + "hostFirewall.enabled=true", "ping client node/node-b", "ping client server-b" },
        { "host-firewall", "1.13.0", "hostFirewall.enabled=true", "ping client server-b", "ping client server-a" },
        { "egress-gateway", "1.13.0", Bpf + "egressGateway.enabled=true", "ping client external/laptop", "curl external/lanhost node/node-a:30080 server-a" },
        { "ip-masq-agent", "1.13.0", Bpf + "ipMasqAgent.enabled=true", "ping client node/node-b", "ping client server-b" },
        { "vtep", "1.13.0", "vtep.enabled=true", "ping external/lanhost node/node-a", "ping client server-b" },
        { "high-scale-ipcache", "1.14.0", "highScaleIPcache.enabled=true", "ping client server-b", "ping client server-a" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Trace_FlowThatCouldMeetIt_IsNotAnswered(string feature, string version, string set, string meets, string _)
    {
        var answer = Trace(version, set, meets);

        Assert.Null(answer.Trace);
        Assert.Equal(Severity.Error, FindingOf(answer, feature).Severity);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Trace_FlowThatCannotMeetIt_IsAnsweredWithAnInfo(string feature, string version, string set, string _, string avoids)
    {
        var answer = Trace(version, set, avoids);

        Assert.NotNull(answer.Trace);
        Assert.Equal(Severity.Info, FindingOf(answer, feature).Severity);
    }

    [Theory]
    [InlineData("ipv6", "1.13.0", "ipv6.enabled=true"), InlineData("nat46x64", "1.13.0", "nat46x64Gateway.enabled=true")]
    [InlineData("sctp", "1.13.0", "sctp.enabled=true"), InlineData("clustermesh", "1.13.0", "clustermesh.useAPIServer=true")]
    [InlineData("clustermesh-config", "1.16.0", "clustermesh.config.enabled=true"), InlineData("bgp", "1.13.0", "bgp.enabled=true")]
    [InlineData("bgp", "1.18.0", "bgpControlPlane.enabled=true")]
    public void Trace_ValueThatNoFlowMeets_EveryFlowIsAnswered(string feature, string version, string set)
    {
        foreach (var flow in (string[])["ping client server-b", "curl client svc/web:80 server-b", "ping client external/laptop", "curl external/laptop node/node-a:30080 server-b"])
        {
            var answer = Trace(version, set, flow);
            Assert.NotNull(answer.Trace);
            Assert.Equal(Severity.Info, FindingOf(answer, feature).Severity);
        }
    }

    [Fact]
    public void Trace_PoliciesLoggedOnly_OnlyWhatIsDeniedIsNotAnswered()
    {
        Assert.Null(Trace("1.13.0", "policyAuditMode=true", "ping client server-a", Denying).Trace);
        Assert.NotNull(Trace("1.13.0", "policyAuditMode=true", "ping client server-b", Denying).Trace);
    }

    [Fact]
    public void Trace_PoliciesNotEnforced_MattersWhereThereAreSome()
    {
        Assert.Null(Trace("1.13.0", "policyEnforcementMode=never", "ping client server-b", Denying).Trace);
        Assert.NotNull(Trace("1.13.0", "policyEnforcementMode=never", "ping node/node-a node/node-b", Denying).Trace);
        Assert.NotNull(Trace("1.13.0", "policyEnforcementMode=never", "ping client server-b").Trace);
    }

    [Fact]
    public void Cases_EveryFeatureThatSomeFlowMeets_IsTriedOnBothSides()
    {
        string[] elsewhere = ["policy-audit", "policy-enforcement-never"];
        var tried = Cases.Select(row => row.Data.Item1).Concat(elsewhere);

        Assert.Equal(
            ModelledRule.NotYet.Where(entry => entry.Reach is not (UnmodelledReach.EveryFlow or UnmodelledReach.NoFlow)).Select(entry => entry.Feature).Order(),
            tried.Distinct().Order());
    }

    private static readonly (string, string) Denying = ("externals:",
        """
        policies:
            - apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata: { name: guard }
              spec: { podSelector: { matchLabels: { app: guarded } }, policyTypes: [ Ingress ], ingress: [ ] }
          externals:
        """);

    private static TraceAnswer Trace(string version, string set, string flow, (string Old, string New)? change = null)
    {
        var words = flow.Split(' ');
        var text = ScenarioFiles.Text(Labs.Playground);
        text = change is { } one
            ? text.Replace(one.Old, one.New, StringComparison.Ordinal).Replace("name: server-a, node: node-a, labels: { app: web }", "name: server-a, node: node-a, labels: { app: guarded }", StringComparison.Ordinal)
            : text;
        var resolution = ScenarioResolver.Resolve(ScenarioReader.Read(text), Labs.Playground);
        Assert.Empty(resolution.Problems);
        var answer = DatapathEngine.Trace(
            resolution.Scenario!,
            new HelmRequest { Reset = true, Version = CiliumVersion.Parse(version), Kernel = KernelVersion.Parse("6.8"), Set = [set.TrimEnd(',')] },
            new FlowRequest(Enum.Parse<FlowKind>(words[0], ignoreCase: true), words[1], words[2]) { Backend = words.ElementAtOrDefault(3) });
        Assert.Empty(answer.HelmProblems);
        Assert.Empty(answer.FlowProblems);
        Assert.NotNull(answer.Config.Datapath);
        return answer;
    }

    private static Finding FindingOf(TraceAnswer answer, string feature) =>
        Assert.Single(answer.Config.Findings, finding => finding.Code == "not-modelled." + feature);
}
