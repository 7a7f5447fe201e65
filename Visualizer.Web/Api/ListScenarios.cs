using Visualizer.Web.Api.Contracts;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Api;

/// <summary><c>GET /api/v1/scenarios</c>: the bundled scenarios, broken ones with their problems.</summary>
internal static class ListScenarios
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/scenarios", HandleAsync)
        .WithName("listScenarios")
        .WithSummary("Bundled scenarios; problems are empty unless a file is broken")
        .Produces<IReadOnlyList<ScenarioSummary>>();

    private static Task HandleAsync(HttpContext context, ScenarioLibrary library)
    {
        var language = ApiLanguage.Announce(context);
        IReadOnlyList<ScenarioSummary> answer =
        [
            .. library.Entries.Select(entry => new ScenarioSummary(
                entry.Id, ScenarioTexts.Title(entry.Title, isBundled: true, language), entry.Summary, entry.Tags, [.. entry.Problems.Select(problem => RequestProblems.Entry(problem, language))])),
        ];
        return JsonAnswer.WriteAsync(context.Response, answer);
    }
}
