using Microsoft.Extensions.Diagnostics.HealthChecks;
using Visualizer.Engine.Configuration;
using Visualizer.Web.State;

namespace Visualizer.Web.Hosting;

/// <summary>Answers the question of the first page once, before anybody asks it: the first visitor finds compiled code and a finished trace.</summary>
/// <remarks>Ready is a server whose bundled scenarios are there and whose engine has answered.</remarks>
internal sealed class WarmUp(ScenarioLibrary library, TraceDesk desk, PlayableStore store, ILogger<VisualizerSession> log) : BackgroundService, IHealthCheck
{
    private volatile bool isReady;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(isReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        async () =>
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                var session = new VisualizerSession(library, desk, store, log);
                await session.OpenAsync(new WorkbenchRequest(), language);
                isReady |= session.State.Shown is not null;
            }
        },
        stoppingToken);
}
