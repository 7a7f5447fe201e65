using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Visualizer.Web.Hosting;

namespace Visualizer.Web.State;

/// <summary>Where one open page has its questions computed: at the rate that an address may make requests at, in the room that all pages share.</summary>
/// <remarks>
/// What a page asks comes over its connection and is no request that the server's limiter counts. Who asks faster is not refused, because it is mostly
/// somebody who types: the questions wait, and those that nobody waits for any more are never computed. How many pages there are, the limiter of requests bounds.
/// </remarks>
public sealed class ComputePlaces(ComputeRoom room, IOptions<HostingOptions> hosting) : IDisposable
{
    // Nobody types that far ahead.
    private const int MostWaiting = 200;

    private readonly TokenBucketRateLimiter rate = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = hosting.Value.Burst,
        TokensPerPeriod = hosting.Value.RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = MostWaiting,
    });

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
    /// <exception cref="OperationCanceledException">The viewer left, or more questions wait than anybody asks.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken leaving)
    {
        using var turn = await rate.AcquireAsync(1, leaving).ConfigureAwait(false);
        return turn.IsAcquired ? await room.TakeAsync(leaving).ConfigureAwait(false) : throw new OperationCanceledException();
    }

    /// <inheritdoc/>
    public void Dispose() => rate.Dispose();
}
