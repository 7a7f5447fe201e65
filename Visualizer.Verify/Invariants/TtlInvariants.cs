using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;
using static Visualizer.Verify.Invariants.HopReading;

namespace Visualizer.Verify.Invariants;

/// <summary>What holds of the time to live: routers count it down, and nothing else touches it.</summary>
internal static class TtlInvariants
{
    public static readonly Invariant NeverRises = new("TTL never rises within one header", Rises);
    public static readonly Invariant OnlyWhereRouted = new("TTL falls by one, in ip_forward, in the gateway, or where a program of Cilium routes", FallsElsewhere);
    public static readonly Invariant SameBothWays = new("between two pods request and reply lose the same TTL", Differs);

    /// <summary>Programs that route by themselves: the only ones that call <c>ipv4_l3</c>.</summary>
    private static readonly string[] RoutingPrograms = ["from-container", "from-netdev", "from-host", "from-overlay", "from-wireguard", "xdp-entry"];

    private static IEnumerable<string> Rises(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            byte? innermost = null;
            (Ipv4Address Source, ushort Id, byte Ttl)? outer = null;
            foreach (var hop in packet.Hops.Where(hop => hop.Ttl is not null))
            {
                if (hop.Ttl > innermost)
                {
                    yield return $"{At(packet, hop)}: inner TTL {innermost} → {hop.Ttl}";
                }

                innermost = hop.Ttl;
                var octets = FrameReading.Of(hop).Outer;
                var header = (Ipv4Packet.SourceOf(octets), Ipv4Packet.IdentificationOf(octets), Ipv4Packet.TtlOf(octets));
                if (outer is { } before && before.Source == header.Item1 && before.Id == header.Item2 && header.Item3 > before.Ttl)
                {
                    yield return $"{At(packet, hop)}: TTL {before.Ttl} → {header.Item3}";
                }

                outer = header;
                if (hop.Code == DeliveryCodes.FragmentWaits)
                {
                    // The next hops are those of another frame of the packet, from where it was cut up.
                    (innermost, outer) = (null, null);
                }
            }
        }
    }

    private static IEnumerable<string> FallsElsewhere(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            byte? last = null;
            foreach (var hop in packet.Hops)
            {
                if (hop.Ttl < last)
                {
                    var routes = hop.Stage is Stage.Forward or Stage.Wire
                        || (hop.Stage is Stage.TcIngress or Stage.TcEgress or Stage.Xdp && RoutingPrograms.Contains(hop.Program));
                    if (!routes || hop.Ttl != last - 1)
                    {
                        yield return $"{At(packet, hop)}: TTL {last} → {hop.Ttl}";
                    }
                }

                last = hop.Code == DeliveryCodes.FragmentWaits ? null : hop.Ttl;
            }
        }
    }

    private static IEnumerable<string> Differs(TraceAnswer answer)
    {
        var (flow, trace) = (answer.Flow!, answer.Trace!);
        if (flow.Kind != FlowKind.Ping || trace.Disposition != Disposition.Delivered || flow.Client.Pod is null || !answer.Cluster!.Index.IsPod(flow.Address)
            || trace.Packets.Any(packet => packet.WasCut()))
        {
            yield break;
        }

        foreach (var request in trace.Packets.Where(packet => packet.Direction == PacketDirection.Request))
        {
            var reply = trace.Packets.FirstOrDefault(packet => packet.Index > request.Index && packet.Direction == PacketDirection.Reply);
            if (reply is not null && Lost(request) != Lost(reply))
            {
                yield return $"{request.Summary} loses {Lost(request)}, {reply.Summary} {Lost(reply)}";
            }
        }
    }

    private static int? Lost(PacketTrace packet) => packet.Hops.First(hop => hop.Ttl is not null).Ttl - packet.Hops[^1].Ttl;
}
