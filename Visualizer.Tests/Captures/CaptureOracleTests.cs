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

    // The interface's name is that of the machine that reads the file, so that the lines are compared behind it.
    [Fact]
    public void Tcpdump_AnyOfANode_ShowsEachFrameAtItsInterface()
    {
        var flow = CapturedFlows.All.First(flow => flow.Scenario == Labs.Ipsec && flow.Name.EndsWith("Ping, across nodes", StringComparison.Ordinal));
        var node = flow.Answer.Trace!.Taps.First(tap => tap.Role == "clientNode.eth0").Place.Node!;
        using var capture = new TemporaryCapture(new TraceCapture(flow.Answer.Cluster!, flow.Answer.Trace).OfAny(node, "host")!);

        var printed = ExternalTool.Run("tcpdump", "tcpdump", ["-tne", "-r", capture.Path]).TrimEnd('\n');

        Assert.Equal(
            [
                "In  ifindex 10 6e:7b:6a:37:31:ab ethertype IPv4 (0x0800), length 104: 10.0.1.52 > 10.0.0.249: ICMP echo request, id 529, seq 0, length 64",
                "Out ifindex 3 12:3d:af:49:19:f5 ethertype IPv4 (0x0800), length 160: 10.0.1.138 > 10.0.0.40: ESP(spi=0x00000003,seq=0x1), length 120",
                "P   ifindex 2 12:3d:af:49:19:f5 ethertype IPv4 (0x0800), length 160: 10.0.1.138 > 10.0.0.40: ESP(spi=0x00000003,seq=0x1), length 120",
                "Out ifindex 7 02:42:ac:12:00:03 ethertype IPv4 (0x0800), length 160: 10.0.1.138 > 10.0.0.40: ESP(spi=0x00000003,seq=0x1), length 120",
                "In  ifindex 7 02:42:ac:12:00:04 ethertype IPv4 (0x0800), length 160: 10.0.0.40 > 10.0.1.138: ESP(spi=0x00000003,seq=0x1), length 120",
                "In  ifindex 7 02:42:ac:12:00:04 ethertype IPv4 (0x0800), length 104: 10.0.0.249 > 10.0.1.52: ICMP echo reply, id 529, seq 0, length 64",
                "Out ifindex 10 4e:0d:10:48:00:05 ethertype IPv4 (0x0800), length 104: 10.0.0.249 > 10.0.1.52: ICMP echo reply, id 529, seq 0, length 64",
            ],
            printed.Split('\n').Select(line => line[6..]));
    }
}
