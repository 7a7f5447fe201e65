using Visualizer.Web.Hosting;

namespace Visualizer.Web.Api;

/// <summary>The one list of endpoints of version 1.</summary>
internal static class ApiEndpoints
{
    /// <summary>Path that all endpoints are under.</summary>
    public const string Root = "/api/v1";

    /// <summary>Maps every endpoint and the OpenAPI document.</summary>
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Root).WithTags("v1").RequireRateLimiting(RequestLimits.Computes);
        ListScenarios.Map(api);
        ReadScenario.Map(api);
        TraceFlow.Map(api);
        CompareVariants.Map(api);
        ExportCapture.Map(api);
        ShowCommandOutput.Map(api);
        // Any other name would be answered with a text of its own, not with a problem document.
        app.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json");
    }
}
