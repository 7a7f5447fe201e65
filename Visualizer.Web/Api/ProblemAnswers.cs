using System.Collections.Immutable;
using Visualizer.Web.Api.Contracts;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Api;

/// <summary>Writes errors as RFC 9457 problem documents.</summary>
internal static class ProblemAnswers
{
    /// <summary>Media type of RFC 9457.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>Answers with a problem document in the language of the request.</summary>
    public static Task WriteAsync(
        HttpContext context, int status, UiText title, string detail, ImmutableArray<ProblemEntry>? errors = null)
    {
        var language = ApiLanguage.Announce(context);
        context.Response.StatusCode = status;
        var problem = new ProblemDocument("about:blank", title.In(language), status, detail, errors ?? []);
        return JsonAnswer.WriteAsync(context.Response, problem, ContentType);
    }

    /// <summary>Answers with what a bare status code means.</summary>
    public static Task WriteAsync(HttpContext context, int status)
    {
        var language = ApiLanguage.Announce(context);
        var path = context.Request.Path.Value ?? "";
        var (title, detail) = status switch
        {
            StatusCodes.Status404NotFound => (ApiTexts.NotFound, ApiTexts.NotFoundDetail.In(language, path)),
            StatusCodes.Status405MethodNotAllowed =>
                (ApiTexts.MethodNotAllowed, ApiTexts.MethodNotAllowedDetail.In(language, context.Request.Method, path)),
            StatusCodes.Status413PayloadTooLarge => (ApiTexts.TooLarge, ApiTexts.BodyTooLarge.In(language)),
            StatusCodes.Status429TooManyRequests => (ApiTexts.TooMany, ApiTexts.TooManyDetail.In(language)),
            >= StatusCodes.Status500InternalServerError => (ApiTexts.Failed, ApiTexts.FailedDetail.In(language)),
            _ => (ApiTexts.Refused, ApiTexts.Refused.In(language)),
        };
        return WriteAsync(context, status, title, detail);
    }
}
