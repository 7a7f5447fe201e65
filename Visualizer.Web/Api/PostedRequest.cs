using System.Text.Json;
using Visualizer.Web.Api.Contracts;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Api;

/// <summary>What all endpoints that take a request have in common: its limits, and the answer when something in it is wrong.</summary>
internal static class PostedRequest
{
    /// <summary>Says so in the description of an endpoint. Whatever the client calls it, the body is read as JSON: curl -d says it is a form.</summary>
    public static RouteHandlerBuilder TakesPosted<TContract>(this RouteHandlerBuilder endpoint)
        where TContract : notnull => endpoint
        .Accepts<TContract>("application/json", ApiDescription.AnyType)
        .Produces<ProblemDocument>(StatusCodes.Status400BadRequest, ProblemAnswers.ContentType)
        .Produces<ProblemDocument>(StatusCodes.Status413PayloadTooLarge, ProblemAnswers.ContentType)
        .DisableAntiforgery();

    /// <summary>Reads the body and what is in it; a request that is too large is answered at once.</summary>
    public static async Task<(bool IsAnswered, TRequest? Request)> ReadAsync<TRequest>(
        HttpContext context, RequestProblems problems, TraceRequestReader reader, Func<JsonElement, TRequest?> read)
        where TRequest : class
    {
        if (await RequestBody.ReadAsync(context.Request) is not { } octets)
        {
            await TooLargeAsync(context, ApiTexts.BodyTooLarge, problems);
            return (true, null);
        }

        using var body = RequestBody.Parse(octets, problems);
        var request = body is null ? null : read(body.RootElement);
        if (reader.IsDocumentTooLarge)
        {
            await TooLargeAsync(context, ApiTexts.DocumentTooLarge, problems);
            return (true, null);
        }

        return (false, request);
    }

    /// <summary>Answers with everything that is wrong.</summary>
    public static Task RefuseAsync(HttpContext context, RequestProblems problems) => ProblemAnswers.WriteAsync(
        context, StatusCodes.Status400BadRequest, ApiTexts.BadRequest, ApiTexts.BadRequestDetail.In(problems.Language), problems.ToEntries());

    private static Task TooLargeAsync(HttpContext context, UiText detail, RequestProblems problems) =>
        ProblemAnswers.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, ApiTexts.TooLarge, detail.In(problems.Language));
}
