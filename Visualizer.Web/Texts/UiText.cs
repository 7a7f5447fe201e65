using System.Globalization;
using Visualizer.Engine.Configuration;

namespace Visualizer.Web.Texts;

/// <summary>One text of the page in both languages. Tables of them, one per area, are the only place where the page's words stand.</summary>
/// <param name="English">English; placeholders {0}, {1} ….</param>
/// <param name="Chinese">Simplified Chinese.</param>
public sealed record UiText(string English, string Chinese)
{
    /// <summary>The text in a language.</summary>
    public string In(Language language) => language == Language.English ? English : Chinese;

    /// <summary>The text in a language with its placeholders filled in.</summary>
    public string In(Language language, params ReadOnlySpan<object?> args) => string.Format(CultureInfo.InvariantCulture, In(language), args);
}
