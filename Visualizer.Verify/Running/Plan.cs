using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios;
using Visualizer.Verify.Lattice;

namespace Visualizer.Verify.Running;

/// <summary>What the engine makes of a configuration, and which flows are walked through it.</summary>
/// <param name="Configuration">The configuration.</param>
/// <param name="Resolution">What is in force, or why nothing is.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Shapes">Flows to walk; empty unless it is walked.</param>
internal sealed record Entry(Configuration Configuration, ConfigResolution Resolution, Fate Fate, ImmutableArray<FlowShape> Shapes);

/// <summary>What becomes of a configuration.</summary>
internal enum Fate
{
    /// <summary>Its flows are walked.</summary>
    Walked,

    /// <summary>It puts in force what another one before it does.</summary>
    SameAsAnother,

    /// <summary>The chart or the agent refuses it.</summary>
    Refused,

    /// <summary>This build does not model it.</summary>
    NotModelled,
}

/// <summary>Every configuration of the lattice with its fate, decided before anything is walked.</summary>
internal static class Plan
{
    /// <summary>With a minor dimension off its default a configuration walks one flow in so many, each one others.</summary>
    private const int Turns = 16;

    public static ImmutableArray<Entry> Make(Scenario scenario)
    {
        // Major ones first: of two that come to the same, the one is walked that every flow goes through.
        var resolved = Configurations.All().OrderByDescending(configuration => configuration.IsMajor)
            .AsParallel().AsOrdered().Select(configuration => (configuration, Configurations.Resolve(scenario, configuration))).ToList();
        var seen = new HashSet<InForce>();
        var turn = 0;
        return
        [
            .. resolved.Select(item =>
            {
                var (configuration, (resolution, key)) = item;
                var fate = key is null ? FateOf(resolution) : seen.Add(key) ? Fate.Walked : Fate.SameAsAnother;
                return new Entry(configuration, resolution, fate, fate != Fate.Walked ? [] : configuration.IsMajor ? FlowShapes.All : Take(turn++));
            }),
        ];
    }

    /// <summary>Every <paramref name="every"/>th of the walked configurations, and all others as they are.</summary>
    public static ImmutableArray<Entry> Sample(ImmutableArray<Entry> plan, int every)
    {
        var walked = 0;
        return [.. plan.Where(entry => entry.Fate != Fate.Walked || walked++ % every == 0)];
    }

    /// <summary>Finding codes for which a configuration is not walked.</summary>
    public static IEnumerable<string> Reasons(ConfigResolution resolution) =>
        resolution.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code);

    private static Fate FateOf(ConfigResolution resolution) =>
        Reasons(resolution).All(Configurations.IsNotModelled) ? Fate.NotModelled : Fate.Refused;

    private static ImmutableArray<FlowShape> Take(int turn) => [.. FlowShapes.All.Where((_, index) => index % Turns == turn % Turns)];
}
