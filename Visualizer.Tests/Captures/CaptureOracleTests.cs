using System.Collections.Concurrent;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Captures.Commands;
using Visualizer.Tests.Support;
using Visualizer.Web.ViewModels;

namespace Visualizer.Tests.Captures;

/// <summary>The real tcpdump reads every tap's own file of every flow through the tap's own filter, and prints what page and API show.</summary>
public sealed class CaptureOracleTests
{
    private static readonly ParallelOptions Parallel = new() { MaxDegreeOfParallelism = 4 };

    [Fact]
    public void Tcpdump_EveryTapOfEveryFlow_PrintsOurText()
    {
        var files = (
            from flow in CapturedFlows.All
            let capture = new TraceCapture(flow.Answer.Cluster!, flow.Answer.Trace!)
            from tap in flow.Answer.Trace!.Taps
            where !tap.Sightings.IsEmpty
            select (Name: $"{flow.Name} at {tap.Place}", File: capture.OfTap(tap), Filter: CaptureFilter.Of(tap), Lines: string.Join('\n', TapLines.Of(tap)))).ToList();
        var differences = new ConcurrentBag<string>();

        System.Threading.Tasks.Parallel.ForEach(files, Parallel, one =>
        {
            using var capture = new TemporaryCapture(one.File);
            var printed = ExternalTool.Run("tcpdump", "tcpdump", ["-tne", "-r", capture.Path, one.Filter]).TrimEnd('\n');
            if (printed != one.Lines)
            {
                differences.Add($"{one.Name}\n  tcpdump: {printed}\n  ours:    {one.Lines}");
            }
        });

        Assert.True(files.Count > 300, "There are fewer captures than the scenarios have flows and taps.");
        Assert.True(differences.IsEmpty, string.Join('\n', differences.Take(5)));
    }

    [Fact]
    public void Tcpdump_AnyOfEveryNetNs_PrintsOurText()
    {
        string[] flows =
        [
            $"{Labs.Ipsec}: Ping, across nodes", $"{Labs.Vxlan}: Ping, across nodes", $"{Labs.Ebpf}: Ping, across nodes",
            $"geneve: {CapturedFlows.Shapes[3]}", $"h: {CapturedFlows.Shapes[3]}", $"g: {CapturedFlows.Shapes[3]}", $"e: {CapturedFlows.Shapes[1]}", $"c: {CapturedFlows.Shapes[5]}",
        ];
        var compared = 0;
        foreach (var (cluster, trace) in flows.Select(name => CapturedFlows.All.First(flow => flow.Name == name).Answer).Select(answer => (answer.Cluster!, answer.Trace!)))
        {
            var capture = new TraceCapture(cluster, trace);
            foreach (var place in trace.Taps.Where(tap => !tap.Sightings.IsEmpty).Select(tap => tap.Place with { Interface = null }).Distinct())
            {
                var file = capture.OfAny(place.Node!, place.NetNs!)!;
                using var stored = new TemporaryCapture(file);
                var printed = ExternalTool.Run("tcpdump", "tcpdump", ["-tne", "-r", stored.Path]).TrimEnd('\n');
                var here = TcpdumpStyle.LinkLevel with { InterfaceName = Machine.InterfaceName };

                Assert.Equal(printed, string.Join('\n', TcpdumpText.Lines([.. file.Frames.Select(frame => frame.Octets)], LinkType.LinuxSll2, here)));
                compared++;

                // On the node itself the interfaces have their own names; nothing else differs.
                var devices = trace.Taps.Where(tap => (tap.Place with { Interface = null }) == place).ToDictionary(tap => TraceCapture.DeviceOf(cluster, tap.Place).Ifindex, tap => tap.Place.Interface);
                var there = TcpdumpStyle.LinkLevel with { InterfaceName = devices.GetValueOrDefault };
                Assert.Equal(TcpdumpText.Lines([.. file.Frames.Select(frame => frame.Octets)], LinkType.LinuxSll2, there), capture.LinesOfAny(place.Node!, place.NetNs!));
            }
        }

        Assert.True(compared > 20, $"Only {compared} captures.");
    }
}
