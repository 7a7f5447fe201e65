using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Conformance;

/// <summary>Traces of what a lab sent while it looked: <c>ping net 10.0.0.249 x3</c>, <c>curl net 172.18.0.2:32000 evescn-jzms5</c>.</summary>
internal static class TrafficTrace
{
    private static readonly ConcurrentDictionary<(char Lab, string Traffic), TraceView> Traces = new();

    public static TraceView Of(PrintedBlock block) => Of(block.Lab, block.Traffic!);

    public static TraceView Of(Lab lab, string traffic) =>
        Traces.GetOrAdd((lab.Letter, traffic), static (key, lab) => Run(lab, key.Traffic.Split(' ')), lab);

    /// <summary>The tap of the block's interface.</summary>
    public static Tap Tap(PrintedBlock block, string device) => Assert.Single(
        Of(block).Trace.Taps,
        tap => tap.Place.Interface == device && tap.Place.NetNs == block.NetNs && tap.Place.Node == block.Lab.Node(block.Node).Name);

    /// <summary>What <c>conntrack -L</c> lists on a node at the end: of each connection the last state that a hop saw.</summary>
    public static ImmutableArray<string> Conntrack(TraceView trace, string node) =>
    [
        .. trace.Trace.Packets.SelectMany(packet => packet.Hops).Where(hop => hop.Place.Node == node).SelectMany(hop => hop.Evidence)
            .Where(evidence => evidence.Source == "conntrack -L").Select(evidence => evidence.Entry)
            .GroupBy(Originator, StringComparer.Ordinal)
            .Select(connection => connection.Last()),
    ];

    private static string Originator(string entry)
    {
        var start = entry.IndexOf("src=", StringComparison.Ordinal);
        return entry[start..entry.IndexOf("src=", start + 1, StringComparison.Ordinal)].Replace("[UNREPLIED] ", "", StringComparison.Ordinal);
    }

    private static TraceView Run(Lab lab, string[] words)
    {
        if (words[0] == "curl")
        {
            return Labs.Curl(lab.Scenario, words[1], words[2], words[3]);
        }

        var count = words.Length > 3 ? int.Parse(words[3].AsSpan(1), CultureInfo.InvariantCulture) : 1;
        return Labs.Run(lab.Scenario, new FlowRequest(FlowKind.Ping, words[1], words[2]) { Count = count });
    }
}
