using System.Globalization;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Conformance;

/// <summary>The engine's answers to commands that send traffic or capture it: ping, curl, tcpdump.</summary>
internal static class FlowAnswers
{
    public static Expectation Ping(PrintedBlock block) => Expectation.Whole(ClientLines(block), RunFields.Ping);

    public static Expectation Curl(PrintedBlock block) => Expectation.Whole(ClientLines(block), line => line);

    /// <summary>The frames at the tap; a lab whose kernel delayed an ACK prints one segment less.</summary>
    public static Expectation Capture(PrintedBlock block)
    {
        var words = block.Command.Split(' ');
        var device = words[Array.IndexOf(words, "-i") + 1];
        IEnumerable<string> frames = TraceView.Lines(TrafficTrace.Tap(block, device));
        frames = words[^1] switch
        {
            "icmp" => frames.Where(line => line.Contains(": ICMP ", StringComparison.Ordinal)),
            "esp" => frames.Where(line => line.Contains(": ESP(", StringComparison.Ordinal)),
            _ => frames,
        };
        List<string> lines = [.. frames];
        if (block.Facts.Any(fact => fact.Text.EndsWith(" packets captured", StringComparison.Ordinal)))
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{lines.Count} packets captured"));
        }

        var hasFullListing = block.Traffic!.StartsWith("ping", StringComparison.Ordinal) || block.Facts.Length == lines.Count;
        return Expectation.Whole(lines, RunFields.Frame, hasFullListing ? ListingOrder.Same : ListingOrder.WithGaps);
    }

    private static string[] ClientLines(PrintedBlock block) =>
        TrafficTrace.Of(block).Trace.Client.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
