using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Web.Api.Contracts;
using Visualizer.Web.State;

namespace Visualizer.Web.Api;

/// <summary><c>POST /api/v1/comparisons</c>: one flow under two to four configurations, and everything in which the answers differ.</summary>
internal static class CompareVariants
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/comparisons", HandleAsync)
        .WithName("compareVariants")
        .WithSummary("Two to four traces of one flow and their differences")
        .TakesPosted<ComparisonRequestContract>()
        .Produces<ComparisonResponse>();

    private static async Task HandleAsync(HttpContext context, ScenarioLibrary library, TraceDesk desk)
    {
        var language = ApiLanguage.Announce(context);
        var problems = new RequestProblems(language);
        var parts = new TraceRequestReader(library, problems);
        var (isAnswered, request) = await PostedRequest.ReadAsync(context, problems, parts, new ComparisonRequestReader(parts, problems).Read);
        if (isAnswered)
        {
            return;
        }

        // Also when something is wrong already: all problems at once. A list that is too long is not worked through.
        var answers = request is null || problems.Any && request.Variants.Length > Engine.Comparison.TraceComparison.MostVariants
            ? []
            : request.Variants.Select(variant => (variant.Name, Answer: desk.Trace(request.Scenario, variant.Helm, request.Flow, context.RequestAborted))).ToImmutableArray();
        for (var index = 0; index < answers.Length; index++)
        {
            problems.Add(answers[index].Answer.HelmProblems.Select(problem => problem with { Path = $"variants[{index}].{problem.Path}" }), isText: false);
            problems.Add(answers[index].Answer.FlowProblems);
        }

        if (request is null || problems.Any)
        {
            await PostedRequest.RefuseAsync(context, problems);
            return;
        }

        var comparison = DatapathEngine.Compare(answers);
        await JsonAnswer.WriteAsync(context.Response, ComparisonResponseMapper.Map(comparison, [.. answers.Select(each => each.Answer)], language));
    }
}
