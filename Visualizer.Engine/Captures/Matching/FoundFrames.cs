using System.Buffers.Binary;
using System.Collections.Immutable;
using Visualizer.Engine.Captures.Reading;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Captures.Matching;

/// <summary>The frames of somebody's capture that belong to one tap.</summary>
/// <param name="Frames">The frames with what they start with, in the order of the file.</param>
/// <param name="Interface">Interface of the file that alone was taken; null: all frames of the file.</param>
public sealed record FoundFrames(ImmutableArray<(ReadFrame Frame, LinkType Link)> Frames, string? Interface)
{
    private const int IfindexAt = 4;

    /// <summary>Those of the interface that is called as the tap's, or has its index in a capture of <c>-i any</c>; where there is none such, all.</summary>
    public static FoundFrames Of(ReadCapture capture, Place tap, int ifindex)
    {
        var all = capture.Frames.Select(frame => (frame, capture.Interfaces[frame.Interface].Link)).ToImmutableArray();
        string[] names = [$"{tap.Node}/{tap.NetNs}/{tap.Interface}", tap.Interface!];
        var name = Array.Find(names, name => capture.Interfaces.Length > 1 && capture.Interfaces.Any(one => one.Name == name));
        if (name is not null)
        {
            return new FoundFrames([.. all.Where(found => capture.Interfaces[found.frame.Interface].Name == name)], name);
        }

        var ofDevice = all.Where(found => IfindexOf(found.frame, found.Link) == ifindex).ToImmutableArray();
        return ofDevice.IsEmpty ? new FoundFrames(all, null) : new FoundFrames(ofDevice, $"ifindex {CaptureReader.Number(ifindex)}");
    }

    private static int? IfindexOf(ReadFrame frame, LinkType link) => link == LinkType.LinuxSll2 && frame.Octets.Length >= LinuxSll2Header.LengthBytes
        ? BinaryPrimitives.ReadInt32BigEndian(frame.Octets.Span[IfindexAt..])
        : null;
}
