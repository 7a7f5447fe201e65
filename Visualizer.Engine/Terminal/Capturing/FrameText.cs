using System.Globalization;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Captures.Tcpdump;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>Frames as a tcpdump of the terminal prints them, live or from a file that it wrote: with their time.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="link">What frames start with.</param>
internal sealed class FrameText(TcpdumpOptions options, LinkType link)
{
    private readonly Page _page = new(options.Style);

    /// <summary>The lines, closed by a line feed.</summary>
    public string Of(CapturedFrame frame)
    {
        LinkText.Print(_page, frame.Octets.Span, link);
        var line = _page.TakeLine();
        return options.HasTime ? $"{Time(frame.ClockNanoseconds)} {line}\n" : line + "\n";
    }

    private static string Time(long nanoseconds)
    {
        var microseconds = nanoseconds / 1000;
        var seconds = microseconds / 1_000_000 % 86_400;
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}.{microseconds % 1_000_000:000000}");
    }
}

/// <summary>What a tcpdump was asked for.</summary>
/// <param name="Interface">The interface; <c>any</c> for all of the netns.</param>
/// <param name="Style">What is printed of each frame.</param>
/// <param name="HasTime">Not <c>-t</c>.</param>
/// <param name="Most"><c>-c</c>; null until Ctrl-C.</param>
/// <param name="File"><c>-w</c>; null: frames are printed.</param>
/// <param name="Way"><c>-Q</c>: <c>in</c>, <c>out</c> or <c>inout</c>.</param>
/// <param name="WritesEachLine"><c>-l</c> or <c>-U</c>: into a pipe too.</param>
internal sealed record TcpdumpOptions(string Interface, TcpdumpStyle Style, bool HasTime, int? Most, string? File, string Way, bool WritesEachLine)
{
    /// <summary>Whether all interfaces are captured at once.</summary>
    public bool IsAny => Interface == TraceCapture.AnyInterface;
}

/// <summary>A frame that a capture took.</summary>
/// <param name="IsOutgoing">Whether its device transmitted it.</param>
/// <param name="ClockNanoseconds">Since midnight.</param>
/// <param name="Octets">From the link layer on, the one that <c>-i any</c> makes up too.</param>
internal sealed record CapturedFrame(bool IsOutgoing, long ClockNanoseconds, ReadOnlyMemory<byte> Octets);
