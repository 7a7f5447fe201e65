using Visualizer.Engine;
using Visualizer.Engine.Tracing;
using static Visualizer.Verify.Invariants.HopReading;

namespace Visualizer.Verify.Invariants;

/// <summary>What holds of taps: they show what passes them, and nothing else.</summary>
internal static class TapInvariants
{
    public static readonly Invariant FollowTheWalk = new("a tap shows a frame exactly when the walk passed it", Apart);
    public static readonly Invariant TakenAwayIsUnseen = new("what TC egress or XDP takes away passes no tap of that interface", SeenAllTheSame);
    public static readonly Invariant EndsAreSeen = new("a packet from a pod, and one to a pod, passes a device of that pod", EndUnseen);
    public static readonly Invariant TimeGoesOn = new("a tap's sightings are in the order of time, and a packet is seen later the further it gets", TimeGoesBack);

    private static IEnumerable<string> Apart(TraceAnswer answer)
    {
        var trace = answer.Trace!;
        var seen = new Dictionary<(int Packet, int Hop), (Place Place, Sighting Sighting)>();
        foreach (var tap in trace.Taps)
        {
            foreach (var sighting in tap.Sightings)
            {
                if (!seen.TryAdd((sighting.Packet, sighting.Hop), (tap.Place, sighting)))
                {
                    yield return $"{tap.Place} shows what another tap shows";
                }
            }
        }

        var passed = 0;
        foreach (var packet in trace.Packets)
        {
            for (var index = 0; index < packet.Hops.Length; index++)
            {
                var hop = packet.Hops[index];
                var passesTap = hop.Stage == Stage.DevReceive || (hop.Stage == Stage.DevTransmit && hop.Place.Interface != "lo");
                passed += passesTap ? 1 : 0;
                if (seen.TryGetValue((packet.Index, index), out var found) != passesTap)
                {
                    yield return $"{At(packet, hop)}: {(passesTap ? "no sighting" : "a sighting")}";
                }
                else if (passesTap && (found.Place != hop.Place || !found.Sighting.Frame.Equals(hop.Frame) && !found.Sighting.Frame.Span.SequenceEqual(hop.Frame.Span)
                    || found.Sighting.IsOutgoing != (hop.Stage == Stage.DevTransmit)))
                {
                    yield return $"{At(packet, hop)}: the sighting is another frame or place";
                }
            }
        }

        if (seen.Count != passed)
        {
            yield return "a sighting belongs to no hop";
        }
    }

    private static IEnumerable<string> SeenAllTheSame(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            for (var index = 0; index < packet.Hops.Length - 1; index++)
            {
                var (hop, next) = (packet.Hops[index], packet.Hops[index + 1]);
                var isTaken = hop.Stage switch
                {
                    Stage.TcEgress => hop.Action != HopAction.Ok,
                    Stage.Xdp => hop.Action != HopAction.Pass,
                    _ => false,
                };
                if (isTaken && next.Stage is Stage.DevTransmit or Stage.DevReceive && next.Place == hop.Place)
                {
                    yield return $"{At(packet, next)}: {hop.Program} had taken the packet away";
                }
            }
        }
    }

    private static IEnumerable<string> EndUnseen(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            var first = packet.Hops[0];
            var last = packet.Hops[^1];
            if (first.Stage == Stage.SocketSend && IsPods(first.Place.NetNs) && packet.Failure is null && !Passes(packet, first.Place.NetNs))
            {
                yield return $"{At(packet, first)}: leaves its netns unseen";
            }

            if (last.Stage == Stage.SocketReceive && IsPods(last.Place.NetNs) && !Passes(packet, last.Place.NetNs))
            {
                yield return $"{At(packet, last)}: enters its netns unseen";
            }
        }
    }

    private static bool IsPods(string? netNs) => netNs?.StartsWith("pod/", StringComparison.Ordinal) == true;

    private static bool Passes(PacketTrace packet, string? netNs) =>
        packet.Hops.Any(hop => hop.Stage is Stage.DevTransmit or Stage.DevReceive && hop.Place.NetNs == netNs);

    private static IEnumerable<string> TimeGoesBack(TraceAnswer answer)
    {
        foreach (var tap in answer.Trace!.Taps)
        {
            for (var index = 1; index < tap.Sightings.Length; index++)
            {
                var (before, after) = (tap.Sightings[index - 1], tap.Sightings[index]);
                if (after.Sequence <= before.Sequence || after.TimeNanoseconds < before.TimeNanoseconds)
                {
                    yield return $"{tap.Role}: sighting {index} at {after.TimeNanoseconds} ns follows one at {before.TimeNanoseconds} ns";
                }
            }
        }
    }
}
