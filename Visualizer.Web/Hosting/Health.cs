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
    }

    /// <summary>Maps both; neither counts against anybody's rate.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).DisableRateLimiting();
        app.MapHealthChecks("/readyz").DisableRateLimiting();
    }
}
