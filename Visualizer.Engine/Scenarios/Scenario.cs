using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios;

/// <summary>A scenario with everything decided that does not depend on Cilium's configuration.</summary>
/// <param name="Id">File name without extension; <c>document</c> for one that came with a request.</param>
/// <param name="Title">One line.</param>
/// <param name="Summary">What the learner sees and why it surprises; empty when not given.</param>
/// <param name="Tags">Words to filter by.</param>
/// <param name="Cilium">Chart version.</param>
/// <param name="Kernel">Kernel version of every node.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Helm">What the user typed for Helm.</param>
/// <param name="Policies">Network policy manifests, as written.</param>
/// <param name="Flows">Suggested flows.</param>
/// <param name="Expectations">Facts that hold of them.</param>
/// <param name="Document">The document as written.</param>
public sealed record Scenario(
    string Id,
    string Title,
    string Summary,
    ImmutableArray<string> Tags,
    CiliumVersion Cilium,
    KernelVersion Kernel,
    Cluster Cluster,
    HelmInput Helm,
    ImmutableArray<DocumentNode> Policies,
    ImmutableArray<SuggestedFlow> Flows,
    ImmutableArray<Expectation> Expectations,
    ScenarioDocument Document);

/// <summary>A scenario, or the problems that stand in its way.</summary>
/// <param name="Scenario">The scenario; null exactly when there are problems.</param>
/// <param name="Problems">All problems of text, shape and meaning.</param>
public sealed record ScenarioResolution(Scenario? Scenario, ImmutableArray<Problem> Problems);
