using Visualizer.Engine;
using Visualizer.Engine.Scenarios;
using Visualizer.Tests.Scenarios;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Policies;

/// <summary>A scenario file with policies, read as the bundled ones are.</summary>
public sealed class GuardedShopTests
{
    private static readonly string Text = RepositoryFiles.Read("Visualizer.Tests/Policies/guarded-shop.yaml");

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Trace_SuggestedFlow_ShowsWhatTheFileExpects(int flow)
    {
        var scenario = ScenarioResolver.Resolve(ScenarioReader.Read(Text), "guarded-shop").Scenario!;

        var answer = DatapathEngine.Trace(scenario, HelmRequest.None, scenario.Flows[flow].ToRequest());

        Assert.Empty(ScenarioExpectationTests.Differences(scenario.Expectations.Single(expectation => expectation.Flow == flow), answer.Trace!));
    }

    [Fact]
    public void Schema_OfScenarios_Holds() => Assert.Empty(SchemaCheck.Load().Errors(ScenarioReader.Read(Text).Document!.Root));
}
