using System.Collections.Immutable;

namespace Visualizer.Engine.Captures.Reading;

/// <summary>An interface of somebody's capture.</summary>
/// <param name="Name">Its name; null where the file has none, as pcap.</param>
/// <param name="Link">What its frames start with.</param>
public sealed record ReadInterface(string? Name, LinkType Link);

/// <summary>A frame of somebody's capture. Times are not kept: they are the run's, not the path's.</summary>
/// <param name="Interface">Index into <see cref="ReadCapture.Interfaces"/>.</param>
/// <param name="Octets">What was captured of it.</param>
/// <param name="Length">Octets that it had on the wire.</param>
public sealed record ReadFrame(int Interface, ReadOnlyMemory<byte> Octets, long Length)
{
    /// <summary>Whether the capture's snapshot length cut it.</summary>
    public bool IsCut => Octets.Length < Length;
}

/// <summary>What a file holds, up to its first fault.</summary>
/// <param name="Interfaces">All interfaces of all sections, in the order of the file.</param>
/// <param name="Frames">All frames, in the order of the file.</param>
/// <param name="Problem">Why it could not be read to its end; null when it could.</param>
public sealed record ReadCapture(ImmutableArray<ReadInterface> Interfaces, ImmutableArray<ReadFrame> Frames, CaptureProblem? Problem);
