using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Documentation.Datapath;

/// <summary>One page of <c>docs/datapath</c>: values to run the engine with, and what no engine can say.</summary>
/// <param name="File">Name of the page, without extension.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Set">Values, as one argument of <c>--set</c>; empty for the chart's defaults.</param>
/// <param name="Prose">What the packet's way is like: a paragraph in Markdown.</param>
/// <param name="Surprises">What people get wrong about it, with the source that settles it.</param>
internal sealed record DatapathConfiguration(string File, string Title, string Set, string Prose, ImmutableArray<string> Surprises)
{
    /// <summary>Chart version.</summary>
    public string Version { get; init; } = "1.13.0";

    /// <summary>Kernel of all nodes.</summary>
    public string Kernel { get; init; } = "5.15";

    /// <summary>The flows that every page shows, on the scenario <c>playground</c>.</summary>
    public static ImmutableArray<(string Title, FlowRequest Request)> Flows { get; } =
    [
        ("Ping on one node: `client` → `server-a`", new FlowRequest(FlowKind.Ping, "client", "server-a")),
        ("Ping across nodes: `client` → `server-b`", new FlowRequest(FlowKind.Ping, "client", "server-b")),
        ("Curl of a ClusterIP: `client` → service `web`, backend `server-b`", new FlowRequest(FlowKind.Curl, "client", "svc/web:80") { Backend = "server-b" }),
        ("Curl of a NodePort from outside: `laptop` → `node-a:30080`, backend `server-b`",
            new FlowRequest(FlowKind.Curl, "external/laptop", "node/node-a:30080") { Backend = "server-b" }),
    ];

    /// <summary>The engine's answer to a flow.</summary>
    public TraceAnswer Trace(FlowRequest flow) => DatapathEngine.Trace(
        Labs.Load(Labs.Playground),
        new HelmRequest { Reset = true, Version = CiliumVersion.Parse(Version), Kernel = KernelVersion.Parse(Kernel), Set = Set.Length == 0 ? [] : [Set] },
        flow);

    /// <summary>The same values as a later chart spells them.</summary>
    public DatapathConfiguration In(int minor) => this with
    {
        Version = $"1.{minor}.0",
        Kernel = "6.8",
        Set = minor < 14 ? Set : Set
            .Replace("tunnel=disabled", "routingMode=native", StringComparison.Ordinal)
            .Replace("tunnel=geneve", "tunnelProtocol=geneve", StringComparison.Ordinal)
            .Replace("kubeProxyReplacement=strict", "kubeProxyReplacement=true", StringComparison.Ordinal),
    };
}
