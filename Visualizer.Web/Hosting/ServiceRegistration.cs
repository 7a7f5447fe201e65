using Visualizer.Web.Api;
using Visualizer.Web.Export;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Web.Hosting;

/// <summary>What the application is made of.</summary>
internal static class ServiceRegistration
{
    /// <summary>What whoever runs the application may set, checked before it listens.</summary>
    public static void AddHostingOptions(this IServiceCollection services) =>
        services.AddOptions<HostingOptions>().BindConfiguration(HostingOptions.Section).ValidateDataAnnotations().ValidateOnStart();

    /// <summary>Scenarios, traces and what they are shared by.</summary>
    public static void AddVisualizer(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ScenarioLibrary(
            Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, "scenarios")));
        services.AddSingleton(provider => new ConformanceLedger(
            Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, "conformance.md")));
        services.AddSingleton<ClusterDesk>();
        services.AddSingleton<TraceDesk>();
        services.AddSingleton<PlayableStore>();
        services.AddSingleton<StandalonePage>();
        services.AddSingleton<TraceExports>();
        services.AddSingleton<ComparisonDesk>();
        services.AddSingleton<CaptureDesk>();
        services.AddSingleton<ComputeRoom>();
        services.AddScoped<ComputePlaces>();
        services.AddScoped<VisualizerSession>();
        services.AddScoped<PageModule>();
        services.AddScoped<TerminalModule>();
    }

    /// <summary>The API's JSON and its OpenAPI document.</summary>
    public static void AddVisualizerApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        services.AddOpenApi("v1", ApiDescription.Describe);
    }
}
