using System.Globalization;
using System.Text.RegularExpressions;
using Visualizer.Engine.Configuration;

namespace Visualizer.Tests.Configuration;

public sealed partial class FindingTextsTests
{
    [Fact]
    public void Codes_All_AreUniqueAndKebab()
    {
        Assert.Equal(FindingTexts.Codes.Length, FindingTexts.Codes.Select(code => code.Value).Distinct(StringComparer.Ordinal).Count());
        Assert.All(FindingTexts.Codes, code => Assert.Matches(KebabCode(), code.Value));
    }

    [Fact]
    public void Codes_All_HaveBothTextsWithTheSamePlaceholders() => Assert.All(FindingTexts.Codes, code =>
    {
        Assert.NotEmpty(code.English);
        Assert.Matches(Han(), code.Chinese);
        Assert.Equal(Placeholders(code.English), Placeholders(code.Chinese));
    });

    [Fact]
    public void Codes_All_AreRaisedByAFileThatExists()
    {
        var types = typeof(FindingCode).Assembly.GetTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);

        Assert.All(FindingTexts.Codes, code => Assert.Contains(code.RaisedBy.Split('/')[^1], types));
    }

    [Fact]
    public void Message_WithRemedy_SaysWhatToSet()
    {
        var finding = Resolve.Lab(LabValues.Kpr).Finding("host-routing.legacy.masquerade");

        Assert.EndsWith(" To change it, set bpf.masquerade=true.", FindingTexts.Message(finding, Language.English), StringComparison.Ordinal);
        Assert.EndsWith("如需改变，请设置 bpf.masquerade=true。", FindingTexts.Message(finding, Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void Message_WithOverruled_NamesIt() => Assert.Contains(
        " Without effect: bpf.masquerade=true.",
        FindingTexts.Message(Resolve.Set("1.13.0", "bpf.masquerade=true").Finding("masquerading.bpf-abandoned"), Language.English),
        StringComparison.Ordinal);

    [Theory, MemberData(nameof(ConfigRulesTests.Cases), MemberType = typeof(ConfigRulesTests))]
    public void Message_RaisedFinding_FillsEveryPlaceholder(string code, string version, string set)
    {
        var finding = Resolve.Set(version, set.Length == 0 ? [] : [set]).Finding(code);

        Assert.Equal(Placeholders(FindingTexts.Code(code).English).Count, finding.Args.Length);
        Assert.DoesNotMatch(Placeholder(), FindingTexts.Message(finding, Language.English));
    }

    private static SortedSet<int> Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
    private static partial Regex KebabCode();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Placeholder();
}
