using System.Collections.Immutable;

namespace Visualizer.Engine.Scenarios;

/// <summary>A scenario as written. What the document does not say is null; what it says wrongly is null too, and a problem.</summary>
/// <param name="Root">The document's tree, in the order as written.</param>
/// <param name="Title">One line.</param>
/// <param name="Summary">What the learner sees and why it surprises.</param>
/// <param name="Tags">Words to filter by.</param>
/// <param name="Cilium">Chart version.</param>
/// <param name="Kernel">Kernel version of every node.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="HelmValues">Helm values, as in a values.yaml.</param>
/// <param name="HelmSet">Arguments of <c>helm --set</c>.</param>
/// <param name="Flows">Suggested flows.</param>
/// <param name="Expect">Facts that the tests check.</param>
public sealed record ScenarioDocument(
    DocumentNode.Map Root,
    Written<string>? Title,
    Written<string>? Summary,
    ImmutableArray<Written<string>> Tags,
    Written<string>? Cilium,
    Written<string>? Kernel,
    ClusterSection? Cluster,
    DocumentNode.Map? HelmValues,
    ImmutableArray<Written<string>> HelmSet,
    ImmutableArray<FlowSection> Flows,
    ImmutableArray<ExpectSection> Expect);
