using Microsoft.Extensions.Options;
using Visualizer.Web.Hosting;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

public sealed class ComputePlacesTests
{
    [Fact]
    public async Task Run_AllPlacesAreTaken_WaitsAndLeavesWithItsViewer()
    {
        using var places = new ComputePlaces(Options.Create(new HostingOptions { ConcurrentRequests = 1 }));
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
        using var places = new ComputePlaces(Options.Create(new HostingOptions { ConcurrentRequests = 1 }));

        await Assert.ThrowsAsync<InvalidOperationException>(() => places.RunAsync<int>(() => throw new InvalidOperationException(), TestContext.Current.CancellationToken));

        Assert.Equal(1, await places.RunAsync(() => 1, TestContext.Current.CancellationToken));
    }
}
