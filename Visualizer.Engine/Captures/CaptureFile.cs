using System.Collections.Immutable;
using Visualizer.Engine.Tracing;

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
/// <param name="Remark">What it is, for the reader; null for none.</param>
public readonly record struct CaptureFrame(
    int Interface, long TimeNanoseconds, FrameDirection Direction, ReadOnlyMemory<byte> Octets, FrameRemark? Remark = null);

/// <summary>Where a frame comes from in its trace, which is its comment in the file: <c>packets[0].hops[4] dev-receive: ICMP echo request, id 55, seq 0</c>.</summary>
/// <param name="Packet">Index of the packet.</param>
/// <param name="Hop">Index of the hop.</param>
/// <param name="Stage">Stage of the hop.</param>
/// <param name="Summary">What the packet is.</param>
public readonly record struct FrameRemark(int Packet, int Hop, Stage Stage, string Summary);

/// <summary>What a pcapng file says: one section.</summary>
/// <param name="Interfaces">The interfaces, in the order of their blocks.</param>
/// <param name="Frames">The frames, in the order of the file; made one by one where that spares memory.</param>
/// <param name="Comment">A remark on the whole file, such as the keys that decrypt it; null for none.</param>
public sealed record CaptureFile(
    ImmutableArray<CaptureInterface> Interfaces, IEnumerable<CaptureFrame> Frames, string? Comment = null);
