using Visualizer.Engine;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Tracing;

namespace Visualizer.Tests.Scenarios;

/// <summary>Every fact that a bundled file expects, against the trace of its flow.</summary>
public sealed class ScenarioExpectationTests
{
    public static TheoryData<string, int> Flows
    {
        get
        {
            var flows = new TheoryData<string, int>();
            foreach (var id in ScenarioFiles.Ids)
            {
                for (var index = 0; index < ScenarioFiles.Load(id).Flows.Length; index++)
                {
                    flows.Add(id, index);
                }
            }

            return flows;
        }
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void Trace_SuggestedFlow_ShowsWhatTheFileExpects(string id, int flow)
    {
        var scenario = ScenarioFiles.Load(id);
        var expectations = scenario.Expectations.Where(expectation => expectation.Flow == flow).ToList();

        var answer = DatapathEngine.Trace(scenario, HelmRequest.None, scenario.Flows[flow].ToRequest());

        Assert.NotEmpty(expectations);
        Assert.NotNull(answer.Trace);
        Assert.Empty(expectations.SelectMany(expectation => Differences(expectation, answer.Trace)));
    }

    internal static IEnumerable<string> Differences(Expectation expectation, Trace trace)
    {
        if (expectation.Disposition is { } disposition && !disposition.Equals(trace.Disposition.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            yield return $"disposition {trace.Disposition}";
        }

        if (expectation.ReplyTtl is { } ttl && ttl != trace.Client.ReplyTtl)
        {
            yield return $"replyTtl {trace.Client.ReplyTtl}";
        }

        foreach (var expected in expectation.Taps)
        {
            var tap = trace.Taps.SingleOrDefault(tap => tap.Role == expected.Role);
            if (tap is null)
            {
                yield return $"{expected.Role} does not exist";
                continue;
            }

            if (expected.Request is { } request && request != tap.Saw(PacketDirection.Request))
            {
                yield return $"{expected.Role} request {!request}";
            }

            if (expected.Reply is { } reply && reply != tap.Saw(PacketDirection.Reply))
            {
                yield return $"{expected.Role} reply {!reply}";
            }
        }
    }
}
