using System.Collections.Immutable;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Comparison;

/// <summary>In what taps show the variants differ: whether, with which TTL, how many octets.</summary>
internal static class SightingDifferences
{
    public static IEnumerable<FoundDifference> Find(ComparedTraces traces)
    {
        if (traces.Traced.Length < TraceComparison.FewestVariants)
        {
            return [];
        }

        var wording = new Wording(traces);
        return traces.Packets
            .SelectMany((packet, at) => traces.TapPlaces.SelectMany(place => OfTap(traces, wording, packet, at, place)));
    }

    private static IEnumerable<FoundDifference> OfTap(ComparedTraces traces, Wording wording, AlignedPacket packet, int at, Place place)
    {
        var sightings = traces.Traced.ToDictionary(index => index, index => First(traces, packet, index, place));
        var seen = PathDifferences.Values(traces, index => traces.Tap(index, place) is null ? null : sightings[index] is not null);
        if (seen.All(value => value.Value is not true))
        {
            yield break;
        }

        var point = new WayPoint(at, Row(packet, sightings));
        var subject = Phrase.Packet(packet.Direction);
        FoundDifference Found(DifferenceCode code, ImmutableArray<VariantValue> values, Phrase text) =>
            new(new(code, PathDifferences.PlaceOf(traces, place), packet.Index, values, text), point);

        if (seen.Any(value => value.Value is not true))
        {
            var shown = seen.Where(value => value.Value is true).Select(value => value.Variant);
            yield return Found(
                DifferenceCodes.TapFlipped, seen, DifferenceCodes.TapFlipped.Text.With(wording.Place(place), subject, wording.Variants(shown)));
        }

        var ttls = Of(sightings, (tap, sighting) => Ttl(tap, sighting));
        if (DifferenceFinder.Differ([.. ttls.Where(value => value.Value is not null)]))
        {
            yield return Found(DifferenceCodes.TapTtl, ttls, DifferenceCodes.TapTtl.Text.With(subject, wording.Place(place), wording.Values(ttls)));
        }

        var octets = Of(sightings, (_, sighting) => sighting.Frame.Length);
        if (DifferenceFinder.Differ(octets))
        {
            yield return Found(DifferenceCodes.TapBytes, octets, DifferenceCodes.TapBytes.Text.With(subject, wording.Place(place), wording.Values(octets)));
        }

        ImmutableArray<VariantValue> Of(Dictionary<int, Sighting?> all, Func<Tap, Sighting, object?> read) =>
        [
            .. all.Where(each => each.Value is not null).Select(each => new VariantValue(each.Key, read(traces.Tap(each.Key, place)!, each.Value!))),
        ];
    }

    private static Sighting? First(ComparedTraces traces, AlignedPacket packet, int variant, Place place) => packet.Packets[variant] is { } mine
        ? traces.Tap(variant, place)?.Sightings.FirstOrDefault(sighting => sighting.Packet == mine.Index)
        : null;

    private static int Row(AlignedPacket packet, Dictionary<int, Sighting?> sightings)
    {
        for (var row = 0; row < packet.Hops.Length; row++)
        {
            if (sightings.Any(each => each.Value is { } sighting && packet.Hops[row].Indexes[each.Key] == sighting.Hop))
            {
                return row;
            }
        }

        return packet.Hops.Length;
    }

    private static int? Ttl(Tap tap, Sighting sighting) => Wrapping.InnermostTtl(
        sighting.Frame.Span, Dissector.Dissect(sighting.Frame.Span, tap.IsLayer3 ? FrameStart.Ipv4 : FrameStart.Ethernet));
}
