using System.Collections.Immutable;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Comparison;

/// <summary>In which hops, and in what comes out in the end, the variants differ.</summary>
internal static class PathDifferences
{
    public static IEnumerable<FoundDifference> Find(ComparedTraces traces)
    {
        if (traces.Traced.Length < TraceComparison.FewestVariants)
        {
            return [];
        }

        var wording = new Wording(traces);
        return Ends(traces, wording).Concat(traces.Packets.SelectMany((packet, at) => OfPacket(traces, wording, packet, at)));
    }

    private static IEnumerable<FoundDifference> Ends(ComparedTraces traces, Wording wording)
    {
        var values = Values(traces, index => Camel(traces.Variants[index].Trace!.Disposition));
        if (DifferenceFinder.Differ(values))
        {
            yield return new(new(DifferenceCodes.Disposition, null, null, values, DifferenceCodes.Disposition.Text.With(wording.Values(values))), WayPoint.None);
        }
    }

    private static IEnumerable<FoundDifference> OfPacket(ComparedTraces traces, Wording wording, AlignedPacket packet, int at)
    {
        var subject = Phrase.Packet(packet.Direction);
        var bytes = Values(traces, index => OnWire(packet.Packets[index]));
        if (DifferenceFinder.Differ(bytes))
        {
            yield return new(
                new(DifferenceCodes.WireBytes, null, packet.Index, bytes, DifferenceCodes.WireBytes.Text.With(subject, wording.Values(bytes))), new(at, -1));
        }

        for (var row = 0; row < packet.Hops.Length; row++)
        {
            if (OfHop(traces, wording, packet, packet.Hops[row]) is { } difference)
            {
                yield return new(difference, new(at, row));
            }
        }

        var arrivals = Values(traces, index => (int?)VariantMeasures.Arrival(packet.Packets[index])?.Ttl);
        if (DifferenceFinder.Differ(arrivals) && packet.Direction != PacketDirection.None)
        {
            var last = LastRow(packet, traces.Traced);
            yield return new(
                new(
                    DifferenceCodes.ArrivalTtl, PlaceOf(traces, packet.Hops[last].Place), packet.Index, arrivals,
                    DifferenceCodes.ArrivalTtl.Text.With(subject, wording.Values(arrivals))),
                new(at, last));
        }
    }

    private static Difference? OfHop(ComparedTraces traces, Wording wording, AlignedPacket packet, AlignedHop row)
    {
        var hops = traces.Traced.Select(index => (index, hop: packet.HopOf(row, index))).ToList();
        var present = hops.Where(each => each.hop is not null).ToList();
        var actions = Values(traces, index => packet.HopOf(row, index) is { } hop ? StageNames.Of(hop.Action) : null);
        if (!DifferenceFinder.Differ(actions))
        {
            return null;
        }

        var stage = Phrase.Name(StageNames.Of(row.Stage));
        var place = wording.Place(row.Place);
        var who = present[0].hop!.Program is { } program ? Phrase.Name(program) : stage;
        var text = present.Count < hops.Count
            ? DifferenceCodes.HopOnlyIn.Text.With(Phrase.Packet(packet.Direction), who, place, wording.Variants(present.Select(each => each.index)))
            : DifferenceCodes.HopAction.Text.With(who, stage, place, Phrase.Packet(packet.Direction), wording.Values(actions));
        var code = present.Count < hops.Count ? DifferenceCodes.HopOnlyIn : DifferenceCodes.HopAction;
        return new Difference(code, PlaceOf(traces, row.Place), packet.Index, actions, text);
    }

    /// <summary>The place with the role that an interface plays in the first variant that knows it; null on the wire.</summary>
    public static DifferencePlace? PlaceOf(ComparedTraces traces, Place place) => place.Node is null
        ? null
        : new DifferencePlace(place, traces.Traced.Select(index => traces.Tap(index, place)?.Role).FirstOrDefault(role => role is not null));

    /// <summary>What each variant with a trace has.</summary>
    public static ImmutableArray<VariantValue> Values(ComparedTraces traces, Func<int, object?> read) =>
        [.. traces.Traced.Select(index => new VariantValue(index, read(index)))];

    private static int? OnWire(PacketTrace? packet) => packet?.Hops.FirstOrDefault(hop => hop.Stage == Stage.Wire)?.Frame.Length;

    private static int LastRow(AlignedPacket packet, ImmutableArray<int> traced)
    {
        var row = packet.Hops.Length - 1;
        while (row > 0 && !traced.Any(index => packet.HopOf(packet.Hops[row], index) is { Stage: Stage.SocketReceive }))
        {
            row--;
        }

        return row;
    }

    private static string Camel(Disposition disposition)
    {
        var name = disposition.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
