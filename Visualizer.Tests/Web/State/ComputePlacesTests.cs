using Microsoft.Extensions.Options;
using Visualizer.Web.Hosting;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

public sealed class ComputePlacesTests
{
    [Fact]
    public async Task Run_AllPlacesAreTaken_WaitsAndLeavesWithItsViewer()
    {
        using var places = Sessions.PlacesOf(new HostingOptions { ConcurrentRequests = 1 });
        using var leaving = new CancellationTokenSource();
        var computed = 0;
        var taken = await places.TakeAsync(TestContext.Current.CancellationToken);

        var left = places.RunAsync(() => ++computed, leaving.Token);
        var stayed = places.RunAsync(() => ++computed, TestContext.Current.CancellationToken);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.False(stayed.IsCompleted);

        taken.Dispose();
        Assert.Equal(1, await stayed);
    }

    [Fact]
    public async Task Run_QuestionFails_ItsPlaceIsFreeAgain()
    {
        using var places = Sessions.PlacesOf(new HostingOptions { ConcurrentRequests = 1 });

        await Assert.ThrowsAsync<InvalidOperationException>(() => places.RunAsync<int>(() => throw new InvalidOperationException(), TestContext.Current.CancellationToken));

        Assert.Equal(1, await places.RunAsync(() => 1, TestContext.Current.CancellationToken));
    }

    /// <summary>What comes over a page's connection is bounded as requests are: it waits, and leaves with its viewer.</summary>
    [Fact]
    public async Task Run_FasterThanTheRate_WaitsWithoutTakingAPlace()
    {
        var options = Options.Create(new HostingOptions { ConcurrentRequests = 1, Burst = 3, RequestsPerSecond = 1 });
        using var room = new ComputeRoom(options);
        using var places = new ComputePlaces(room, options);
        using var other = new ComputePlaces(room, options);
        using var leaving = new CancellationTokenSource();
        var computed = 0;
        for (var question = 0; question < 3; question++)
        {
            await places.RunAsync(() => ++computed, TestContext.Current.CancellationToken);
        }

        var flood = Enumerable.Range(0, 1000).Select(_ => places.RunAsync(() => ++computed, leaving.Token)).ToList();

        // A slow machine may give it a turn or two meanwhile.
        Assert.InRange(flood.Count(question => question.IsCanceled), 700, 800);
        Assert.InRange(flood.Count(question => question.IsCompletedSuccessfully), 0, 100);
        Assert.Equal("mine", await other.RunAsync(() => "mine", TestContext.Current.CancellationToken));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(flood));
        Assert.InRange(computed, 3, 200);
    }

    [Fact]
    public async Task Run_TimePasses_GoesOn()
    {
        using var places = Sessions.PlacesOf(new HostingOptions { Burst = 1, RequestsPerSecond = 50 });

        for (var question = 0; question < 3; question++)
        {
            Assert.Equal(question, await places.RunAsync(() => question, TestContext.Current.CancellationToken));
        }
    }
}
