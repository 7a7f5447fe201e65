using Visualizer.Tests.Web.State;
using Visualizer.Web.Hosting;
using Visualizer.Web.State;

namespace Visualizer.Tests.Support.Components;

/// <summary>A server whose only place is taken until the test frees it: whatever is computed waits.</summary>
internal sealed class TakenPlace : IDisposable
{
    private readonly IDisposable _place;

    public TakenPlace() => _place = Places.TakeAsync(CancellationToken.None).GetAwaiter().GetResult();

    public ComputePlaces Places { get; } = Sessions.PlacesOf(new HostingOptions { ConcurrentRequests = 1 });

    /// <summary>What waits goes on.</summary>
    public void Free() => _place.Dispose();

    public void Dispose() => Places.Dispose();
}
