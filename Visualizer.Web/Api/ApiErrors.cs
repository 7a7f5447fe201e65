namespace Visualizer.Web.Api;

/// <summary>Makes every error under the API's paths a problem document: unknown paths, wrong methods, failures.</summary>
internal static partial class ApiErrors
{
    /// <summary>Adds the step; it has to come before routing.</summary>
    public static void UseApiErrors(this WebApplication app) => app.UseWhen(IsApi, branch => branch.Use(HandleAsync));

    /// <summary>Whether a request is the API's, or of a client that wants no page.</summary>
    public static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    private static async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            await ProblemAnswers.WriteAsync(context, refused.StatusCode);
            return;
        }
#pragma warning disable CA1031 // The edge of the application: whatever failed, the client gets a problem document and the log the reason.
        catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Failed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Visualizer.Web.Api"), context.Request.Method, failure);
            await ProblemAnswers.WriteAsync(context, StatusCodes.Status500InternalServerError);
            return;
        }

        if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentLength: null, ContentType: null })
        {
            await ProblemAnswers.WriteAsync(context, context.Response.StatusCode);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A {Method} request of the API failed")]
    private static partial void Failed(ILogger logger, string method, Exception failure);
}
