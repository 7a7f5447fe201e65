using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;

namespace Visualizer.Tests.Web.State;

public sealed class LanguageTagTests
{
    [Theory]
    [InlineData(null, Language.English)]
    [InlineData("", Language.English)]
    [InlineData("de", Language.English)]
    [InlineData("zh", Language.Chinese)]
    [InlineData("zh-TW", Language.Chinese)]
    [InlineData("de, zh;q=0.5", Language.Chinese)]
    [InlineData("en;q=0.1, zh-Hans;q=0.9", Language.Chinese)]
    [InlineData("zh;q=0, en;q=0.1", Language.English)]
    [InlineData("zh;q=banana", Language.English)]
    [InlineData("*", Language.English)]
    public void Negotiate_Header_TakesTheBestOfOurs(string? header, Language expected) => Assert.Equal(expected, LanguageTag.Negotiate(header));
}
