using Visualizer.Engine.Captures;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>What <c>tcpdump -w</c> wrote. Like the kernel's buffer it has an end: what comes then is dropped.</summary>
/// <param name="interfaceName">The interface; <c>any</c> for all of the netns.</param>
/// <param name="link">What frames start with.</param>
internal sealed class StoredCapture(string interfaceName, LinkType link)
{
    private const int MostFrames = 5_000, MostOctets = 8 << 20;

    private readonly List<CapturedFrame> _frames = [];
    private int _octets;

    /// <summary>What frames start with.</summary>
    public LinkType Link { get; } = link;

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
    public byte[] ToPcapng() => PcapngWriter.Write(new CaptureFile(
        [new CaptureInterface(interfaceName, Link)],
        [.. _frames.Select(frame => new CaptureFrame(0, frame.ClockNanoseconds, frame.IsOutgoing ? FrameDirection.Out : FrameDirection.In, frame.Octets))]));
}
