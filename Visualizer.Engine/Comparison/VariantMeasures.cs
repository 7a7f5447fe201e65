using System.Collections.Immutable;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Comparison;

/// <summary>What can be counted of a variant's first request and first reply; null where there is no such packet, or it does not arrive.</summary>
public sealed record VariantMeasures
{
    /// <summary>TTL of the request when the server's socket gets it.</summary>
    public int? RequestTtl { get; init; }

    /// <summary>TTL of the reply when the client's socket gets it.</summary>
    public int? ReplyTtl { get; init; }

    /// <summary>Hops of the request.</summary>
    public int? RequestHops { get; init; }

    /// <summary>Hops of the reply.</summary>
    public int? ReplyHops { get; init; }

    /// <summary>Netfilter hooks with work to do that the request crosses, in any netns.</summary>
    public int? NetfilterHooks { get; init; }

    /// <summary>Those of <see cref="NetfilterHooks"/> that see an outer packet only.</summary>
    public int? OuterNetfilterHooks { get; init; }

    /// <summary>How often the kernel's stack forwards the request (<c>ip_forward</c>).</summary>
    public int? Forwards { get; init; }

    /// <summary>Octets that the request has on the wire between two nodes; null when it stays on one.</summary>
    public int? WireBytes { get; init; }

    /// <summary>Octets of <see cref="WireBytes"/> that tunnels and ciphers add.</summary>
    public int? EncapsulationBytes { get; init; }

    /// <summary>What is wrapped round the request on the wire, outermost first.</summary>
    public ImmutableArray<LayerKind> WireWrapping { get; init; } = [];

    /// <summary>MTU of a pod's default route.</summary>
    public int? PodMtu { get; init; }

    internal static VariantMeasures Of(Variant variant, int index, ImmutableArray<AlignedPacket> packets)
    {
        PacketTrace? First(PacketDirection direction) =>
            packets.Where(packet => packet.Direction == direction).Select(packet => packet.Packets[index]).FirstOrDefault(packet => packet is not null);

        var (request, reply) = (First(PacketDirection.Request), First(PacketDirection.Reply));
        var netfilter = request?.Hops.Where(IsNetfilter).ToList();
        // A relay on the way takes the same packet over a second wire; the first says what it looks like there.
        var wire = request?.Hops.FirstOrDefault(hop => hop.Stage == Stage.Wire);
        return new VariantMeasures
        {
            RequestTtl = Arrival(request)?.Ttl,
            ReplyTtl = Arrival(reply)?.Ttl,
            RequestHops = request?.Hops.Length,
            ReplyHops = reply?.Hops.Length,
            NetfilterHooks = netfilter?.Count,
            OuterNetfilterHooks = netfilter?.Count(hop => !Wrappers(hop).IsEmpty),
            Forwards = request?.Hops.Count(hop => hop.Stage == Stage.Forward),
            WireBytes = wire?.Frame.Length,
            EncapsulationBytes = wire is null ? null : Math.Max(0, wire.Frame.Length - PlainLength(request!)),
            WireWrapping = wire is null ? [] : Wrappers(wire),
            PodMtu = variant.Config.Summary.PodMtu,
        };
    }

    /// <summary>The hop at which a socket gets the packet; null when none does.</summary>
    internal static Hop? Arrival(PacketTrace? packet) =>
        packet?.Hops.LastOrDefault(hop => hop is { Stage: Stage.SocketReceive, Action: HopAction.Deliver });

    /// <summary>Whether the hop is a hook of netfilter.</summary>
    internal static bool IsNetfilter(Hop hop) =>
        hop.Stage is Stage.NfPrerouting or Stage.NfInput or Stage.NfForward or Stage.NfOutput or Stage.NfPostrouting;

    /// <summary>What is wrapped round the packet when it leaves the hop.</summary>
    internal static ImmutableArray<LayerKind> Wrappers(Hop hop) =>
        hop.FrameStart is { } start ? Wrapping.Of(Dissector.Dissect(hop.Frame.Span, start)) : [];

    // As its sender made it, with an Ethernet header.
    private static int PlainLength(PacketTrace packet)
    {
        var first = packet.Hops.First(hop => !hop.Frame.IsEmpty);
        return first.Frame.Length + (first.FrameStart == FrameStart.Ipv4 ? EthernetHeader.LengthBytes : 0);
    }
}
