using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Visualizer.Web.Hosting;

/// <summary>What a supervisor asks: <c>/healthz</c>, does the process answer; <c>/readyz</c>, may it get visitors.</summary>
internal static class Health
{
    /// <summary>Adds the check behind <c>/readyz</c>, and what makes the server ready.</summary>
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<WarmUp>();
        services.AddHostedService(provider => provider.GetRequiredService<WarmUp>());
        services.AddHealthChecks().AddCheck<WarmUp>("engine");
        // A server that is not ready yet is no error, however often it is asked; who asks gets the answer, and the log says when it is ready.
        services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
    }

    /// <summary>Maps both; neither counts against anybody's rate.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).DisableRateLimiting();
        app.MapHealthChecks("/readyz").DisableRateLimiting();
    }
}
