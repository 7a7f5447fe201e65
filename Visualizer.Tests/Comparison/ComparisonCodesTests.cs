using System.Reflection;
using System.Text.RegularExpressions;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Comparison.Sentences;
using Visualizer.Tests.Documentation;

namespace Visualizer.Tests.Comparison;

public sealed partial class ComparisonCodesTests
{
    public static TheoryData<string> Declared => [.. Names(typeof(DifferenceCodes)).Concat(Names(typeof(SentenceCodes)))];

    private static IEnumerable<(string Code, Phrase Text)> Texts =>
        DifferenceCodes.All.Select(code => (code.Value, code.Text)).Concat(SentenceCodes.All.Select(code => (code.Value, code.Text)));

    [Fact]
    public void Codes_All_AreUniqueAndKebab()
    {
        Assert.Equal(Texts.Count(), Texts.Select(each => each.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Texts, each => Assert.Matches(KebabCode(), each.Code));
    }

    [Fact]
    public void Codes_All_HaveBothTextsWithTheSamePlaceholders() => Assert.All(Texts, each =>
    {
        Assert.Matches(Han(), each.Text.Chinese.Replace("Cilium", "版本", StringComparison.Ordinal));
        Assert.Equal(Placeholders(each.Text.English), Placeholders(each.Text.Chinese));
    });

    [Theory, MemberData(nameof(Declared))]
    public void Code_Declared_IsListedAndRaisedSomewhere(string name)
    {
        Assert.Contains(CodesPage.RaisedIn(name), path => !path.EndsWith("Codes", StringComparison.Ordinal));
        Assert.Equal(Names(typeof(DifferenceCodes)).Count(), DifferenceCodes.All.Length);
        Assert.Equal(Names(typeof(SentenceCodes)).Count(), SentenceCodes.All.Length);
    }

    private static IEnumerable<string> Names(Type table) => table.GetFields(BindingFlags.NonPublic | BindingFlags.Static)
        .Where(field => field.FieldType == typeof(DifferenceCode) || field.FieldType == typeof(SentenceCode))
        .Select(field => $"{table.Name}.{field.Name}");

    private static SortedSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
    private static partial Regex KebabCode();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|kube-proxy|Socket LB|masquerade|CIDR")]
    private static partial Regex Han();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
