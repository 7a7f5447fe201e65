using System.Collections.Immutable;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.ViewModels;

/// <summary>Taps of a trace for the browser: what each shows, and why not.</summary>
internal sealed class PlayableTapMapper(Trace trace, PlaceWords words)
{
    /// <summary>All taps in the order in which the first request passes them.</summary>
    public ImmutableArray<PlayableTap> Map() => [.. TapOrder.Sort(trace).Select(Map)];

    /// <summary><c>NODE/NETNS/INTERFACE</c>.</summary>
    public static string Key(Place place) => $"{place.Node}/{place.NetNs}/{place.Interface}";

    private PlayableTap Map(Tap tap)
    {
        var request = Reason(tap, PacketDirection.Request);
        var reply = Reason(tap, PacketDirection.Reply);
        return new PlayableTap
        {
            Key = Key(tap.Place),
            Node = tap.Place.Node!,
            Netns = tap.Place.NetNs!,
            Interface = tap.Place.Interface!,
            Role = tap.Role,
            Place = words.Short(tap.Place.Node!, tap.Place.NetNs!),
            Request = request is null,
            Reply = reply is null,
            Frames = [.. tap.Sightings.Zip(TapLines.Of(tap), (sighting, line) => Map(sighting, tap.IsLayer3, line))],
            Reasons = new PlayableReasons(request, reply),
            Untouched = tap.Sightings.IsEmpty && request?.At is null && reply?.At is null,
        };
    }

    private NotSeen? Reason(Tap tap, PacketDirection direction)
    {
        if (UnseenReasons.Of(trace, tap, direction) is not { } reason)
        {
            return null;
        }

        var kind = reason.Kind switch
        {
            UnseenKind.TakenAway => "takenAway",
            UnseenKind.JumpedOver => "jumpedOver",
            UnseenKind.OtherDirection => "otherDirection",
            UnseenKind.NoPacket => "noPacket",
            _ => "never",
        };
        var sentence = UnseenReasons.Sentence(trace, reason, direction, words.Language, words.NodePrefix);
        return new NotSeen(kind, sentence, reason.At is { } at ? new Position(at.Packet, at.Hop) : null);
    }

    private static PlayableFrame Map(Sighting sighting, bool isLayer3, string line)
    {
        var layers = Dissector.Dissect(sighting.Frame.Span, isLayer3 ? FrameStart.Ipv4 : FrameStart.Ethernet);
        var form = FrameReading.Wrappers(layers).FirstOrDefault() ?? "plain";
        var ttl = Wrapping.InnermostTtl(sighting.Frame.Span, layers);
        return new PlayableFrame
        {
            Packet = sighting.Packet,
            Hop = sighting.Hop,
            Way = PlayablePacketMapper.DirectionName(sighting.Direction),
            Direction = sighting.IsOutgoing ? "out" : "in",
            Time = sighting.TimeNanoseconds / 1e9,
            Seq = sighting.Sequence,
            Ttl = ttl,
            OuterTtl = FrameReading.OutermostTtl(sighting.Frame, layers),
            Form = form,
            Badge = FrameReading.Badge(form, ttl, layers),
            Length = sighting.Frame.Length,
            Tcpdump = line,
        };
    }
}
