using System.Globalization;
using System.Text;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Terminal.Running;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>A tcpdump that runs: it takes what taps of its netns see while others send.</summary>
/// <param name="netNs">Its netns.</param>
/// <param name="options">What it was asked for.</param>
/// <param name="link">What its frames start with.</param>
/// <param name="filter">Its filter.</param>
/// <param name="stored">Where frames go instead of the screen; null for the screen.</param>
internal sealed class LiveCapture(NetNs netNs, TcpdumpOptions options, LinkType link, CaptureFilter filter, StoredCapture? stored) : IRunning
{
    private readonly FrameText _text = new(options, link);
    private int _captured, _dropped;

    /// <inheritdoc/>
    public long? IntervalNanoseconds => null;

    /// <summary>Whether it has as many frames as it was asked for.</summary>
    public bool IsOver => options.Most == _captured;

    /// <inheritdoc/>
    public CommandOutput GoOn() => new("");

    /// <inheritdoc/>
    public CommandOutput Interrupt() => new("", Counts());

    /// <inheritdoc/>
    public CommandOutput See(Trace trace, long clock)
    {
        var seen = from tap in trace.Taps
                   where tap.Place.Node == netNs.Node && tap.Place.NetNs == netNs.Name && (options.IsAny || tap.Place.Interface == options.Interface)
                   from sighting in tap.Sightings
                   where options.Way == "inout" || options.Way == (sighting.IsOutgoing ? "out" : "in")
                   orderby sighting.Sequence
                   select new CapturedFrame(sighting.IsOutgoing, clock + sighting.TimeNanoseconds, Octets(tap, sighting));
        var text = new StringBuilder();
        foreach (var frame in seen)
        {
            if (IsOver)
            {
                break;
            }

            // The kernel runs the filter before libpcap makes up a link layer, and so counts without it.
            if (filter.Passes(frame.Octets, options.IsAny ? frame.Octets.Length - LinkTypes.LengthOf(link) : null))
            {
                Take(frame, text);
            }
        }

        return new CommandOutput(text.ToString(), IsOver ? Counts() : "");
    }

    private string Counts() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_captured} packet{Plural(_captured)} captured\n{_captured + _dropped} packet{Plural(_captured + _dropped)} received by filter\n{_dropped} packet{Plural(_dropped)} dropped by kernel\n");

    private ReadOnlyMemory<byte> Octets(Tap tap, Sighting sighting) =>
        options.IsAny ? CookedFrame.Of(netNs.Find(tap.Place.Interface!)!, sighting.IsOutgoing, sighting.Frame.Span) : sighting.Frame;

    private static string Plural(int count) => count == 1 ? "" : "s";

    private void Take(CapturedFrame frame, StringBuilder text)
    {
        if (stored is not null && !stored.Add(frame))
        {
            _dropped++;
            return;
        }

        _captured++;
        if (stored is null)
        {
            text.Append(_text.Of(frame));
        }
    }
}
