using System.Text.Json;
using Visualizer.Web.Api.Contracts;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.Api;

/// <summary><c>GET /api/v1/scenarios/{id}</c>: a scenario document as JSON, fit to be sent back as <c>document</c>.</summary>
internal static class ReadScenario
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/scenarios/{id}", HandleAsync)
        .WithName("readScenario")
        .WithSummary("A scenario document as JSON")
        .Produces<JsonElement>()
        .Produces<ProblemDocument>(StatusCodes.Status404NotFound, ProblemAnswers.ContentType)
        .Produces<ProblemDocument>(StatusCodes.Status422UnprocessableEntity, ProblemAnswers.ContentType);

    private static Task HandleAsync(HttpContext context, string id, ScenarioLibrary library)
    {
        var language = ApiLanguage.Announce(context);
        if (library.Find(id) is not { } entry)
        {
            var known = string.Join(", ", library.Entries.Select(scenario => scenario.Id));
            return ProblemAnswers.WriteAsync(context, StatusCodes.Status404NotFound, ApiTexts.NotFound, ApiTexts.NoScenario.In(language, id, known));
        }

        if (entry.Scenario is not { } scenario)
        {
            var problems = new RequestProblems(language);
            problems.Add(entry.Problems);
            return ProblemAnswers.WriteAsync(
                context, StatusCodes.Status422UnprocessableEntity, ApiTexts.BrokenScenario, ApiTexts.BadRequestDetail.In(language), problems.ToEntries());
        }

        return JsonAnswer.WriteJsonAsync(context.Response, ScenarioJson.Write(scenario.Document.Root));
    }
}
