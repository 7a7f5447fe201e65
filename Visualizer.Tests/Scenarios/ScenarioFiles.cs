using Visualizer.Engine.Scenarios;

namespace Visualizer.Tests.Scenarios;

/// <summary>The bundled scenario files, read from the repository.</summary>
internal static class ScenarioFiles
{
    /// <summary>Ids of the bundled scenarios.</summary>
    public static readonly string[] Ids = ["ipsec-native-kubeproxy", "native-routing-ebpf", "native-routing-kpr", "playground", "vxlan-ebpf"];

    public static string Folder { get; } = FindFolder();

    public static string Text(string id) => File.ReadAllText(Path.Combine(Folder, id + ".yaml"));

    public static Scenario Load(string id)
    {
        var resolution = ScenarioResolver.Resolve(ScenarioReader.Read(Text(id)), id);
        Assert.Empty(resolution.Problems);
        return resolution.Scenario!;
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Visualizer.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return Path.Combine(folder.FullName, "scenarios");
    }
}
