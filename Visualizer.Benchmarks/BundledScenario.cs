using Visualizer.Engine.Scenarios;

namespace Visualizer.Benchmarks;

/// <summary>Scenarios that come with the project.</summary>
internal static class BundledScenario
{
    /// <summary>The scenario of that id.</summary>
    public static Scenario Load(string id) =>
        ScenarioResolver.Resolve(ScenarioReader.Read(File.ReadAllText(Path.Combine(Folder(), id + ".yaml"))), id).Scenario!;

    // BenchmarkDotNet runs a copy deep below the build output: the repository is above it.
    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Visualizer.sln")))
            {
                return Path.Combine(folder.FullName, "scenarios");
            }
        }

        throw new DirectoryNotFoundException("scenarios/ is not above the benchmark's folder.");
    }
}
