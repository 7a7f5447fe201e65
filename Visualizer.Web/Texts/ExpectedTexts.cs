using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;

namespace Visualizer.Web.Texts;

/// <summary>What the engine found and what it expects, in a language.</summary>
public static class ExpectedTexts
{
    /// <summary>The text in a language.</summary>
    public static string In(this ExpectedText expected, Language language) => language == Language.English ? expected.English : expected.Chinese;

    /// <summary>The text in a language.</summary>
    public static string In(this FoundText found, Language language) => language == Language.English ? found.English : found.Chinese;

    /// <summary>The same where a sentence quotes what is written.</summary>
    public static string QuotedIn(this FoundText found, Language language) => found.IsWritten ? $"'{found.English}'" : found.In(language);
}
