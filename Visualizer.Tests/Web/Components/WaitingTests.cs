using Visualizer.Web.Components.Controls;

namespace Visualizer.Tests.Web.Components;

/// <summary>Work that a panel waits for ends when nobody waits any more, and then leaves no trace.</summary>
public sealed class WaitingTests : IDisposable
{
    private readonly Waiting waiting = new();
    private readonly TaskCompletionSource<string> work = new();
    private string shown = "earlier";

    [Fact]
    public async Task For_UntilItIsDone_SaysWhatIsBeingDone()
    {
        var running = waiting.ForAsync("Counting", _ => work.Task, done => shown = done);
        Assert.Equal(("Counting", "earlier"), (waiting.Text, shown));

        work.SetResult("later");
        await running;

        Assert.Equal((null, "later"), (waiting.Text, shown));
    }

    [Fact]
    public async Task Leave_CancelsTheWorkAndKeepsWhatWasThere()
    {
        CancellationToken seen = default;
        var running = waiting.ForAsync(
            "Counting",
            leaving =>
            {
                seen = leaving;
                return work.Task;
            },
            done => shown = done);

        waiting.Leave();
        Assert.Null(waiting.Text);
        Assert.True(seen.IsCancellationRequested);

        // It need not have looked at its token.
        work.SetResult("later");
        await running;
        Assert.Equal("earlier", shown);
    }

    [Fact]
    public async Task For_SomethingElse_EndsWhatWasWorkedOn()
    {
        var first = waiting.ForAsync("First", leaving => work.Task.WaitAsync(leaving), done => shown = done);
        var second = waiting.ForAsync("Second", _ => work.Task, done => shown += done);
        await first;
        Assert.Equal("Second", waiting.Text);

        work.SetResult("!");
        await second;

        Assert.Equal((null, "earlier!"), (waiting.Text, shown));
    }

    [Fact]
    public async Task For_WorkThatFails_ThrowsUnlessNobodyWaits()
    {
        var left = waiting.ForAsync("Counting", _ => work.Task, _ => { });
        waiting.Leave();
        work.SetException(new InvalidOperationException("no"));
        await left;

        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting.ForAsync("Counting", _ => work.Task, _ => { }));
        Assert.Null(waiting.Text);
    }

    public void Dispose() => waiting.Dispose();
}
