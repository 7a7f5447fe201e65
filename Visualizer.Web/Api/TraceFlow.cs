using Visualizer.Web.Api.Contracts;
using Visualizer.Web.State;

namespace Visualizer.Web.Api;

/// <summary><c>POST /api/v1/traces</c>: what happens to the packets of one flow.</summary>
internal static class TraceFlow
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/traces", HandleAsync)
        .WithName("traceFlow")
        .WithSummary("Every hop and every sighting of a flow")
        .TakesPosted<TraceRequestContract>()
        .Produces<TraceResponse>();

    private static async Task HandleAsync(HttpContext context, ScenarioLibrary library, TraceDesk desk)
    {
        var language = ApiLanguage.Announce(context);
        var problems = new RequestProblems(language);
        var reader = new TraceRequestReader(library, problems);
        var (isAnswered, request) = await PostedRequest.ReadAsync(context, problems, reader, reader.Read);
        if (isAnswered)
        {
            return;
        }

        // Reading a large document takes a while; whoever left in the meantime wants no trace.
        context.RequestAborted.ThrowIfCancellationRequested();
        // Also when something is wrong already: all problems at once.
        var answer = request is null ? null : desk.Trace(request.Scenario, request.Helm, request.Flow, context.RequestAborted);
        problems.Add(answer?.HelmProblems ?? [], isText: false);
        problems.Add(answer?.FlowProblems ?? []);

        if (answer is null || problems.Any)
        {
            await PostedRequest.RefuseAsync(context, problems);
            return;
        }

        await JsonAnswer.WriteAsync(context.Response, TraceResponseMapper.Map(answer, language));
    }
}
