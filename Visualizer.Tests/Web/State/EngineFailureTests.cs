using Microsoft.Extensions.Logging.Abstractions;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Tests.Support;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels;

namespace Visualizer.Tests.Web.State;

/// <summary>A fault of the engine costs nobody the page, and no log a name.</summary>
public sealed class EngineFailureTests
{
    private static readonly WorkbenchRequest Curl = new() { ScenarioId = Labs.Playground, Kind = FlowKind.Curl, From = "client", To = "server-b" };

    [Fact]
    public async Task Open_EngineFails_PictureStaysAndTheNoticeSaysSo()
    {
        var session = Session(failsOn: FlowKind.Curl);
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Playground }, Language.English);
        var valid = session.State.Shown;

        await session.OpenAsync(Curl, Language.English);

        Assert.Same(valid, session.State.Shown);
        Assert.True(session.State.IsStale);
        Assert.Contains("went wrong", StageNotice.Of(session.State)!.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AnswerThatCannotBeDrawn_IsAFailureLikeAnyOther()
    {
        var session = Sessions.Create(Sessions.Library, new TraceDesk(Undrawable), new PlayableStore());

        await session.OpenAsync(Curl, Language.English);

        Assert.True(session.State.HasFailed);
    }

    [Fact]
    public void Answer_ComparisonThatCannotBeDrawn_IsAFailureLikeAnyOther()
    {
        var desk = new ComparisonDesk(Sessions.Library, new TraceDesk(Undrawable), new PlayableStore(), NullLogger<ComparisonDesk>.Instance);

        Assert.True(desk.Answer(new CompareRequest { Flow = Curl }, Language.English).HasFailed);
    }

    /// <summary>What the terminal sent is drawn; the flow alone, which changes are told from, is a second question to the engine.</summary>
    [Fact]
    public async Task Open_FlowAloneFails_IsAFailureLikeAnyOther()
    {
        var terminal = DatapathEngine.OpenTerminal(Labs.Load(Labs.Ebpf), HelmRequest.None).Session!;
        var pane = terminal.Open("net")!.Pane;
        terminal.Enter(pane, "ping -c 1 10.0.0.72");
        var second = terminal.Enter(pane, "ping -c 1 10.0.0.72")!.Flow!;
        var asked = new WorkbenchRequest { ScenarioId = Labs.Ebpf, Kind = FlowKind.Ping, From = "net", To = "10.0.0.72" };
        var session = Session(failsOn: FlowKind.Ping);
        session.Expect(asked, second);

        await session.OpenAsync(asked, Language.English);

        Assert.True(session.State.HasFailed);
        Assert.False(session.State.IsBusy);
        Assert.Contains("went wrong", StageNotice.Of(session.State)!.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AfterAFailure_AnswersAgain()
    {
        var session = Session(failsOn: FlowKind.Curl);
        await session.OpenAsync(Curl, Language.English);

        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Playground }, Language.English);

        Assert.Null(StageNotice.Of(session.State));
        Assert.False(session.State.IsStale);
    }

    [Fact]
    public void Guard_ExceptionThatQuotesAName_HidesIt()
    {
        var failure = Assert.Throws<EngineFailureException>(() => EngineFailureException.Guard<int>(() => throw new InvalidOperationException("secret-pod has no device")));

        Assert.DoesNotContain("secret-pod", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(InvalidOperationException), failure.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Guard_ExceptionThatQuotesAName_HidesIt), failure.Message, StringComparison.Ordinal);

        var outer = EngineFailureException.Hide(new AggregateException(new ArgumentException("secret-pod")));
        Assert.DoesNotContain("secret-pod", outer.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(ArgumentException), outer.Message, StringComparison.Ordinal);
        Assert.Same(outer, EngineFailureException.Hide(outer));
    }

    [Fact]
    public async Task Open_ManyAtOnce_OnlyTheFirstAndTheLastAreComputed()
    {
        using var started = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var computed = 0;
        var session = Sessions.Create(Sessions.Library, new TraceDesk((scenario, helm, flow, cancellation) =>
        {
            if (Interlocked.Increment(ref computed) == 1)
            {
                // Held although nobody waits for it any more: else one of the others might begin before the last is asked.
                started.Release();
                goOn.Wait(CancellationToken.None);
            }

            return DatapathEngine.Trace(scenario, helm, flow, cancellation: cancellation);
        }), new PlayableStore());

        var first = session.OpenAsync(Curl, Language.English);
        await started.WaitAsync(TestContext.Current.CancellationToken);
        var others = Enumerable.Range(1, 20).Select(number => session.OpenAsync(Curl with { Set = [$"MTU={1400 + number}"] }, Language.English)).ToList();
        goOn.Release();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(2, computed);
        Assert.Equal(["MTU=1420"], session.State.Request.Set);
    }

    private static TraceAnswer Undrawable(Scenario scenario, HelmRequest helm, FlowRequest flow, CancellationToken cancellation) =>
        DatapathEngine.Trace(scenario, helm, flow, cancellation: cancellation) with { Cluster = null };

    private static VisualizerSession Session(FlowKind failsOn) => Sessions.Create(
        Sessions.Library,
        new TraceDesk((scenario, helm, flow, cancellation) =>
            flow.Kind == failsOn ? throw new InvalidOperationException("a fault") : DatapathEngine.Trace(scenario, helm, flow, cancellation: cancellation)),
        new PlayableStore());
}
