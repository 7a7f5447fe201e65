using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Simulation;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Verify.Invariants;
using Visualizer.Verify.Lattice;

namespace Visualizer.Verify.Running;

/// <summary>Walks cells on the lattice's cluster; the flows' names are resolved once for all configurations.</summary>
internal sealed class Walk
{
    /// <summary>Names of what is checked beside the invariants.</summary>
    public const string Ending = "a flow ends as its kind says", Answers = "every flow gets an answer";

    private readonly Cluster _cluster;
    private readonly ImmutableDictionary<FlowShape, Flow> _flows;

    public Walk(Scenario scenario)
    {
        _cluster = scenario.Cluster;
        _flows = FlowShapes.All.ToImmutableDictionary(shape => shape, shape => Resolve(shape));
    }

    /// <summary>What is checked, in the order of the report.</summary>
    public static ImmutableArray<string> Checks => [Answers, Ending, .. TraceInvariants.All.Select(invariant => invariant.Name)];

    /// <summary>The configuration's cluster, for all of its flows.</summary>
    public ClusterDatapath Provision(DatapathConfig config) => DatapathEngine.Provision(_cluster, config);

    /// <summary>The answer to a flow under a configuration; findings of severity error in it say that the flow is not modelled.</summary>
    public TraceAnswer Trace(ConfigResolution config, ClusterDatapath cluster, FlowShape shape)
    {
        var flow = _flows[shape];
        var trace = Simulator.Run(cluster, flow);
        return new(config with { Findings = ValueSupport.Judge(config.Findings, cluster, flow, trace) }, trace, cluster, flow, [], []);
    }

    /// <summary>Everything that does not hold of an answer: at most one violation of each invariant.</summary>
    /// <param name="shape">The flow.</param>
    /// <param name="answer">The answer to it.</param>
    /// <param name="isThorough">Whether the costly ones are looked at too.</param>
    public static IEnumerable<Violation> Violations(FlowShape shape, TraceAnswer answer, bool isThorough)
    {
        var trace = answer.Trace!;
        if (!shape.MayEnd(answer.Config.Datapath!, trace.Disposition))
        {
            yield return new Violation(Ending, trace.FailedAt is { } at
                ? $"{trace.Disposition} ({trace.DropReason ?? "–"}) {HopReading.At(trace.Packets[at.Packet], trace.Packets[at.Packet].Hops[at.Hop])}"
                : trace.Disposition.ToString());
        }

        foreach (var invariant in TraceInvariants.All)
        {
            if ((isThorough || !invariant.IsCostly) && invariant.Violations(answer).FirstOrDefault() is { } place)
            {
                yield return new Violation(invariant.Name, place);
            }
        }
    }

    private Flow Resolve(FlowShape shape)
    {
        var resolution = FlowResolver.Resolve(_cluster.Index, shape.Request);
        return resolution.Flow ?? throw new InvalidOperationException($"{shape}: {string.Join("; ", resolution.Problems)}");
    }
}

/// <summary>Something that should hold and does not.</summary>
/// <param name="Check">Name of what should hold.</param>
/// <param name="Place">Where it does not.</param>
internal sealed record Violation(string Check, string Place);
