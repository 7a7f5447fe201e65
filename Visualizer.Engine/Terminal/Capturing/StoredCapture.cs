using System.Collections.Immutable;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>What <c>tcpdump -w</c> wrote. Like the kernel's buffer it has an end: what comes then is dropped.</summary>
/// <param name="interfaceName">The interface; <c>any</c> for all of the netns.</param>
internal sealed class StoredCapture(string interfaceName)
{
    private const int MostFrames = 5_000, MostOctets = 8 << 20;

    private readonly List<CapturedFrame> _frames = [];
    private int _octets;

    /// <summary>The interface that was captured.</summary>
    public string Interface { get; } = interfaceName;

    /// <summary>The frames in order.</summary>
    public IReadOnlyList<CapturedFrame> Frames => _frames;

    /// <summary>Stores a frame; false when there is no room.</summary>
    public bool Add(CapturedFrame frame)
    {
        if (_frames.Count == MostFrames || _octets + frame.Octets.Length > MostOctets)
        {
            return false;
        }

        _frames.Add(frame);
        _octets += frame.Octets.Length;
        return true;
    }

    /// <summary>The file.</summary>
    public byte[] ToPcapng()
    {
        var devices = _frames.Select(frame => frame.Device).Distinct().ToImmutableArray();
        return PcapngWriter.Write(new CaptureFile(
            [.. devices.Select(device => new CaptureInterface($"{device.NetNs.Node}/{device.NetNs.Name}/{device.Name}", device.HasLinkLayer ? LinkType.Ethernet : LinkType.Raw))],
            [.. _frames.Select(frame => new CaptureFrame(devices.IndexOf(frame.Device), frame.ClockNanoseconds, frame.IsOutgoing ? FrameDirection.Out : FrameDirection.In, frame.Octets))]));
    }
}
