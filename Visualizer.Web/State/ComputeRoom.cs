using Microsoft.Extensions.Options;
using Visualizer.Web.Hosting;

namespace Visualizer.Web.State;

/// <summary>Bounds how many questions of all open pages are worked on at once, as the API's are: a class that asks all together waits in turn instead of hindering itself.</summary>
public sealed class ComputeRoom(IOptions<HostingOptions> hosting) : IDisposable
{
    private readonly SemaphoreSlim places = new(hosting.Value.ConcurrentRequests);

    /// <summary>Waits for a place, which is free again when it is disposed.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken leaving)
    {
        await places.WaitAsync(leaving).ConfigureAwait(false);
        return new Place(places);
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
