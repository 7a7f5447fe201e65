using Visualizer.Tests.Support;

namespace Visualizer.Tests.Documentation.Datapath;

/// <summary><c>docs/datapath</c> says what the engine does.</summary>
public sealed class DatapathPagesTests
{
    public static TheoryData<string> Files => [.. DatapathConfigurations.All.Select(configuration => configuration.File)];

    [Theory, MemberData(nameof(Files))]
    public void Page_OfAConfiguration_IsWhatTheEngineDoes(string file)
    {
        Golden.VerifyFile(
            DatapathPage.Text(DatapathConfigurations.All.Single(configuration => configuration.File == file)), $"docs/datapath/{file}.md",
            nameof(DatapathPagesTests));
    }

    [Fact]
    public void Index_OfConfigurations_IsWhatTheEngineDoes() =>
        Golden.VerifyFile(DatapathIndex.Text(), "docs/datapath/README.md", nameof(DatapathPagesTests));

    [Fact]
    public void Pages_InTheFolder_AreThoseOfTheList()
    {
        var pages = RepositoryFiles.All.Where(path => path.StartsWith("docs/datapath/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal));

        Assert.Equal(DatapathConfigurations.All.Select(configuration => configuration.File).Append("README").Order(), pages.Select(path => Path.GetFileNameWithoutExtension(path)).Order());
    }
}
