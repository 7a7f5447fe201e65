using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Hosting;

/// <summary>Reads language and look of a page request: the address first, then the viewer's earlier choice, then the browser.</summary>
internal static class PreferenceReader
{
    public static ViewerPreferences Read(HttpRequest request)
    {
        var query = QueryOf(request);
        var language = LanguageTag.Parse(query["lang"]) ?? LanguageTag.Parse(request.Cookies["lang"])
            ?? LanguageTag.Negotiate(request.Headers.AcceptLanguage);
        return new ViewerPreferences(
            language, ViewLook.Read(key => query[key]).Else(ViewLook.Read(key => request.Cookies[key])), request.Cookies[ViewerPreferences.LettersName] != "0");
    }

    // The page for unknown addresses answers in place of another, whose query it lacks.
    private static IQueryCollection QueryOf(HttpRequest request) =>
        request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked ? new QueryCollection(QueryHelpers.ParseQuery(asked.OriginalQueryString))
            : request.Query;
}
