using System.Collections.Immutable;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Comparison.Sentences;

/// <summary>Which interfaces show a direction in some variants only, and what keeps it away in the others.</summary>
internal sealed class FlippedSightings
{
    public FlippedSightings(ComparedTraces traces)
    {
        Traces = traces;
        All =
        [
            .. from direction in (PacketDirection[])[PacketDirection.Request, PacketDirection.Reply]
               from place in traces.TapPlaces
               let flip = Read(traces, place, direction)
               where !flip.Seen.IsEmpty && !flip.Unseen.IsEmpty
               select flip,
        ];
    }

    public ComparedTraces Traces { get; }

    public ImmutableArray<FlippedSighting> All { get; }

    private static FlippedSighting Read(ComparedTraces traces, Place place, PacketDirection direction)
    {
        var unseen = ImmutableArray.CreateBuilder<(int Variant, UnseenReason? Reason)>();
        var seen = ImmutableArray.CreateBuilder<int>();
        foreach (var index in traces.Traced)
        {
            var tap = traces.Tap(index, place);
            if (tap?.Saw(direction) == true)
            {
                seen.Add(index);
            }
            else
            {
                unseen.Add((index, tap is null ? null : UnseenReasons.Of(traces.Variants[index].Trace!, tap, direction)));
            }
        }

        return new FlippedSighting(place, direction, seen.ToImmutable(), unseen.ToImmutable());
    }
}

/// <summary>A direction at an interface that some variants show and others do not.</summary>
/// <param name="Place">The interface.</param>
/// <param name="Direction">The direction.</param>
/// <param name="Seen">Variants that show it.</param>
/// <param name="Unseen">Those that do not, with the reason; null where there is no such interface.</param>
internal sealed record FlippedSighting(
    Place Place, PacketDirection Direction, ImmutableArray<int> Seen, ImmutableArray<(int Variant, UnseenReason? Reason)> Unseen)
{
    /// <summary>Variants in which a hop is to blame in one way.</summary>
    public ImmutableArray<int> UnseenBy(UnseenKind kind) =>
        [.. Unseen.Where(each => each.Reason?.Kind == kind).Select(each => each.Variant)];

    /// <summary>Whether a program keeps the packet away in some variant.</summary>
    public bool HasCulprit => Unseen.Any(each => each.Reason?.Kind is UnseenKind.JumpedOver or UnseenKind.TakenAway);
}
