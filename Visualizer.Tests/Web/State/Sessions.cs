using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Visualizer.Tests.Support;
using Visualizer.Web.Hosting;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

/// <summary>Sessions over the bundled scenarios.</summary>
internal static class Sessions
{
    public static ScenarioLibrary Library { get; } = new(Path.Combine(RepositoryFiles.Root, "scenarios"));

    public static ComputePlaces Places { get; } = PlacesOf(new HostingOptions());

    public static ComputePlaces PlacesOf(HostingOptions hosting)
    {
        var options = Options.Create(hosting);
        return new ComputePlaces(new ComputeRoom(options), options);
    }

    public static VisualizerSession Create()
    {
        var (library, desk, store) = Shared();
        return Create(library, desk, store);
    }

    public static VisualizerSession Create(ScenarioLibrary library, TraceDesk desk, PlayableStore store) =>
        new(library, desk, store, Places, NullLogger<VisualizerSession>.Instance);

    public static (ScenarioLibrary Library, TraceDesk Desk, PlayableStore Store) Shared() => (Library, new TraceDesk(new ClusterDesk()), new PlayableStore());
}
