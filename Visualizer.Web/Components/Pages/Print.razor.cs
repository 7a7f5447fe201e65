using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.Components.Pages;

/// <summary>One flow on paper: drawing, taps, hops. Takes the main screen's address.</summary>
public sealed partial class Print : ComponentBase, IDisposable
{
    private ElementReference drawing;
    private PlayableTrace? trace;
    private bool isDrawn;

    [Inject]
    public required VisualizerSession Session { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>What the viewer's browser and earlier choices say.</summary>
    [CascadingParameter]
    public required ViewerPreferences Preferences { get; set; }

    private Language Language => Session.State.Language;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => OpenAsync();

    /// <inheritdoc/>
    public void Dispose() => Session.Cancel();

    private async Task OpenAsync()
    {
        var request = WorkbenchUrl.Parse(Navigation.Uri);
        await Session.OpenAsync(request, request.Language ?? Preferences.Language);
        if (Session.State is { IsStale: false, Flow: { } flow, Answer: { Trace: not null } answer })
        {
            trace = PlayableTraceMapper.Map("", flow, answer, Language);
        }
    }

    private void Ask(WorkbenchRequest mended) => Navigation.NavigateTo("print" + WorkbenchUrl.Write(mended), forceLoad: true);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!isDrawn && trace is not null && Session.State.Shown is { } shown)
        {
            isDrawn = true;
            await Module.DrawIntoAsync(drawing, shown.Json);
        }
    }
}
