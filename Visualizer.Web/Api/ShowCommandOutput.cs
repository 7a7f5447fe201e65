using System.Text;
using Visualizer.Engine;
using Visualizer.Web.Api.Contracts;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Api;

/// <summary><c>POST /api/v1/show</c>: what a command prints at a place, before or after a flow.</summary>
internal static class ShowCommandOutput
{
    private const string ContentType = "text/plain; charset=utf-8";

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/show", HandleAsync)
        .WithName("show")
        .WithSummary("What a command prints at a node, in a pod or on a host outside")
        .TakesPosted<ShowRequestContract>()
        .Produces<string>(StatusCodes.Status200OK, "text/plain")
        .Produces<ProblemDocument>(StatusCodes.Status422UnprocessableEntity, ProblemAnswers.ContentType);

    private static async Task HandleAsync(HttpContext context, ScenarioLibrary library, ClusterDesk desk)
    {
        var language = ApiLanguage.Announce(context);
        var problems = new RequestProblems(language);
        var reader = new TraceRequestReader(library, problems);
        var (isAnswered, request) = await PostedRequest.ReadAsync(context, problems, reader, new ShowRequestReader(reader, problems).Read);
        if (isAnswered)
        {
            return;
        }

        // Reading a large document takes a while; whoever left in the meantime wants no answer.
        context.RequestAborted.ThrowIfCancellationRequested();
        // Also when something is wrong already: all problems at once.
        var answer = request is null ? null : desk.Show(request.Scenario, request.Helm, request.Show, context.RequestAborted);
        problems.Add(answer?.HelmProblems ?? [], isText: false);
        problems.Add(answer?.Problems ?? []);
        if (answer?.Shown?.Unknown is { } unknown)
        {
            problems.Add("command", $"'{unknown.Name}'", ApiTexts.OneOf.In(language, string.Join(", ", unknown.Known)));
        }

        if (answer is null || problems.Any)
        {
            await PostedRequest.RefuseAsync(context, problems);
            return;
        }

        if (answer.Shown is not { } shown)
        {
            await UntraceableAnswer.WriteAsync(context, answer.Config, problems);
            return;
        }

        await WriteAsync(context.Response, shown.Text);
    }

    private static Task WriteAsync(HttpResponse response, string text)
    {
        var octets = Encoding.UTF8.GetBytes(text);
        response.ContentType = ContentType;
        response.ContentLength = octets.Length;
        return response.Body.WriteAsync(octets, response.HttpContext.RequestAborted).AsTask();
    }
}
