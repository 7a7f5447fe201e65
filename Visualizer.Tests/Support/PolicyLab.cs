using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Tests.Scenarios;

namespace Visualizer.Tests.Support;

/// <summary>The playground with network policies.</summary>
internal static class PolicyLab
{
    public static readonly string[] NativeLegacy = ["tunnel=disabled", "autoDirectNodeRoutes=true", "ipv4NativeRoutingCIDR=10.0.0.0/8"];

    /// <summary>Configurations that are walked, by <c>--set</c> arguments between blanks.</summary>
    public static readonly string[] Configurations =
    [
        "",
        "kubeProxyReplacement=strict bpf.masquerade=true",
        "tunnel=geneve",
        "endpointRoutes.enabled=true",
        "tunnel=disabled autoDirectNodeRoutes=true ipv4NativeRoutingCIDR=10.0.0.0/8 endpointRoutes.enabled=true",
        "kubeProxyReplacement=strict endpointRoutes.enabled=true",
        "encryption.enabled=true encryption.type=wireguard",
        "encryption.enabled=true encryption.type=ipsec",
        "tunnel=disabled autoDirectNodeRoutes=true ipv4NativeRoutingCIDR=10.0.0.0/8",
        "tunnel=disabled autoDirectNodeRoutes=true ipv4NativeRoutingCIDR=10.0.0.0/8 kubeProxyReplacement=strict",
        "tunnel=disabled autoDirectNodeRoutes=true ipv4NativeRoutingCIDR=10.0.0.0/8 kubeProxyReplacement=strict bpf.masquerade=true",
        "tunnel=disabled autoDirectNodeRoutes=true ipv4NativeRoutingCIDR=10.0.0.0/8 encryption.enabled=true encryption.type=ipsec",
    ];

    /// <summary>The document with each of the manifests, in YAML's flow style.</summary>
    public static ScenarioResolution Resolve(params string[] manifests)
    {
        var policies = "\n  policies:\n" + string.Concat(manifests.Select(manifest => $"    - {manifest}\n")) + "flows:";
        var text = ScenarioFiles.Text(Labs.Playground).Replace("\nflows:", policies, StringComparison.Ordinal);
        return ScenarioResolver.Resolve(ScenarioReader.Read(text), "playground");
    }

    public static Scenario Load(params string[] manifests)
    {
        var resolution = Resolve(manifests);
        Assert.Empty(resolution.Problems);
        return resolution.Scenario!;
    }

    public static TraceAnswer Answer(Scenario scenario, FlowRequest flow, string set = "") =>
        DatapathEngine.Trace(scenario, new HelmRequest { Set = [.. set.Split(' ', StringSplitOptions.RemoveEmptyEntries)] }, flow);

    public static TraceView Run(Scenario scenario, FlowRequest flow, string set = "")
    {
        var answer = Answer(scenario, flow, set);
        Assert.True(answer.Trace is not null, string.Join("; ", answer.Config.Findings.Select(finding => $"{finding.Severity} {finding.Code}")));
        return new TraceView(answer);
    }

    public static TraceView Ping(Scenario scenario, string from, string to, string set = "") => Run(scenario, new FlowRequest(FlowKind.Ping, from, to), set);

    public static TraceView Curl(Scenario scenario, string from, string to, string set = "") => Run(scenario, new FlowRequest(FlowKind.Curl, from, to), set);

    public static string Netpol(string name, string spec) =>
        $"{{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{ name: {name} }}, spec: {{ {spec} }} }}";

    public static string Cnp(string name, string spec) =>
        $"{{ apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {{ name: {name} }}, spec: {{ {spec} }} }}";
}
