using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Show;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine;

/// <summary>Everything that the engine says of one request.</summary>
/// <param name="Config">What became of the values, with all findings; also that the flow is not modelled.</param>
/// <param name="Trace">The trace; null when the configuration is refused, or it or the flow is not modelled, or the request has problems.</param>
/// <param name="Cluster">The provisioned cluster; null when no configuration is in force.</param>
/// <param name="Flow">The flow with its names resolved; null with problems.</param>
/// <param name="HelmProblems">What in the values cannot be read.</param>
/// <param name="FlowProblems">What is wrong with the flow as written.</param>
public sealed record TraceAnswer(
    ConfigResolution Config,
    Trace? Trace,
    ClusterDatapath? Cluster,
    Flow? Flow,
    ImmutableArray<HelmProblem> HelmProblems,
    ImmutableArray<FlowProblem> FlowProblems)
{
    /// <summary>Node name → what <c>cilium status</c> prints there, for every node with taps; made when somebody asks.</summary>
    public ImmutableSortedDictionary<string, string> CiliumStatus => field ??= Status();

    private ImmutableSortedDictionary<string, string> Status() => Cluster is null || Trace is null
        ? ImmutableSortedDictionary<string, string>.Empty
        : Trace.Taps.Select(tap => tap.Place.Node!).Distinct().Select(Cluster.Index.Node).OfType<Node>().ToImmutableSortedDictionary(
            node => node.Name, node => CiliumStatusText.Render(Cluster.Config, Cluster.Index.Cluster, node), StringComparer.Ordinal);
}
