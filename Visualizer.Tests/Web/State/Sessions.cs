using Visualizer.Tests.Support;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

/// <summary>Sessions over the bundled scenarios.</summary>
internal static class Sessions
{
    public static ScenarioLibrary Library { get; } = new(Path.Combine(RepositoryFiles.Root, "scenarios"));

    public static VisualizerSession Create()
    {
        var (library, desk, store) = Shared();
        return new VisualizerSession(library, desk, store);
    }

    public static (ScenarioLibrary Library, TraceDesk Desk, PlayableStore Store) Shared() => (Library, new TraceDesk(), new PlayableStore());
}
