using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios;
using Visualizer.Tests.Support;
using Visualizer.Web.Texts;

namespace Visualizer.Tests.Web.Texts;

/// <summary>Whatever a bundled scenario calls itself and its flows can be read in Chinese too; a user's own keeps its words.</summary>
public sealed class ScenarioTextsTests
{
    public static TheoryData<string> Scenarios => [.. Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "scenarios"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory, MemberData(nameof(Scenarios))]
    public void Title_Bundled_IsChineseOnAChinesePage(string id)
    {
        var scenario = Labs.Load(id);

        Assert.True(IsChinese(ScenarioTexts.Title(scenario.Title, isBundled: true, Language.Chinese)), scenario.Title);
        Assert.Equal(scenario.Title, ScenarioTexts.Title(scenario.Title, isBundled: true, Language.English));
        Assert.NotEmpty(scenario.Flows);
        Assert.All(scenario.Flows, flow => Assert.True(IsChinese(ScenarioTexts.Title(flow, isBundled: true, Language.Chinese)), flow.Title));
    }

    [Theory]
    [InlineData("Ping, same node", "Same node"), InlineData("Ping", "Ping"), InlineData("Across, by ping", "Across, by ping")]
    public void Title_OwnFlow_IsWhatItsFileSaysButNotItsKindTwice(string title, string expected)
    {
        var flow = new SuggestedFlow(title, "ping", "a", "b");

        Assert.All([Language.English, Language.Chinese], language => Assert.Equal(expected, ScenarioTexts.Title(flow, isBundled: false, language)));
    }

    private static bool IsChinese(string text) => text.Any(letter => letter is > '\u2E80' and < '\uFF00');
}
