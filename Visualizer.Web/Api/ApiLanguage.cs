using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Api;

/// <summary>The language of an answer: the client asks by <c>Accept-Language</c>, the answer says by <c>Content-Language</c>.</summary>
internal static class ApiLanguage
{
    /// <summary>The language for a request, announced in its response.</summary>
    public static Language Announce(HttpContext context)
    {
        var language = LanguageTag.Negotiate(context.Request.Headers.AcceptLanguage);
        context.Response.Headers.ContentLanguage = LanguageTag.Of(language);
        context.Response.Headers.Vary = "Accept-Language";
        return language;
    }
}
