using Visualizer.Tests.Support;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

public sealed class ScenarioLibraryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scenarios-");

    [Fact]
    public void Entries_OneFileIsBroken_TheOthersStayUsable()
    {
        Write("good", "cluster:\n  nodes: [ { name: a } ]\n");
        Write("unknown-key", "clutser: {}\ncluster:\n  nodes: [ { name: a } ]\n");
        Write("no-yaml", "{[%");
        Write("too-large", new string('#', (1 << 20) + 1));

        var library = new ScenarioLibrary(folder.FullName);

        Assert.Equal(["good", "no-yaml", "too-large", "unknown-key"], library.Entries.Select(entry => entry.Id));
        Assert.Equal(["good"], library.Entries.Where(entry => entry.Problems.IsEmpty).Select(entry => entry.Id));
        Assert.NotNull(library.Find("good")!.Scenario);
        Assert.Equal(1, library.Find("unknown-key")!.Problems[0].Line);
    }

    [Fact]
    public void Entries_NoFolder_IsAnEmptyLibrary() => Assert.Empty(new ScenarioLibrary(Path.Combine(folder.FullName, "none")).Entries);

    [Fact]
    public void Resolve_SameTextTwice_IsTheSameScenario()
    {
        var library = new ScenarioLibrary(folder.FullName);
        var text = RepositoryFiles.Read("scenarios/playground.yaml");

        Assert.Same(library.Resolve(text).Scenario, library.Resolve(text).Scenario);
    }

    [Fact]
    public void Identify_DocumentsThatDiffer_Differ()
    {
        var library = new ScenarioLibrary(folder.FullName);
        var one = library.Resolve("cluster:\n  nodes: [ { name: a } ]\n").Scenario!;
        var other = library.Resolve("cluster:\n  nodes: [ { name: b } ]\n").Scenario!;

        Assert.NotEqual(ScenarioLibrary.Identify(one), ScenarioLibrary.Identify(other));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string id, string text) => File.WriteAllText(Path.Combine(folder.FullName, id + ".yaml"), text);
}
