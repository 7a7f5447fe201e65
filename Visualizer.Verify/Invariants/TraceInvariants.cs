using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Verify.Invariants;

/// <summary>The invariants, in one list.</summary>
internal static class TraceInvariants
{
    public static readonly Invariant TtlNeverRises = new("TTL never rises within one header", TtlRises);
    public static readonly Invariant NatIsUndone = new("NAT and encapsulation are undone in every delivered flow", NatRemains);
    public static readonly Invariant NoPlaintextWithEncryption = new("with encryption on, no frame on the wire carries plaintext between two pods", Plaintext);
    public static readonly Invariant TapsFollowTheWalk = new("a tap shows a frame exactly when the walk passed it", TapsApart);
    public static readonly Invariant OctetsAreRight = new("every checksum and length is right", WrongOctets);
    public static readonly Invariant HopsAreExplained = new("every hop has evidence, a citation that covers the version, and an action of its stage", Unexplained);

    public static readonly ImmutableArray<Invariant> All =
        [TtlNeverRises, NatIsUndone, NoPlaintextWithEncryption, TapsFollowTheWalk, OctetsAreRight, HopsAreExplained];

    private static IEnumerable<string> TtlRises(TraceAnswer answer)
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
                var octets = Ipv4Of(hop);
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

    private static IEnumerable<string> NatRemains(TraceAnswer answer)
    {
        var trace = answer.Trace!;
        if (trace.Disposition != Disposition.Delivered)
        {
            yield break;
        }

        var sent = trace.Packets.First(packet => packet.Direction == PacketDirection.Request).Hops.First(hop => hop.Stage == Stage.SocketSend);
        var request = Tuple(sent);
        foreach (var packet in trace.Packets.Where(packet => packet.Direction == PacketDirection.Reply))
        {
            if (packet.Hops[^1].Code == DeliveryCodes.FragmentWaits)
            {
                continue;
            }

            var arrival = packet.Hops.LastOrDefault(hop => hop.Stage == Stage.SocketReceive);
            var reply = arrival is null ? default : Tuple(arrival);
            if (arrival is null)
            {
                yield return $"{packet.Summary} ends at {packet.Hops[^1].Stage}";
            }
            else if (reply != (request.Destination, request.DestinationPort, request.Source, request.SourcePort) && trace.Packets.Length <= 12)
            {
                yield return $"{packet.Summary} arrives as {reply}, the client sent {request}";
            }
        }
    }

    private static IEnumerable<string> Plaintext(TraceAnswer answer)
    {
        if (answer.Config.Datapath!.Encryption == Encryption.None)
        {
            yield break;
        }

        foreach (var packet in answer.Trace!.Packets.Where(packet => packet.Direction != PacketDirection.None))
        {
            foreach (var hop in packet.Hops.Where(hop => hop.Stage == Stage.Wire))
            {
                var octets = Ipv4Of(hop);
                if (Ipv4Packet.ProtocolOf(octets) != IpProtocol.Esp && IsPod(answer, Ipv4Packet.SourceOf(octets)) && IsPod(answer, Ipv4Packet.DestinationOf(octets)))
                {
                    yield return $"{At(packet, hop)}: {Ipv4Packet.SourceOf(octets)} → {Ipv4Packet.DestinationOf(octets)} in plaintext";
                }
            }
        }
    }

    private static IEnumerable<string> TapsApart(TraceAnswer answer)
    {
        var trace = answer.Trace!;
        var seen = trace.Taps.SelectMany(tap => tap.Sightings.Select(sighting => (tap.Place, sighting))).ToLookup(pair => (pair.sighting.Packet, pair.sighting.Hop));
        foreach (var packet in trace.Packets)
        {
            for (var index = 0; index < packet.Hops.Length; index++)
            {
                var hop = packet.Hops[index];
                var passesTap = hop.Stage == Stage.DevReceive || (hop.Stage == Stage.DevTransmit && hop.Place.Interface != "lo");
                var sightings = seen[(packet.Index, index)].ToList();
                if (sightings.Count != (passesTap ? 1 : 0))
                {
                    yield return $"{At(packet, hop)}: {sightings.Count} sightings";
                }
                else if (passesTap && (sightings[0].Place != hop.Place || !sightings[0].sighting.Frame.Span.SequenceEqual(hop.Frame.Span)
                    || sightings[0].sighting.IsOutgoing != (hop.Stage == Stage.DevTransmit)))
                {
                    yield return $"{At(packet, hop)}: the sighting is another frame or place";
                }
            }
        }

        if (seen.Count > trace.Packets.Sum(packet => packet.Hops.Length))
        {
            yield return "a sighting belongs to no hop";
        }
    }

    private static IEnumerable<string> WrongOctets(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            foreach (var hop in packet.Hops.Where(hop => hop.FrameStart is not null))
            {
                foreach (var fault in OctetFaults.Of(hop.Frame.Span, hop.FrameStart!.Value))
                {
                    yield return $"{At(packet, hop)}: {fault}";
                }
            }
        }
    }

    private static IEnumerable<string> Unexplained(TraceAnswer answer)
    {
        var minor = answer.Config.Datapath!.Cilium.Minor;
        foreach (var packet in answer.Trace!.Packets)
        {
            foreach (var hop in packet.Hops)
            {
                if (!StageNames.ActionsOf(hop.Stage).Contains(hop.Action))
                {
                    yield return $"{At(packet, hop)}: action {hop.Action}";
                }

                if (hop.Evidence.IsEmpty && hop.Stage is not (Stage.DevReceive or Stage.DevTransmit or Stage.Wire))
                {
                    yield return $"{At(packet, hop)}: no evidence for {hop.Code}";
                }

                if (!hop.Code.Citation.Covers(minor))
                {
                    yield return $"{At(packet, hop)}: {hop.Code} does not cite 1.{minor}";
                }

                if (hop.Evidence.Any(evidence => evidence.Entry.Length == 0 || evidence.Entry.Contains('\n', StringComparison.Ordinal)))
                {
                    yield return $"{At(packet, hop)}: evidence is not one line";
                }
            }
        }
    }

    private static ReadOnlySpan<byte> Ipv4Of(Hop hop) => hop.Frame.Span[(hop.FrameStart == FrameStart.Ethernet ? EthernetHeader.LengthBytes : 0)..];

    private static (Ipv4Address Source, int SourcePort, Ipv4Address Destination, int DestinationPort) Tuple(Hop hop)
    {
        var packet = Ipv4Of(hop);
        var content = Ipv4Packet.ContentOf(packet);
        var (source, destination) = Ipv4Packet.ProtocolOf(packet) switch
        {
            IpProtocol.Tcp => (TcpHeader.SourcePortOf(content), TcpHeader.DestinationPortOf(content)),
            IpProtocol.Icmp => (Icmpv4Message.IdentifierOf(content), Icmpv4Message.IdentifierOf(content)),
            IpProtocol.Udp => (UdpHeader.SourcePortOf(content), UdpHeader.DestinationPortOf(content)),
            _ => ((ushort)0, (ushort)0),
        };
        return (Ipv4Packet.SourceOf(packet), source, Ipv4Packet.DestinationOf(packet), destination);
    }

    private static bool IsPod(TraceAnswer answer, Ipv4Address address) => answer.Cluster!.Index.Owner(address) is AddressOwner.PodAddress;

    private static string At(PacketTrace packet, Hop hop) =>
        $"{packet.Summary} at {hop.Place.Node} {hop.Place.NetNs} {hop.Place.Interface} {StageNames.Of(hop.Stage)}";
}
