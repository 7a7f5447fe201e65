using System.Collections.Immutable;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Captures.Matching;
using Visualizer.Engine.Captures.Reading;
using Visualizer.Engine.Tracing;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.State;

/// <summary>What the page keeps of a viewer's capture: how it compares, and the first lines of both sides.</summary>
/// <param name="Problem">Why the file cannot be read; null when it can.</param>
/// <param name="Match">How it compares; null when the file cannot be read.</param>
/// <param name="Interface">Interface of the file that alone was compared; null: the whole file.</param>
/// <param name="CutFrames">Frames that the snapshot length cut.</param>
/// <param name="Lines">The first rows side by side, as tcpdump prints them.</param>
public sealed record UploadedCapture(
    CaptureProblem? Problem, CaptureMatch? Match, string? Interface, int CutFrames, ImmutableArray<ComparedLine> Lines)
{
    private const int MostLines = 200;

    /// <summary>Compares what was read with what a tap shows.</summary>
    public static UploadedCapture Of(ReadCapture capture, Tap tap, int ifindex)
    {
        if (capture.Problem is { } problem)
        {
            return new UploadedCapture(problem, null, null, 0, []);
        }

        var found = FoundFrames.Of(capture, tap.Place, ifindex);
        var match = CaptureMatch.Of(tap, found);
        return new UploadedCapture(null, match, found.Interface, found.Frames.Count(one => one.Frame.IsCut), LinesOf(match, tap, found));
    }

    private static ImmutableArray<ComparedLine> LinesOf(CaptureMatch match, Tap tap, FoundFrames found)
    {
        // Numbers of TCP count from the first segment of a file, so that no frame before the last one shown may be left out.
        var shown = match.Rows.Take(MostLines).ToList();
        var predicted = TapLines.Of(tap);
        var upTo = shown.Max(row => row.Found) is { } last ? last + 1 : 0;
        var ethernet = found.Frames.Take(upTo).Select(one => (ReadOnlyMemory<byte>)(one.Link == LinkType.Ethernet
            ? one.Frame.Octets : FrameShape.AsEthernet(one.Frame.Octets.Span, one.Link)));
        var lines = TcpdumpText.Lines([.. ethernet], LinkType.Ethernet);
        return [.. shown.Select(row => new ComparedLine(
            row.Predicted is { } index ? predicted[index] : null,
            row.Found is { } at ? WithoutMadeUpAddresses(lines[at], found.Frames[at].Link) : null))];
    }

    private static string WithoutMadeUpAddresses(string line, LinkType link) =>
        link == LinkType.Ethernet ? line : line[(line.IndexOf(", ", StringComparison.Ordinal) + 2)..];
}

/// <summary>One row of a comparison.</summary>
/// <param name="Predicted">Line of the predicted frame; null where there is none.</param>
/// <param name="Found">Line of the frame of the file; null where there is none.</param>
public sealed record ComparedLine(string? Predicted, string? Found);
