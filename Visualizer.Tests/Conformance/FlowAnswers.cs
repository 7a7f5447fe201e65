using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Conformance;

/// <summary>The engine's answers to commands that watch traffic: ping, curl, tcpdump, conntrack, monitor.</summary>
internal static partial class FlowAnswers
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

    public static Expectation Conntrack(PrintedBlock block)
    {
        var entries = TrafficTrace.Conntrack(TrafficTrace.Of(block), block.Lab.Node(block.Node).Name)
            .Where(entry => entry.Contains("32000", StringComparison.Ordinal));
        return new Expectation(
            [.. entries.Select(RunFields.Conntrack)],
            line => line.StartsWith("conntrack v", StringComparison.Ordinal) ? Reading.Nothing : new Reading(RunFields.Conntrack(line)));
    }

    /// <summary>The packets that monitor dumps (to-overlay leaves by cilium_vxlan, to-endpoint enters the pod): addresses, length, DF, TTL.</summary>
    public static Expectation Monitor(PrintedBlock block)
    {
        var node = block.Lab.Node(block.Node).Name;
        var dumps = TrafficTrace.Of(block).Trace.Taps.Where(tap => tap.Place.Node == node)
            .SelectMany(tap => tap.Sightings.Select(sighting => (tap.Place, sighting)))
            .Where(seen => seen.Place.NetNs == "host" ? seen is { Place.Interface: "cilium_vxlan", sighting.IsOutgoing: true } : !seen.sighting.IsOutgoing)
            .OrderBy(seen => seen.sighting.Sequence);
        return new Expectation([.. dumps.SelectMany(seen => Dump(seen.sighting.Frame.Span))], ReadDump);
    }

    private static string[] ClientLines(PrintedBlock block) =>
        TrafficTrace.Of(block).Trace.Client.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static ImmutableArray<string> Dump(ReadOnlySpan<byte> frame)
    {
        var ip = frame[14..];
        var flags = (ip[6] & 0x40) != 0 ? "DF" : "";
        return
        [
            $"Ethernet {Mac(frame[6..12])} {Mac(frame[..6])}",
            string.Create(CultureInfo.InvariantCulture, $"IPv4 {(ip[2] << 8) | ip[3]} {flags} {ip[8]} {Address(ip[12..16])} {Address(ip[16..20])}"),
        ];
    }

    private static Reading ReadDump(string line)
    {
        var ethernet = EthernetDump().Match(line);
        var ip = Ipv4Dump().Match(line);
        return ethernet.Success ? new Reading($"Ethernet {ethernet.Groups[1]} {ethernet.Groups[2]}", "MAC addresses agree")
            : ip.Success ? new Reading($"IPv4 {string.Join(' ', ip.Groups.Values.Skip(1))}", "length, DF, TTL and addresses agree")
            : Reading.Nothing;
    }

    private static string Mac(ReadOnlySpan<byte> octets) => string.Join(':', octets.ToArray().Select(octet => octet.ToString("x2", CultureInfo.InvariantCulture)));

    private static Ipv4Address Address(ReadOnlySpan<byte> octets) => Ipv4Address.Parse(string.Join('.', octets.ToArray()));

    [GeneratedRegex(@"^Ethernet\t\{.* SrcMAC=(\S+) DstMAC=(\S+) ")]
    private static partial Regex EthernetDump();

    [GeneratedRegex(@"^IPv4\t\{.* Length=(\d+) .* Flags=(\w*) .* TTL=(\d+) .* SrcIP=(\S+) DstIP=(\S+) ")]
    private static partial Regex Ipv4Dump();
}
