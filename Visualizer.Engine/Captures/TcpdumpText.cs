using System.Collections.Immutable;
using Visualizer.Engine.Captures.Tcpdump;

namespace Visualizer.Engine.Captures;

/// <summary>What <c>tcpdump -ne -r</c> of Debian 12 (4.99.3, libpcap 1.10.3) prints for a capture file, less the time and the blank behind it.</summary>
/// <remarks>
/// A file is read as a whole: TCP numbers are absolute in the first segment with ACK of a connection and relative to it from then on.
/// Simplified: of the protocols that tcpdump knows by port, the tunnels, DNS queries and those of lines of text are read, others print as plain TCP or UDP;
/// LINKTYPE_LINUX_SLL2 is not read.
/// </remarks>
public static class TcpdumpText
{
    /// <summary>One text per frame, in order. A text holds a line feed where tcpdump prints several lines, as for a VXLAN frame.</summary>
    /// <param name="frames">The frames of one file.</param>
    /// <param name="link">What they start with; not <see cref="LinkType.LinuxSll2"/>.</param>
    public static ImmutableArray<string> Lines(ReadOnlySpan<ReadOnlyMemory<byte>> frames, LinkType link)
    {
        var page = new Page();
        var lines = ImmutableArray.CreateBuilder<string>(frames.Length);
        foreach (var frame in frames)
        {
            switch (link)
            {
                case LinkType.Ethernet:
                    EthernetText.Print(page, frame.Span, frame.Length);
                    break;
                case LinkType.Raw:
                    page.Print("ip: ");
                    Ipv4Text.PrintAnyVersion(page, frame.Span, frame.Length);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(link), link, "There is no text for this link type.");
            }

            lines.Add(page.TakeLine());
        }

        return lines.MoveToImmutable();
    }
}
