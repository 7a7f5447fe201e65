using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;

namespace Visualizer.Web.Texts;

/// <summary>What the engine expects, in a language.</summary>
public static class ExpectedTexts
{
    /// <summary>The text in a language.</summary>
    public static string In(this ExpectedText expected, Language language) => language == Language.English ? expected.English : expected.Chinese;
}
