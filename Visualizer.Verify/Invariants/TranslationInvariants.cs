using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using static Visualizer.Verify.Invariants.HopReading;

namespace Visualizer.Verify.Invariants;

/// <summary>What holds of addresses and ports: whatever is translated on the way is translated back.</summary>
internal static class TranslationInvariants
{
    public static readonly Invariant IsUndone = new("NAT and encapsulation are undone in every delivered flow", Remains);
    public static readonly Invariant IsSymmetrical = new("what the underlay carries of the replies mirrors what it carried of the requests", Asymmetrical);
    public static readonly Invariant ServerAnswersWhomItSaw = new("the server answers the addresses that it was asked from", AnswersSomebodyElse);
    public static readonly Invariant PayloadArrives = new("the payload arrives as it was sent", PayloadChanges);
    public static readonly Invariant PodsAreMasqueraded = new("with masquerading no pod address goes to a host outside", PodAddressOutside);

    private static IEnumerable<string> Remains(TraceAnswer answer)
    {
        var trace = answer.Trace!;
        if (trace.Disposition != Disposition.Delivered)
        {
            yield break;
        }

        var sent = trace.Packets.First(packet => packet.Direction == PacketDirection.Request).Hops.First(hop => hop.Stage == Stage.SocketSend);
        var request = Tuple(FrameReading.Of(sent).Outer);
        foreach (var packet in trace.Packets.Where(packet => packet.Direction == PacketDirection.Reply && !packet.IsPart()))
        {
            var arrival = packet.Hops.LastOrDefault(hop => hop.Stage == Stage.SocketReceive);
            var reply = arrival is null ? default : Tuple(FrameReading.Of(arrival).Outer);
            if (arrival is null)
            {
                // What the gateway takes for itself ends on the wire.
                yield return $"{packet.Summary} ends at {packet.Hops[^1].Stage}";
            }
            else if (reply != (request.Destination, request.DestinationPort, request.Source, request.SourcePort) && !Ipv4Packet.IsFragment(FrameReading.Of(sent).Outer))
            {
                yield return $"{packet.Summary} arrives as {reply}, the client sent {request}";
            }
        }
    }

    private static IEnumerable<string> Asymmetrical(TraceAnswer answer)
    {
        var trace = answer.Trace!;
        if (trace.Disposition != Disposition.Delivered || trace.Packets.Any(packet => packet.WasCut()))
        {
            yield break;
        }

        // ESP for one direction only, as to a router address, hides what would mirror the other.
        if (trace.Packets.Any(packet => packet.Hops.Any(hop => hop.Stage == Stage.Wire && IsSealed(FrameReading.Of(hop).Inner))))
        {
            yield break;
        }

        var asked = Carried(trace, PacketDirection.Request).Select(pair => pair.Tuple).ToHashSet();
        foreach (var (packet, hop, tuple) in Carried(trace, PacketDirection.Reply))
        {
            if (!asked.Contains((tuple.Destination, tuple.DestinationPort, tuple.Source, tuple.SourcePort)))
            {
                yield return $"{At(packet, hop)}: {tuple} mirrors no request";
            }
        }
    }

    private static IEnumerable<(PacketTrace Packet, Hop Hop, (Ipv4Address Source, int SourcePort, Ipv4Address Destination, int DestinationPort) Tuple)> Carried(
        Trace trace, PacketDirection direction)
    {
        foreach (var packet in trace.Packets)
        {
            if (packet.Direction != direction)
            {
                continue;
            }

            foreach (var hop in packet.Hops)
            {
                if (hop.Stage == Stage.Wire && FrameReading.Of(hop).Inner is { IsEmpty: false } inner)
                {
                    yield return (packet, hop, Tuple(inner));
                }
            }
        }
    }

    /// <summary>ESP and WireGuard show the addresses of nodes only.</summary>
    private static bool IsSealed(ReadOnlySpan<byte> packet) => !packet.IsEmpty && (Ipv4Packet.ProtocolOf(packet) == IpProtocol.Esp
        || (Ipv4Packet.ProtocolOf(packet) == IpProtocol.Udp && UdpHeader.DestinationPortOf(Ipv4Packet.ContentOf(packet)) == WireGuardMessage.Port));

    private static IEnumerable<string> AnswersSomebodyElse(TraceAnswer answer)
    {
        var trace = answer.Trace!;
        if (trace.Disposition != Disposition.Delivered || trace.Packets.Any(packet => packet.WasCut()))
        {
            yield break;
        }

        var arrival = trace.Packets.First(packet => packet.Direction == PacketDirection.Request).Hops.LastOrDefault(hop => hop.Stage == Stage.SocketReceive);
        if (arrival is null)
        {
            yield break;
        }

        var seen = Tuple(FrameReading.Of(arrival).Outer);
        foreach (var packet in trace.Packets.Where(packet => packet.Direction == PacketDirection.Reply))
        {
            var sent = packet.Hops.First(hop => hop.FrameStart is not null);
            var said = Tuple(FrameReading.Of(sent).Outer);
            if (said != (seen.Destination, seen.DestinationPort, seen.Source, seen.SourcePort))
            {
                yield return $"{At(packet, sent)}: {said} answers {seen}";
            }
        }
    }

    private static IEnumerable<string> PayloadChanges(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            if (packet.Failure is not null || packet.Direction == PacketDirection.None || packet.WasCut())
            {
                continue;
            }

            var first = packet.Hops.FirstOrDefault(hop => hop.FrameStart is not null);
            var last = packet.Hops[^1];
            if (first is not null && last.Stage == Stage.SocketReceive && !PayloadOf(first).SequenceEqual(PayloadOf(last)))
            {
                yield return $"{At(packet, last)}: {PayloadOf(first).Length} octets were sent, other {PayloadOf(last).Length} arrive";
            }
        }
    }

    private static ReadOnlySpan<byte> PayloadOf(Hop hop)
    {
        var packet = FrameReading.Of(hop).Outer;
        var content = Ipv4Packet.ContentOf(packet);
        return Ipv4Packet.ProtocolOf(packet) switch
        {
            IpProtocol.Tcp => content[TcpHeader.HeaderLengthOf(content)..],
            IpProtocol.Udp => content[UdpHeader.LengthBytes..],

            // What an ICMP error quotes is translated with it.
            IpProtocol.Icmp when IsIcmpError(packet) => default,
            IpProtocol.Icmp => content[Icmpv4Message.HeaderLengthBytes..],
            _ => default,
        };
    }

    private static IEnumerable<string> PodAddressOutside(TraceAnswer answer)
    {
        var index = answer.Cluster!.Index;
        if (answer.Config.Datapath is not { Masquerading: not Masquerading.None } config)
        {
            yield break;
        }

        foreach (var packet in answer.Trace!.Packets)
        {
            foreach (var hop in packet.Hops)
            {
                // What the underlay routes by itself keeps its address.
                if (hop.Stage == Stage.Wire && FrameReading.Of(hop).Outer is { IsEmpty: false } outer && index.IsPod(Ipv4Packet.SourceOf(outer))
                    && index.ExternalAt(Ipv4Packet.DestinationOf(outer)) is not null
                    && config.NativeRoutingCidr?.Contains(Ipv4Packet.DestinationOf(outer)) != true)
                {
                    yield return $"{At(packet, hop)}: {Ipv4Packet.SourceOf(outer)} → {Ipv4Packet.DestinationOf(outer)}";
                }
            }
        }
    }
}
