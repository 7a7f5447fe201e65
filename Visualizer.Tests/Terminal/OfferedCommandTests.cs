using Visualizer.Engine;
using Visualizer.Engine.Captures.Commands;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Terminal;
using Visualizer.Tests.Captures;
using Visualizer.Tests.Support;
using Visualizer.Web.ViewModels;

namespace Visualizer.Tests.Terminal;

/// <summary>The command that the page offers for a tap is typed as it stands, while the same flow is sent: it prints what the page shows of the tap, and nothing else.</summary>
public sealed class OfferedCommandTests
{
    [Fact]
    public void OfEveryTapOfEveryFlow_PrintsTheTapsFrames()
    {
        var health = DatapathEngine.Trace(Labs.Load(Labs.Playground), HelmRequest.None, new FlowRequest(FlowKind.Ping, "client", "health/node-b"));
        var (differences, typed) = (new List<string>(), 0);
        foreach (var flow in CapturedFlows.All.Append(new CapturedFlow("the health endpoint", Labs.Playground, health)))
        {
            var (cluster, sent) = (flow.Answer.Cluster!, flow.Answer.Flow!);
            foreach (var taps in flow.Answer.Trace!.Taps.Where(tap => !tap.Sightings.IsEmpty).Chunk(TerminalSession.MostPanes - 1))
            {
                var typist = new EngineTypist(flow.Scenario, panes: 1, shared: (_, _) => cluster);
                foreach (var tap in taps)
                {
                    var place = tap.Place.Node!.StartsWith("external/", StringComparison.Ordinal) ? tap.Place.Node : null;
                    var command = CaptureCommand.Of(tap, CaptureFilter.Of(tap)).Replace(" -pne ", " -tpne ", StringComparison.Ordinal);
                    typist.Enter(typist.Session.Open(place)!.Pane, command);
                }

                Assert.Null(typist.Session.Walk(new FlowRequest(sent.Kind, "", ""), sent).Problem);
                typist.Enter(0, "hostname");
                foreach (var (index, tap) in taps.Index())
                {
                    var count = tap.Sightings.Length;
                    var expected = string.Concat(TapLines.Of(tap).Select(line => line + "\n")) + $"^C\n{count} packet{(count == 1 ? "" : "s")} captured\n";
                    var printed = typist.Interrupt(index + 1);
                    typed++;
                    if (!printed.StartsWith(expected, StringComparison.Ordinal))
                    {
                        differences.Add($"{flow.Name} at {tap.Place}\n  prints:   {printed}\n  expected: {expected}");
                    }
                }
            }
        }

        Assert.True(typed > 300, $"Only {typed} commands.");
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(5)));
    }
}
