using System.Collections.Immutable;
using Visualizer.Verify.Lattice;

namespace Visualizer.Verify.Running;

/// <summary>What of the lattice a plan covers, choice by choice.</summary>
/// <param name="Dimension">Dimension, or the kind of flow.</param>
/// <param name="Choice">The choice.</param>
/// <param name="Walked">Configurations whose flows are walked.</param>
/// <param name="Same">Configurations that put in force what one before them does.</param>
/// <param name="Refused">Configurations that the chart or the agent refuses.</param>
/// <param name="NotModelled">Configurations that this build does not model.</param>
/// <param name="Cells">Flows through configurations.</param>
internal sealed record Coverage(string Dimension, string Choice, int Walked, int Same, int Refused, int NotModelled, int Cells)
{
    private const string Flows = "flow", Total = "all";

    /// <summary>The whole plan, in one line.</summary>
    public static Coverage Of(ImmutableArray<Entry> plan) => Count(Total, Total, plan);

    /// <summary>One line for each choice of each dimension, then one for each kind of flow.</summary>
    public static ImmutableArray<Coverage> ByChoice(ImmutableArray<Entry> plan) =>
    [
        .. Dimensions.All.SelectMany((dimension, index) => dimension.Choices.Select(
            choice => Count(dimension.Name, choice.Name, [.. plan.Where(entry => entry.Configuration.Choices[index] == choice)]))),
        .. FlowShapes.All.Select(shape => shape.Kind).Distinct().Select(kind => new Coverage(
            Flows, kind, plan.Count(entry => entry.Shapes.Any(shape => shape.Kind == kind)), 0, 0, 0, plan.Sum(entry => entry.Shapes.Count(shape => shape.Kind == kind)))),
    ];

    /// <summary>Finding codes for which configurations are not walked → how many, the most frequent first.</summary>
    public static ImmutableArray<(string Code, int Count)> Reasons(ImmutableArray<Entry> plan) =>
    [
        .. plan.SelectMany(entry => Plan.Reasons(entry.Resolution)).GroupBy(code => code).Select(group => (group.Key, group.Count()))
            .OrderByDescending(reason => reason.Item2).ThenBy(reason => reason.Key, StringComparer.Ordinal),
    ];

    private static Coverage Count(string dimension, string choice, ImmutableArray<Entry> entries) => new(
        dimension, choice, entries.Count(entry => entry.Fate == Fate.Walked), entries.Count(entry => entry.Fate == Fate.SameAsAnother),
        entries.Count(entry => entry.Fate == Fate.Refused), entries.Count(entry => entry.Fate == Fate.NotModelled), entries.Sum(entry => entry.Shapes.Length));
}
