using System.Collections.Immutable;

namespace Visualizer.Engine.Captures;

/// <summary>Which way a frame went, seen from the interface in its own netns, as <c>tcpdump -Q</c> says it.</summary>
public enum FrameDirection
{
    /// <summary>Received by the interface.</summary>
    In = 1,

    /// <summary>Transmitted by the interface.</summary>
    Out = 2,
}

/// <summary>One interface of a capture.</summary>
/// <param name="Name">Name shown in Wireshark.</param>
/// <param name="Link">What its frames start with.</param>
/// <param name="Description">What it is, in words; null for none.</param>
public sealed record CaptureInterface(string Name, LinkType Link, string? Description = null);

/// <summary>One captured frame.</summary>
/// <param name="Interface">Index into <see cref="CaptureFile.Interfaces"/>.</param>
/// <param name="TimeNanoseconds">Nanoseconds since 1970-01-01 00:00 UTC, at least 0.</param>
/// <param name="Direction">Which way it went.</param>
/// <param name="Octets">The whole frame from the interface's link layer on.</param>
/// <param name="Comment">A remark for the reader; null for none.</param>
public sealed record CaptureFrame(
    int Interface, long TimeNanoseconds, FrameDirection Direction, ReadOnlyMemory<byte> Octets, string? Comment = null);

/// <summary>What a pcapng file says: one section.</summary>
/// <param name="Interfaces">The interfaces, in the order of their blocks.</param>
/// <param name="Frames">The frames, in the order of the file; made one by one where that spares memory.</param>
/// <param name="Comment">A remark on the whole file, such as the keys that decrypt it; null for none.</param>
public sealed record CaptureFile(
    ImmutableArray<CaptureInterface> Interfaces, IEnumerable<CaptureFrame> Frames, string? Comment = null);
