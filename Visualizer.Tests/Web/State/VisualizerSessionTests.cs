using System.Text;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels;

namespace Visualizer.Tests.Web.State;

public sealed class VisualizerSessionTests
{
    private readonly VisualizerSession session = Sessions.Create();

    [Fact]
    public async Task Open_NothingSaid_ShowsTheFirstFlowOfTheFirstScenario()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);

        var state = session.State;
        Assert.Equal((FlowKind.Ping, "net"), (state.Request.Kind, state.Request.From));
        Assert.NotNull(state.Shown);
        Assert.Contains("\"disposition\":\"delivered\"", Encoding.UTF8.GetString(state.Shown.Json), StringComparison.Ordinal);
        Assert.Null(StageNotice.Of(state));
    }

    [Fact]
    public async Task Open_ValuesThatAreRefused_KeepTheLastValidPicture()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        var valid = session.State.Shown;

        await session.OpenAsync(new WorkbenchRequest { Set = ["tunnel=vxlan"] }, Language.English);

        Assert.Same(valid, session.State.Shown);
        Assert.True(session.State.IsStale);
        var notice = StageNotice.Of(session.State);
        Assert.Equal("These values do not start", notice!.Title);
        Assert.Contains("autoDirectNodeRoutes=false", notice.Remedy.Select(setting => setting.ToString()));
    }

    [Fact]
    public async Task Open_LinkToValuesThatAreRefused_ShowsTheScenarioAsItIsBehindTheNotice()
    {
        await session.OpenAsync(new WorkbenchRequest { Set = ["tunnel=vxlan"] }, Language.English);

        Assert.True(session.State.IsStale);
        Assert.NotNull(session.State.Shown);
        Assert.NotNull(StageNotice.Of(session.State));
    }

    [Fact]
    public async Task Open_UnknownScenario_SaysSo()
    {
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = "nowhere" }, Language.English);

        Assert.Contains("nowhere", StageNotice.Of(session.State)!.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_BrokenDocument_ListsItsProblems()
    {
        await session.OpenAsync(new WorkbenchRequest { Document = "clustr: {}" }, Language.Chinese);

        var notice = StageNotice.Of(session.State)!;
        Assert.Equal("无法读取此场景", notice.Title);
        Assert.Equal(1, notice.Problems[0].Line);
    }

    [Fact]
    public async Task Open_NameThatNobodyHas_SaysWhatIsExpected()
    {
        await session.OpenAsync(new WorkbenchRequest { Kind = FlowKind.Ping, From = "net", To = "nobody" }, Language.English);

        Assert.Contains("'nobody'", StageNotice.Of(session.State)!.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ConfigurationThatIsNotModelled_SaysSo()
    {
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Playground, Kind = FlowKind.Ping, From = "client", To = "node/node-b", Set = ["hostFirewall.enabled=true"] }, Language.English);

        Assert.Equal("Not modelled", StageNotice.Of(session.State)!.Title);
    }

    [Fact]
    public async Task Open_SameQuestionOfTwoViewers_SharesTheAnswer()
    {
        var (library, desk, store) = Sessions.Shared();
        var (one, other) = (Sessions.Create(library, desk, store), Sessions.Create(library, desk, store));

        await one.OpenAsync(new WorkbenchRequest(), Language.English);
        await other.OpenAsync(new WorkbenchRequest(), Language.English);

        Assert.Same(one.State.Shown!.Json, other.State.Shown!.Json);
        Assert.Same(one.State.Answer, other.State.Answer);
    }

    [Fact]
    public async Task ReachPosition_ThenAnotherLanguage_StaysAtTheHop()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        session.ReachPosition(1, 4);

        await session.OpenAsync(session.State.Request with { Language = Language.Chinese }, Language.Chinese);

        Assert.Equal((1, 4), (session.State.Request.Packet, session.State.Request.Hop));
    }

    [Fact]
    public async Task Subscribe_Disposed_IsNotCalledAgain()
    {
        var calls = 0;
        var subscription = session.Subscribe(() => calls++);
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        var before = calls;

        subscription.Dispose();
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Vxlan }, Language.English);

        Assert.True(before > 0);
        Assert.Equal(before, calls);
    }
}
