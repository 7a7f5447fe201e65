using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Tests.Support;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

/// <summary>Who waits no longer ends the work, and only then is it ended; what was shown stays.</summary>
public sealed class CancellationTests
{
    private static readonly WorkbenchRequest Slow = new() { Kind = FlowKind.Curl, From = "net", To = "172.18.0.2:32000" };

    private readonly TaskCompletionSource<CancellationToken> computing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Cancel_AfterAnAnswer_EndsTheWorkAndKeepsThePicture()
    {
        var session = Session();
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        var before = session.State;

        var opening = session.OpenAsync(Slow, Language.English);
        var token = await computing.Task;
        session.Cancel();
        await opening;

        Assert.True(token.IsCancellationRequested);
        Assert.Equal((before.Request, before.Shown, false, false), (session.State.Request, session.State.Shown, session.State.IsBusy, session.State.IsCancelled));
    }

    [Fact]
    public async Task Cancel_TheFirstQuestion_LeavesNothingButTheOfferToTryAgain()
    {
        var session = Session();

        var opening = session.OpenAsync(Slow, Language.English);
        await computing.Task;
        session.Cancel();
        await opening;

        Assert.Equal((true, false, null), (session.State.IsCancelled, session.State.IsBusy, session.State.Shown));
    }

    [Fact]
    public async Task Open_AnotherQuestion_EndsTheWorkOnTheOneBefore()
    {
        var session = Session();

        var first = session.OpenAsync(Slow, Language.English);
        var token = await computing.Task;
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        await first;

        Assert.True(token.IsCancellationRequested);
        Assert.NotNull(session.State.Shown);
    }

    [Fact]
    public async Task GetOrAdd_OneOfTwoLeaves_TheOtherGetsTheAnswer()
    {
        var cache = new BoundedCache<string, int>(10, value => value);
        using var goOn = new SemaphoreSlim(0);
        using var leaving = new CancellationTokenSource();
        var first = Task.Run(
            () => cache.GetOrAdd(
                "a",
                (_, abandoned) =>
                {
                    computing.SetResult(abandoned);
                    goOn.Wait(abandoned);
                    return 1;
                },
                leaving.Token),
            TestContext.Current.CancellationToken);
        var token = await computing.Task;
        var second = Task.Run(() => cache.GetOrAdd("a", _ => 2), TestContext.Current.CancellationToken);
        while (cache.Waiting("a") < 2)
        {
            await Task.Yield();
        }

        await leaving.CancelAsync();
        goOn.Release();

        Assert.Equal(1, await second);
        Assert.False(token.IsCancellationRequested);
        await first;
    }

    [Fact]
    public void Engine_Cancelled_StopsBeforeItsNextStep()
    {
        var reading = ScenarioReader.Read("cluster: { nodes: 2, podsPerNode: 2 }");
        using var leaving = new CancellationTokenSource();
        leaving.Cancel();

        Assert.Throws<OperationCanceledException>(() => DatapathEngine.Trace(
            Labs.Load(Labs.Ebpf), HelmRequest.None, new FlowRequest(FlowKind.Ping, "net", "evescn-q7xhn"), cancellation: leaving.Token));
        Assert.Throws<OperationCanceledException>(() => ScenarioReader.Read("title: x", cancellation: leaving.Token));
        Assert.Throws<OperationCanceledException>(() => ScenarioResolver.Resolve(reading, "x", leaving.Token));
    }

    private VisualizerSession Session() => Sessions.Create(
        Sessions.Library,
        new TraceDesk((scenario, helm, flow, cancellation) =>
        {
            if (flow.Kind == FlowKind.Curl)
            {
                computing.TrySetResult(cancellation);
                cancellation.WaitHandle.WaitOne();
                cancellation.ThrowIfCancellationRequested();
            }

            return DatapathEngine.Trace(scenario, helm, flow, cancellation: cancellation);
        }),
        new PlayableStore());
}
