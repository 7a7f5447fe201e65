using System.Collections.Immutable;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Comparison;

/// <summary>Everything in which variants differ, in order.</summary>
internal static class DifferenceFinder
{
    /// <summary>Those without a place first, then by their first place on the way, packet by packet.</summary>
    public static ImmutableArray<Difference> Find(ComparedTraces traces)
    {
        var found = ConfigDifferences.Find(traces).Concat(PathDifferences.Find(traces)).Concat(SightingDifferences.Find(traces));
        return
        [
            .. found.OrderBy(each => each.Difference.Place is not null)
                .ThenBy(each => each.At.Packet)
                .ThenBy(each => each.At.Row)
                .ThenBy(each => each.Difference.Code.Kind)
                .Select(each => each.Difference),
        ];
    }

    /// <summary>A difference that is there when two variants have different values.</summary>
    public static bool Differ(ImmutableArray<VariantValue> values) => values.Select(value => value.Value).Distinct().Skip(1).Any();
}

/// <summary>A difference with its place in the order.</summary>
/// <param name="Difference">The difference.</param>
/// <param name="At">Where on the way it comes first.</param>
internal sealed record FoundDifference(Difference Difference, WayPoint At);

/// <summary>A point on the way of all packets, one after the other.</summary>
/// <param name="Packet">Position of the aligned packet.</param>
/// <param name="Row">Position of the aligned hop.</param>
internal readonly record struct WayPoint(int Packet, int Row)
{
    /// <summary>Before the first packet.</summary>
    public static readonly WayPoint None = new(-1, -1);
}
