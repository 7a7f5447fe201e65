using System.Collections.Concurrent;
using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Tests.Scenarios;

namespace Visualizer.Tests.Support;

/// <summary>The bundled scenarios, loaded once, and traces of them.</summary>
internal static class Labs
{
    public const string Ebpf = "native-routing-ebpf", Kpr = "native-routing-kpr", Ipsec = "ipsec-native-kubeproxy", Vxlan = "vxlan-ebpf",
        Playground = "playground";

    private static readonly ConcurrentDictionary<string, Scenario> Loaded = new();

    public static Scenario Load(string id) => Loaded.GetOrAdd(id, static id =>
    {
        var resolution = ScenarioResolver.Resolve(ScenarioReader.Read(ScenarioFiles.Text(id)), id);
        Assert.Empty(resolution.Problems);
        return resolution.Scenario!;
    });

    /// <summary>A trace that must exist; <paramref name="set"/> are <c>--set</c> arguments over the scenario's.</summary>
    public static TraceView Ping(string id, string from, string to, params string[] set) => Run(id, new FlowRequest(FlowKind.Ping, from, to), set);

    public static TraceView Curl(string id, string from, string to, string? backend = null, params string[] set) =>
        Run(id, new FlowRequest(FlowKind.Curl, from, to) { Backend = backend }, set);

    public static TraceView Run(string id, FlowRequest flow, params string[] set)
    {
        var answer = DatapathEngine.Trace(Load(id), new HelmRequest { Set = [.. set] }, flow);
        Assert.Empty(answer.HelmProblems);
        Assert.Empty(answer.FlowProblems);
        Assert.True(answer.Trace is not null, string.Join("; ", answer.Config.Findings.Where(finding => finding.Severity == Engine.Configuration.Severity.Error)));
        return new TraceView(answer);
    }
}
