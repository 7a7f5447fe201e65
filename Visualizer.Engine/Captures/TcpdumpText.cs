using System.Collections.Immutable;
using Visualizer.Engine.Captures.Tcpdump;

namespace Visualizer.Engine.Captures;

/// <summary>What <c>tcpdump -n -r</c> of Debian 12 (4.99.3, libpcap 1.10.3) prints for a capture file, less the time and the blank behind it.</summary>
/// <remarks>
/// A file is read as a whole: TCP numbers are absolute in the first segment with ACK of a connection and relative to it from then on.
/// Simplified: of the protocols that tcpdump knows by port, the tunnels, DNS queries and those of lines of text are read, others print as plain TCP or UDP.
/// </remarks>
public static class TcpdumpText
{
    /// <summary>One text per frame, in order. A text holds a line feed where tcpdump prints several lines, as for a VXLAN frame.</summary>
    /// <param name="frames">The frames of one file.</param>
    /// <param name="link">What they start with.</param>
    /// <param name="style">What is printed; null: <c>-e</c>.</param>
    public static ImmutableArray<string> Lines(ReadOnlySpan<ReadOnlyMemory<byte>> frames, LinkType link, TcpdumpStyle? style = null)
    {
        var page = new Page(style ?? TcpdumpStyle.LinkLevel);
        var lines = ImmutableArray.CreateBuilder<string>(frames.Length);
        foreach (var frame in frames)
        {
            LinkText.Print(page, frame.Span, link);
            lines.Add(page.TakeLine());
        }

        return lines.MoveToImmutable();
    }
}
