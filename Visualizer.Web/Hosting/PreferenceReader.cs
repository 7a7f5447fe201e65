using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Hosting;

/// <summary>Reads language and theme of a page request: the address first, then the viewer's earlier choice, then the browser.</summary>
internal static class PreferenceReader
{
    public static ViewerPreferences Read(HttpRequest request)
    {
        var language = LanguageTag.Parse(request.Query["lang"]) ?? LanguageTag.Parse(request.Cookies["lang"])
            ?? LanguageTag.Negotiate(request.Headers.AcceptLanguage);
        return new ViewerPreferences(language, Theme(request.Query["theme"]) ?? Theme(request.Cookies["theme"]));
    }

    private static string? Theme(string? word) => word is "light" or "dark" ? word : null;
}
