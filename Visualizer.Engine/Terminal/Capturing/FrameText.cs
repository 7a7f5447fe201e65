using System.Globalization;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Captures.Tcpdump;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>Frames as a tcpdump of the terminal prints them, live or from a file that it wrote: with their number and their time.</summary>
/// <remarks>Source: <c>print.c pretty_print_packet</c>, <c>util-print.c ts_print</c> of tcpdump 4.99.3. The nodes' clocks show UTC.</remarks>
/// <param name="options">What was asked for.</param>
/// <param name="link">What frames start with.</param>
internal sealed class FrameText(TcpdumpOptions options, LinkType link)
{
    private const long MicrosecondsPerSecond = 1_000_000;

    private readonly Page _page = new(options.Style);
    private long? _first, _previous;
    private int _frames;

    /// <summary>The lines, closed by a line feed.</summary>
    public string Of(CapturedFrame frame)
    {
        LinkText.Print(_page, frame.Octets.Span, link);
        _frames++;
        var number = options.HasNumbers ? string.Create(CultureInfo.InvariantCulture, $"{_frames,5}  ") : "";
        return $"{number}{Time(frame.ClockNanoseconds / 1000)}{_page.TakeLine()}\n";
    }

    private string Time(long microseconds)
    {
        var (first, previous) = (_first ??= microseconds, _previous ?? microseconds);
        _previous = microseconds;
        return options.Time switch
        {
            TimeStyle.None => "",
            TimeStyle.Epoch => string.Create(CultureInfo.InvariantCulture, $"{microseconds / MicrosecondsPerSecond}.{microseconds % MicrosecondsPerSecond:000000} "),
            TimeStyle.SincePrevious => $" {Clock(microseconds - previous)} ",
            TimeStyle.SinceFirst => $" {Clock(microseconds - first)} ",
            TimeStyle.Date => string.Create(CultureInfo.InvariantCulture, $"{DateTime.UnixEpoch.AddMicroseconds(microseconds):yyyy-MM-dd} {Clock(OfDay(microseconds))} "),
            _ => $"{Clock(OfDay(microseconds))} ",
        };
    }

    private static long OfDay(long microseconds) => microseconds % (86_400 * MicrosecondsPerSecond);

    private static string Clock(long microseconds)
    {
        var seconds = microseconds / MicrosecondsPerSecond;
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}.{microseconds % MicrosecondsPerSecond:000000}");
    }
}

/// <summary>How a frame's time is printed: what <c>-t</c> means, by how often it is given.</summary>
internal enum TimeStyle
{
    /// <summary>Without <c>-t</c>: the time of the day.</summary>
    OfDay,

    /// <summary><c>-t</c>: not at all.</summary>
    None,

    /// <summary><c>-tt</c>: seconds since 1970.</summary>
    Epoch,

    /// <summary><c>-ttt</c>: since the frame before.</summary>
    SincePrevious,

    /// <summary><c>-tttt</c>: date and time of the day.</summary>
    Date,

    /// <summary><c>-ttttt</c>: since the first frame.</summary>
    SinceFirst,
}

/// <summary>What a tcpdump was asked for.</summary>
/// <param name="Interface">The interface; <c>any</c> for all of the netns.</param>
/// <param name="Style">What is printed of each frame.</param>
/// <param name="Time">How its time is.</param>
/// <param name="Most"><c>-c</c>; null until Ctrl-C.</param>
/// <param name="File"><c>-w</c>; null: frames are printed.</param>
/// <param name="Way"><c>-Q</c>: <c>in</c>, <c>out</c> or <c>inout</c>.</param>
internal sealed record TcpdumpOptions(string Interface, TcpdumpStyle Style, TimeStyle Time, int? Most, string? File, string Way)
{
    /// <summary>Octets of each frame that are kept (<c>-s</c>).</summary>
    public required int SnapshotOctets { get; init; }

    /// <summary>Whether frames are numbered (<c>-#</c>).</summary>
    public bool HasNumbers { get; init; }

    /// <summary>Whether each line is written at once, into a pipe too (<c>-l</c> or <c>-U</c>).</summary>
    public bool WritesEachLine { get; init; }

    /// <summary>Whether all interfaces are captured at once.</summary>
    public bool IsAny => Interface == TraceCapture.AnyInterface;
}

/// <summary>A frame that a capture took.</summary>
/// <param name="IsOutgoing">Whether its device transmitted it.</param>
/// <param name="ClockNanoseconds">Since 1970-01-01 00:00 UTC.</param>
/// <param name="Octets">From the link layer on, the one that <c>-i any</c> makes up too.</param>
internal sealed record CapturedFrame(bool IsOutgoing, long ClockNanoseconds, ReadOnlyMemory<byte> Octets);
