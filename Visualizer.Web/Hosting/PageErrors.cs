namespace Visualizer.Web.Hosting;

/// <summary>Designed pages instead of bare errors; errors of the API have a body of their own by then.</summary>
internal static class PageErrors
{
    /// <summary>Unknown addresses show the page that says so, failures the one that says what to do; neither shows a stack trace.</summary>
    public static void UsePageErrors(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
    }
}
