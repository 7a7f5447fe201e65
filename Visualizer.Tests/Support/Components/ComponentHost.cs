#pragma warning disable BL0006 // See ComponentRenderer.
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Visualizer.Tests.Support.Components;

/// <summary>Where components are rendered: services, planned JavaScript calls, a location. One host for each test.</summary>
public sealed class ComponentHost : IAsyncDisposable
{
    private ServiceProvider? _provider;
    private ComponentRenderer? _renderer;

    public ComponentHost()
    {
        Services.AddLogging();
        Services.AddSingleton<IJSRuntime>(JSInterop);
        Services.AddSingleton<NavigationManager>(Navigation);
    }

    /// <summary>What components get injected. It is closed by the first <see cref="Render{TComponent}"/>.</summary>
    public ServiceCollection Services { get; } = [];

    /// <summary>What the browser answers.</summary>
    public PlannedJs JSInterop { get; } = new();

    /// <summary>The address the page is at, and where components went from there.</summary>
    public RecordedNavigation Navigation { get; } = new();

    /// <summary>Renders one component as a root and answers once it has nothing left to do synchronously.</summary>
    public RenderedComponent<TComponent> Render<TComponent>(Action<ParameterPlan<TComponent>>? parameters = null)
        where TComponent : IComponent
    {
        _provider ??= Services.BuildServiceProvider();
        _renderer ??= new ComponentRenderer(_provider);
        var rendered = new RenderedComponent<TComponent>(_renderer);
        rendered.Render(parameters);
        return rendered;
    }

    public async ValueTask DisposeAsync()
    {
        if (_renderer is not null)
        {
            await _renderer.DisposeAsync();
        }
        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }
    }
}
