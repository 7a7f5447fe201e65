namespace Visualizer.Engine.Tracing;

/// <summary>The order of taps in tables: as the first request passes them, those that it jumps over or is taken from included.</summary>
public static class TapOrder
{
    /// <summary>The trace's taps in that order; those that it does not come near stand behind the last one of their node.</summary>
    public static IEnumerable<Tap> Sort(Trace trace)
    {
        var first = trace.Packets.FirstOrDefault(packet => packet.Direction == PacketDirection.Request);
        var passed = trace.Taps.ToDictionary(tap => tap.Place, tap => Passing(first, tap));
        var nodes = trace.Taps.GroupBy(tap => tap.Place.Node).ToDictionary(
            group => group.Key!, group => group.Max(tap => passed[tap.Place]) ?? int.MaxValue);
        return trace.Taps
            .Select((tap, index) => (tap, index, at: passed[tap.Place]))
            .OrderBy(entry => entry.at ?? nodes[entry.tap.Place.Node!])
            .ThenBy(entry => entry.at is null)
            .ThenBy(entry => entry.tap.Sightings.IsEmpty)
            .ThenBy(entry => entry.index)
            .Select(entry => entry.tap);
    }

    private static int? Passing(PacketTrace? packet, Tap tap)
    {
        for (var index = 0; index < packet?.Hops.Length; index++)
        {
            var hop = packet.Hops[index];
            var isTap = hop.Stage is Stage.DevReceive or Stage.DevTransmit && hop.Place == tap.Place;
            var isSkipped = hop.Skips is { } name && tap.Place == hop.Place with { Interface = name };
            if (isTap || isSkipped || UnseenReasons.TakesAway(hop, tap.Place))
            {
                return index;
            }
        }

        return null;
    }
}
