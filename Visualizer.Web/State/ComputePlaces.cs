using Microsoft.Extensions.Options;
using Visualizer.Web.Hosting;

namespace Visualizer.Web.State;

/// <summary>Bounds how many questions of open pages are worked on at once, as the API's are: a class that asks all together waits in turn instead of hindering itself.</summary>
public sealed class ComputePlaces(IOptions<HostingOptions> hosting) : IDisposable
{
    private readonly SemaphoreSlim places = new(hosting.Value.ConcurrentRequests);

    /// <summary>Computes on a thread of the pool as soon as there is a place.</summary>
    /// <param name="compute">The question.</param>
    /// <param name="leaving">Cancelled when the viewer wants the answer no more; who waits for a place then waits no longer.</param>
    public async Task<TAnswer> RunAsync<TAnswer>(Func<TAnswer> compute, CancellationToken leaving)
    {
        // A place is free again without waiting for the circuit.
        using var place = await TakeAsync(leaving).ConfigureAwait(false);
        return await Task.Run(compute, leaving).ConfigureAwait(false);
    }

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
