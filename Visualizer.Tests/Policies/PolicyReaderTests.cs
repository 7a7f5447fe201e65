using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;
using static Visualizer.Tests.Support.PolicyLab;

namespace Visualizer.Tests.Policies;

/// <summary>Manifests that are wrong, and manifests with parts that are not modelled.</summary>
public sealed class PolicyReaderTests
{
    private const string Http = "toPorts: [ { ports: [ { port: \"80\", protocol: TCP } ], rules: { http: [ { method: GET } ] } } ]";

    [Theory]
    [InlineData("{ kind: NetworkPolcy }", "cluster.policies[0].kind", "'NetworkPolicy'")]
    [InlineData("{ apiVersion: v1 }", "cluster.policies[0].kind", "missing")]
    [InlineData("{ apiVersion: v1, kind: NetworkPolicy, metadata: { name: a }, spec: { podSelector: { } } }", "cluster.policies[0].apiVersion", "networking.k8s.io/v1")]
    [InlineData("{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: a }, spec: { } }", "cluster.policies[0].spec.podSelector", "missing")]
    public void Resolve_WrongManifest_SaysWhere(string manifest, string path, string message)
    {
        var problem = Assert.Single(Resolve(manifest).Problems);

        Assert.Equal(path, problem.Path);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Line);
    }

    [Theory]
    [InlineData("podSelector: { }, ingres: [ ]", "spec.ingres")]
    [InlineData("podSelector: { }, ingress: [ { from: [ { ipBlock: { cidr: 10.0.0.300/8 } } ] } ]", "spec.ingress[0].from[0].ipBlock.cidr")]
    [InlineData("podSelector: { }, ingress: [ { from: [ { ipBlock: { cidr: 10.0.0.0/8, except: [ 11.0.0.0/9 ] } } ] } ]", "spec.ingress[0].from[0].ipBlock.except[0]")]
    [InlineData("podSelector: { }, ingress: [ { ports: [ { port: 70000 } ] } ]", "spec.ingress[0].ports[0].port")]
    [InlineData("podSelector: { }, ingress: [ { ports: [ { port: 90, endPort: 80 } ] } ]", "spec.ingress[0].ports[0].endPort")]
    [InlineData("podSelector: { }, policyTypes: [ In ]", "spec.policyTypes[0]")]
    [InlineData("podSelector: { matchExpressions: [ { key: app, operator: Is } ] }", "spec.podSelector.matchExpressions[0].operator")]
    [InlineData("podSelector: { matchLabels: { \"k8s:app\": web } }", "spec.podSelector.matchLabels.k8s:app")]
    public void Resolve_WrongKubernetesSpec_SaysWhere(string spec, string path) =>
        Assert.Equal("cluster.policies[0]." + path, Assert.Single(Resolve(Netpol("p", spec)).Problems).Path);

    [Theory]
    [InlineData("ingress: [ ]", "spec")]
    [InlineData("endpointSelector: { }, nodeSelector: { }", "spec")]
    [InlineData("endpointSelector: { }, ingress: [ { fromEntites: [ all ] } ]", "spec.ingress[0].fromEntites")]
    [InlineData("endpointSelector: { }, ingress: [ { fromEntities: [ wrld ] } ]", "spec.ingress[0].fromEntities[0]")]
    [InlineData("endpointSelector: { }, ingress: [ { fromCIDR: [ 10.0.0.0/8 ], fromEntities: [ host ] } ]", "spec.ingress[0].fromEntities")]
    [InlineData("endpointSelector: { }, ingress: [ { toPorts: [ { ports: [ { port: 80 } ] } ] } ]", "spec.ingress[0].toPorts[0].ports[0].port")]
    public void Resolve_WrongCiliumSpec_SaysWhere(string spec, string path) =>
        Assert.Equal("cluster.policies[0]." + path, Assert.Single(Resolve(Cnp("p", spec)).Problems).Path);

    [Fact]
    public void Resolve_SeveralProblems_AreFoundAtOnce()
    {
        var problems = Resolve(Netpol("p", "podSelector: { }, ingres: [ ]"), Cnp("q", "ingress: [ ]"), Netpol("p", "podSelector: { }")).Problems;

        Assert.Equal(
            ["cluster.policies[0].spec.ingres", "cluster.policies[1].spec", "cluster.policies[2].metadata.name"], problems.Select(problem => problem.Path));
    }

    //  code, spec of a Cilium policy on the server, and whether a curl to port 80 meets it
    public static TheoryData<string, string, bool> Unmodelled => new()
    {
        { "l7", "ingress: [ { " + Http + " } ]", true },
        { "l7", "egress: [ { " + Http + " } ]", false },
        { "l7", "ingress: [ { fromEntities: [ all ] }, { fromEndpoints: [ { matchLabels: { app: other } } ], " + Http + " } ]", false },
        { "fqdn", "egress: [ { toFQDNs: [ { matchName: example.org } ] } ]", false },
        { "services", "egress: [ { toServices: [ { k8sService: { serviceName: web } } ] } ]", false },
        { "groups", "ingress: [ { fromGroups: [ { aws: { } } ] } ]", true },
        { "groups", "ingress: [ { fromEntities: [ cluster ] }, { fromGroups: [ { aws: { } } ] } ]", false },
        { "nodes", "ingress: [ { fromNodes: [ { } ] } ]", true },
        { "requirements", "ingress: [ { fromEntities: [ all ] }, { fromRequires: [ { matchLabels: { env: prod } } ] } ]", true },
        { "icmp", "ingress: [ { fromEntities: [ host ] }, { icmps: [ { fields: [ { type: 8 } ] } ] } ]", false },
        { "named-port", "ingress: [ { toPorts: [ { ports: [ { port: http } ] } ] } ]", true },
        { "authentication", "ingress: [ { fromEntities: [ all ], authentication: { mode: required } } ]", true },
        { "default-deny", "enableDefaultDeny: { ingress: false }, ingress: [ { fromEntities: [ all ] } ]", true },
        { "ipv6", "ingress: [ { fromCIDR: [ \"2001:db8::/32\" ] }, { fromEntities: [ all ] } ]", false },
    };

    [Theory, MemberData(nameof(Unmodelled))]
    public void Trace_UnmodelledPart_IsAnErrorOnlyWhereThePacketMeetsIt(string code, string spec, bool isMet)
    {
        var scenario = Load(Cnp("part", "endpointSelector: { matchLabels: { app: web } }, " + spec));

        var answer = Answer(scenario, new FlowRequest(FlowKind.Curl, "client", "server-b"));

        var finding = Assert.Single(answer.Config.Findings, finding => finding.Code == "not-modelled.policy-" + code);
        Assert.Equal(isMet ? Severity.Error : Severity.Info, finding.Severity);
        Assert.Equal(isMet, answer.Trace is null);
        Assert.Contains("default/part", FindingTexts.Message(finding, Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_IcmpTypes_AreMetByPing()
    {
        var scenario = Load(Cnp("part", "endpointSelector: { matchLabels: { app: web } }, ingress: [ { icmps: [ { fields: [ { type: 8 } ] } ] } ]"));

        Assert.Null(Answer(scenario, new FlowRequest(FlowKind.Ping, "client", "server-b")).Trace);
    }

    [Fact]
    public void Trace_PolicyOfNodes_IsGoodToKnow()
    {
        var scenario = Load(
            "{ apiVersion: cilium.io/v2, kind: CiliumClusterwideNetworkPolicy, metadata: { name: nodes }, spec: { nodeSelector: { }, ingress: [ { } ] } }");

        var answer = Answer(scenario, new FlowRequest(FlowKind.Ping, "client", "server-b"));

        Assert.NotNull(answer.Trace);
        Assert.Equal(Severity.Info, Assert.Single(answer.Config.Findings, finding => finding.Code == "not-modelled.policy-host").Severity);
    }

    [Fact]
    public void Trace_EndPort_WarnsThatTheVersionIgnoresIt()
    {
        var scenario = Load(Netpol("range", "podSelector: { }, ingress: [ { ports: [ { port: 80, endPort: 90 } ] } ]"));

        var finding = Assert.Single(
            Answer(scenario, new FlowRequest(FlowKind.Curl, "client", "server-b")).Config.Findings, finding => finding.Code == "policy.end-port-ignored");

        Assert.Equal(Severity.Warning, finding.Severity);
    }
}
