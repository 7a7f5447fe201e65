using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Hosting;

/// <summary>Reads language and look of a page request: the address first, then the viewer's earlier choice, then the browser.</summary>
internal static class PreferenceReader
{
    public static ViewerPreferences Read(HttpRequest request)
    {
        var language = LanguageTag.Parse(request.Query["lang"]) ?? LanguageTag.Parse(request.Cookies["lang"])
            ?? LanguageTag.Negotiate(request.Headers.AcceptLanguage);
        return new ViewerPreferences(language, ViewLook.Read(key => request.Query[key]).Else(ViewLook.Read(key => request.Cookies[key])));
    }
}
