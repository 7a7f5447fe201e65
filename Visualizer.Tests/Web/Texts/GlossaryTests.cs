using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts.Terms;

namespace Visualizer.Tests.Web.Texts;

/// <summary>Which words of a text are terms, and that each means something in both languages.</summary>
public sealed class GlossaryTests
{
    [Theory]
    [InlineData(Language.English, "TTL \u2212 1, its MAC addresses, and on past `lxc12` through two XFRM states: the neighbours, a neighbour.", "TTL", "XFRM states", "neighbours")]
    [InlineData(Language.English, "`netns` is a name, my-endpoint and hop.code are not terms, endpoints are", "endpoints")]
    [InlineData(Language.Chinese, "查找邻居后由 BPF 程序做 SNAT，绕过主机的 netfilter。", "邻居", "SNAT", "netfilter")]
    public void Split_Sentence_FindsEachTermOnce(Language language, string sentence, params string[] expected) =>
        Assert.Equal(expected, Glossary.In(language).Split(sentence).Where(part => part.Means is not null).Select(part => part.Text));

    [Fact]
    public void Split_Sentence_LosesNothing()
    {
        const string Sentence = "The conntrack entry of `10.0.0.1` made an identity: netns";

        Assert.Equal(Sentence.Replace("`", "", StringComparison.Ordinal), string.Concat(Glossary.In(Language.English).Split(Sentence).Select(part => part.Text)));
    }

    [Fact]
    public void Sections_Terms_SayTheSameInBothLanguages()
    {
        var terms = Glossary.Sections.SelectMany(section => section.Terms).ToList();

        Assert.All(terms, term => Assert.True(term.Means.English.Length > 10 && term.Means.Chinese.Any(letter => letter > 0x2E80), term.Word.English));
        Assert.All(terms, term => Assert.Equal(Names(term.Means.English), Names(term.Means.Chinese)));
        Assert.Equal(terms.Count, terms.Select(term => term.Word.English).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("netns"), InlineData("veth pair"), InlineData("tap"), InlineData("TC hook"), InlineData("hop"), InlineData("disposition"), InlineData("SNAT")]
    [InlineData("conntrack entry"), InlineData("identity"), InlineData("ipcache"), InlineData("FIB"), InlineData("neighbour"), InlineData("XFRM state")]
    public void Terms_WordsThatThePageSays_AreThere(string word) => Assert.NotNull(Glossary.In(Language.English).Split(word).Single().Means);

    private static IEnumerable<string> Names(string text) => text.Split('`').Where((_, index) => index % 2 == 1).Order(StringComparer.Ordinal);
}
