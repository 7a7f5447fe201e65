using System.Text;
using Visualizer.Engine;
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

    /// <summary>A flow that the terminal sent is drawn as it went, as long as it is what is asked for.</summary>
    [Fact]
    public async Task Expect_WhatTheTerminalSent_IsTheAnswerUntilSomethingElseIsAsked()
    {
        var terminal = DatapathEngine.OpenTerminal(Labs.Load(Labs.Ebpf), HelmRequest.None).Session!;
        var pane = terminal.Open("net")!.Pane;
        var asked = new WorkbenchRequest { ScenarioId = Labs.Ebpf, Kind = FlowKind.Ping, From = "net", To = "10.0.0.72" };
        await session.OpenAsync(asked, Language.English);
        var clean = session.State;

        var first = terminal.Enter(pane, "ping -c 1 10.0.0.72")!.Flow!;
        var second = terminal.Enter(pane, "ping -c 1 10.0.0.72")!.Flow!;
        session.Expect(asked, second);
        await session.OpenAsync(asked, Language.English);

        Assert.Equal((true, false), (first.IsReproducible, second.IsReproducible));
        Assert.Same(second.Trace, session.State.Answer!.Trace);
        Assert.Same(second, session.State.Sent);
        Assert.NotEqual(clean.Shown!.Key, session.State.Shown!.Key);
        Assert.NotEqual(clean.Shown.Json, session.State.Shown.Json);
        Assert.Same(clean.Answer!.Trace, session.State.Valid!.Answer.Trace);

        await session.OpenAsync(asked with { To = "10.0.2.202" }, Language.English);
        Assert.Null(session.State.Sent);
        await session.OpenAsync(asked, Language.English);
        Assert.Null(session.State.Sent);
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
        Assert.Equal(["autoDirectNodeRoutes=false"], notice.Mending!.Set);
    }

    [Theory]
    [InlineData(Labs.Ebpf, "1.16.0", "", "routingMode=native", "tunnel")]
    [InlineData(Labs.Ipsec, null, "kubeProxyReplacement=strict", "kubeProxyReplacement=disabled", "")]
    [InlineData(Labs.Ebpf, null, "MTU=100", "", "MTU")]
    [InlineData(Labs.Ebpf, null, "sctp.enabled=maybe", "", "sctp.enabled")]
    [InlineData(Labs.Ebpf, null, "tunnel=vxlan,loadBalancer.mode=dsr", "loadBalancer.mode=snat", "")]
    public async Task Open_ValuesThatAreRefused_OfferAChangeThatWorks(string scenario, string? version, string set, string settings, string dropped)
    {
        await session.OpenAsync(
            new WorkbenchRequest { ScenarioId = scenario, Version = version, Set = set.Length == 0 ? [] : [set] }, Language.English);

        var mending = session.State.Mending!;
        Assert.Contains(settings, string.Join(' ', mending.Set), StringComparison.Ordinal);
        Assert.Contains(dropped, string.Join(' ', mending.Dropped), StringComparison.Ordinal);
        await session.OpenAsync(mending.Request, Language.English);
        Assert.NotNull(session.State.Answer!.Trace);
        Assert.Null(session.State.Mending);
    }

    [Fact]
    public async Task Open_OtherValues_RemembersTheValidAnswerBefore()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        Assert.Null(session.State.Earlier);

        await session.OpenAsync(session.State.Request with { Set = ["tunnel=vxlan"] }, Language.English);
        await session.OpenAsync(session.State.Request with { Set = ["bpf.masquerade=false"] }, Language.English);

        Assert.Empty(session.State.Earlier!.Request.Set);
        session.ForgetEarlier();
        Assert.Null(session.State.Earlier);
    }

    [Fact]
    public async Task Open_AnotherFlow_HasNothingToCompareWith()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        await session.OpenAsync(session.State.Request with { Set = ["bpf.masquerade=false"] }, Language.English);
        await session.OpenAsync(session.State.Request with { To = "evescn-q7xhn" }, Language.English);

        Assert.Null(session.State.Earlier);
    }

    [Fact]
    public async Task Open_TypedOn_ComparesWithWhatWasBeforeTyping()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        await session.OpenAsync(session.State.Request with { Set = ["MTU=900"] }, Language.English);
        await session.OpenAsync(session.State.Request with { Set = ["MTU=9000"] }, Language.English, continues: true);

        Assert.Empty(session.State.Earlier!.Request.Set);
        Assert.Empty(session.State.History.Before!.Set);
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
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Playground, Kind = FlowKind.Ping, From = "client", To = "node/node-b", Set = ["ipv4.enabled=false"] }, Language.English);

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
