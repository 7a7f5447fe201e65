using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Captures;

/// <summary>The capture files of a trace: all taps, one tap, or what <c>-i any</c> shows in a netns. A remark on each frame names its hop and its packet.</summary>
/// <remarks>Times count from 1970-01-01 00:00 UTC, when the first packet leaves the client's socket. Of equal times the order is that of events.</remarks>
/// <param name="cluster">The cluster that the trace was walked in.</param>
/// <param name="trace">The trace.</param>
public sealed class TraceCapture(ClusterDatapath cluster, Trace trace)
{
    /// <summary>Name of the device that stands for all of a netns.</summary>
    public const string AnyInterface = "any";

    /// <summary>Every frame of every tap that saw one.</summary>
    public CaptureFile OfAll() => OfTaps([.. trace.Taps.Where(tap => !tap.Sightings.IsEmpty)]);

    /// <summary>The frames of one tap; a file without frames when it saw none.</summary>
    public CaptureFile OfTap(Tap tap) => OfTaps([tap]);

    /// <summary>The frames of all taps of a netns behind the header that <c>-i any</c> makes up; null where the trace has no such netns.</summary>
    public CaptureFile? OfAny(string node, string netNs)
    {
        var taps = trace.Taps.Where(tap => tap.Place.Node == node && tap.Place.NetNs == netNs).ToImmutableArray();
        if (taps.IsEmpty)
        {
            return null;
        }

        var devices = taps.Select(tap => DeviceOf(cluster, tap.Place)).ToImmutableArray();
        return File(
            [new CaptureInterface($"{node}/{netNs}/{AnyInterface}", LinkType.LinuxSll2, "-i any")],
            InOrder(taps).Select(seen => Frame(0, seen.Sighting, CookedFrame.Of(devices[seen.Tap], seen.Sighting.IsOutgoing, seen.Sighting.Frame.Span))));
    }

    /// <summary>What tcpdump prints of <see cref="OfAny"/> in that netns, whose interfaces have their names there; a text for each frame.</summary>
    public ImmutableArray<string> LinesOfAny(string node, string netNs)
    {
        if (OfAny(node, netNs) is not { } file)
        {
            return [];
        }

        var devices = trace.Taps.Where(tap => tap.Place.Node == node && tap.Place.NetNs == netNs).Select(tap => DeviceOf(cluster, tap.Place));
        var names = devices.ToDictionary(device => device.Ifindex, device => device.Name);
        return TcpdumpText.Lines([.. file.Frames.Select(frame => frame.Octets)], LinkType.LinuxSll2, TcpdumpStyle.LinkLevel with { InterfaceName = names.GetValueOrDefault });
    }

    /// <summary>What frames of a tap start with.</summary>
    public static LinkType LinkOf(Tap tap) => tap.IsLayer3 ? LinkType.Raw : LinkType.Ethernet;

    /// <summary>The interface that a tap listens on.</summary>
    public static NetInterface DeviceOf(ClusterDatapath cluster, Place place)
    {
        var netNs = cluster.Index.Node(place.Node!) is { } node
            ? cluster.Of(node).Find(place.NetNs!)!
            : cluster.Of(new NameResolver(cluster.Index).Find(place.Node!).First().Target.End!.External!);
        return netNs.Find(place.Interface!)!;
    }

    private CaptureFile OfTaps(ImmutableArray<Tap> taps) => File(
        [.. taps.Select(Interface)], InOrder(taps).Select(seen => Frame(seen.Tap, seen.Sighting, seen.Sighting.Frame)));

    private CaptureFile File(ImmutableArray<CaptureInterface> interfaces, IEnumerable<CaptureFrame> frames)
    {
        var keys = string.Join('\n', EspKeys.Of(cluster, trace));
        return new CaptureFile(interfaces, frames, keys.Length == 0 ? null : keys);
    }

    private CaptureInterface Interface(Tap tap)
    {
        var device = DeviceOf(cluster, tap.Place);
        var description = string.Create(CultureInfo.InvariantCulture, $"{tap.Role}, ifindex {device.Ifindex}");
        return new CaptureInterface(
            $"{tap.Place.Node}/{tap.Place.NetNs}/{tap.Place.Interface}", LinkOf(tap), tap.IsLayer3 ? description : $"{description}, {device.Mac}");
    }

    /// <summary>The sightings of all taps in the order of events, which each tap's own are in.</summary>
    private static IEnumerable<(int Tap, Sighting Sighting)> InOrder(ImmutableArray<Tap> taps)
    {
        var (taken, next) = (new int[taps.Length], new int[taps.Length]);
        for (var tap = 0; tap < taps.Length; tap++)
        {
            next[tap] = SequenceAt(taps[tap], 0);
        }

        for (var tap = First(next); tap >= 0; tap = First(next))
        {
            yield return (tap, taps[tap].Sightings[taken[tap]++]);
            next[tap] = SequenceAt(taps[tap], taken[tap]);
        }
    }

    private static int SequenceAt(Tap tap, int index) => index < tap.Sightings.Length ? tap.Sightings[index].Sequence : int.MaxValue;

    /// <summary>The tap whose next sighting is the first; negative when none has one left.</summary>
    private static int First(ReadOnlySpan<int> next)
    {
        var (first, least) = (-1, int.MaxValue);
        for (var tap = 0; tap < next.Length; tap++)
        {
            if (next[tap] < least)
            {
                (first, least) = (tap, next[tap]);
            }
        }

        return first;
    }

    private CaptureFrame Frame(int tap, Sighting sighting, ReadOnlyMemory<byte> octets)
    {
        var packet = trace.Packets[sighting.Packet];
        var remark = new FrameRemark(sighting.Packet, sighting.Hop, packet.Hops[sighting.Hop].Stage, packet.Summary);
        return new CaptureFrame(tap, sighting.TimeNanoseconds, sighting.IsOutgoing ? FrameDirection.Out : FrameDirection.In, octets, remark);
    }
}
