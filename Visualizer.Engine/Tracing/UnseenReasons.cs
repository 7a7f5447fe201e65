using Visualizer.Engine.Configuration;

namespace Visualizer.Engine.Tracing;

/// <summary>Why taps do not show what people expect there, read from the hops of the trace.</summary>
public static class UnseenReasons
{
    /// <summary>The reason why <paramref name="tap"/> shows no packet of <paramref name="direction"/>; null when it shows one.</summary>
    public static UnseenReason? Of(Trace trace, Tap tap, PacketDirection direction)
    {
        if (tap.Saw(direction))
        {
            return null;
        }

        var packets = trace.Packets.Where(packet => packet.Direction == direction).ToList();
        if (packets.Count == 0)
        {
            return new UnseenReason(UnseenKind.NoPacket, null);
        }

        var other = direction == PacketDirection.Request ? PacketDirection.Reply : PacketDirection.Request;
        return Find(packets, hop => JumpsOver(hop, tap.Place)) is { } jump ? new UnseenReason(UnseenKind.JumpedOver, jump)
            : Find(packets, hop => TakesAway(hop, tap.Place)) is { } taken ? new UnseenReason(UnseenKind.TakenAway, taken)
            : new UnseenReason(tap.Saw(other) ? UnseenKind.OtherDirection : UnseenKind.Never, null);
    }

    /// <summary>The reason as a sentence.</summary>
    /// <param name="trace">The trace that it was found in.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="direction">Direction of the packets that are missing.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="nodePrefix">What node names lose, see <see cref="NetNames.SharedPrefix"/>.</param>
    public static string Sentence(Trace trace, UnseenReason reason, PacketDirection direction, Language language, string nodePrefix = "")
    {
        var hop = reason.At is { } at ? trace.Packets[at.Packet].Hops[at.Hop] : null;
        var texts = UnseenTexts.Of(language);
        var word = direction == PacketDirection.Request ? texts.Request : texts.Reply;
        var otherWord = direction == PacketDirection.Request ? texts.Reply : texts.Request;
        var template = reason.Kind switch
        {
            UnseenKind.JumpedOver => texts.JumpedOver,
            UnseenKind.TakenAway when hop?.Action is HopAction.Shot or HopAction.Drop or HopAction.Unreachable => texts.Discarded,
            UnseenKind.TakenAway => texts.TakenAway,
            UnseenKind.OtherDirection => texts.OtherDirection,
            UnseenKind.NoPacket => texts.NoPacket,
            _ => texts.Never,
        };
        return template
            .Replace("{word}", word, StringComparison.Ordinal)
            .Replace("{other}", otherWord, StringComparison.Ordinal)
            .Replace("{who}", hop is null ? "" : hop.Program ?? StageNames.Of(hop.Stage), StringComparison.Ordinal)
            .Replace("{stage}", hop is null ? "" : StageNames.Of(hop.Stage), StringComparison.Ordinal)
            .Replace("{action}", hop is null ? "" : StageNames.Of(hop.Action), StringComparison.Ordinal)
            .Replace("{interface}", hop?.Place.Interface ?? "", StringComparison.Ordinal)
            .Replace("{node}", hop?.Place.Node is { } node ? NetNames.ShortNode(node, nodePrefix) : "", StringComparison.Ordinal)
            .Replace("{target}", hop?.Target ?? "", StringComparison.Ordinal)
            .Replace("{skips}", hop?.Skips ?? "", StringComparison.Ordinal);
    }

    /// <summary>Whether the hop takes the packet away from an interface before its tap: TC egress and XDP come first.</summary>
    public static bool TakesAway(Hop hop, Place place) => hop.Place == place && hop.Stage switch
    {
        // TC ingress comes after the tap, but the program of a netkit device before it; where a tap was passed nobody asks.
        Stage.TcEgress or Stage.TcIngress => hop.Action != HopAction.Ok,
        Stage.Xdp => hop.Action != HopAction.Pass,
        Stage.Neighbour => hop.Action == HopAction.Unreachable,
        _ => false,
    };

    private static bool JumpsOver(Hop hop, Place place) =>
        hop.Skips is { } skipped && skipped == place.Interface && hop.Place.Node == place.Node && hop.Place.NetNs == place.NetNs;

    private static FailurePoint? Find(List<PacketTrace> packets, Predicate<Hop> matches)
    {
        foreach (var packet in packets)
        {
            for (var index = 0; index < packet.Hops.Length; index++)
            {
                if (matches(packet.Hops[index]))
                {
                    return new FailurePoint(packet.Index, index);
                }
            }
        }

        return null;
    }
}
