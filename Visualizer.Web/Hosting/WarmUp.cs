using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Visualizer.Engine.Configuration;
using Visualizer.Web.State;

namespace Visualizer.Web.Hosting;

/// <summary>Answers the question of the first page once and renders that page, before anybody asks: the first visitor finds compiled code and a finished trace.</summary>
/// <remarks>Ready is a server whose bundled scenarios are there, whose engine has answered and whose page was tried.</remarks>
internal sealed partial class WarmUp(
    ScenarioLibrary library, TraceDesk desk, PlayableStore store, ComputeRoom room, IOptions<HostingOptions> hosting, IServer server, IHostApplicationLifetime lifetime, ILogger<VisualizerSession> log)
    : BackgroundService, IHealthCheck
{
    private volatile bool isReady;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(isReady ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        async () =>
        {
            var hasAnswered = false;
            using var places = new ComputePlaces(room, hosting);
            foreach (var language in Enum.GetValues<Language>())
            {
                var session = new VisualizerSession(library, desk, store, places, log);
                await session.OpenAsync(new WorkbenchRequest(), language);
                hasAnswered |= session.State.Shown is not null;
            }

            await RenderAsync(stoppingToken);
            if (hasAnswered)
            {
                LogReady(log);
            }

            isReady = hasAnswered;
        },
        stoppingToken);

    // By the way that a visitor takes. A server that cannot reach itself (another protocol, a socket file) is as slow for its first visitor as it was.
    private async Task RenderAsync(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource();
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellation);
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses.Where(each => each.StartsWith("http:", StringComparison.Ordinal)).Select(BindingAddress.Parse).Take(1))
        {
            var host = address.Host is "0.0.0.0" or "[::]" or "*" or "+" ? "127.0.0.1" : address.Host;
            try
            {
                using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
                using var page = await client.GetAsync(new Uri($"http://{host}:{address.Port}{address.PathBase}/"), cancellation);
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                LogUnreachable(log, failure.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready for visitors")]
    private static partial void LogReady(ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "The first page was not rendered ahead: {Reason}")]
    private static partial void LogUnreachable(ILogger log, string reason);
}
