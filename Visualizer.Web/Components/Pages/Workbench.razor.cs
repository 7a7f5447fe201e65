using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Components.Topology;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.Components.Pages;

/// <summary>The main screen. Its address is its state: every intent becomes an address, every address a request.</summary>
public sealed partial class Workbench : ComponentBase, IDisposable
{
    private IDisposable? subscription;
    private bool isDocumentOpen;
    private bool isHelpOpen;
    private bool isShareOpen;
    private WorkbenchCanvas? canvas;
    private bool letterKeys = true;
    private string? systemTheme;

    [Inject]
    public required VisualizerSession Session { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ScenarioLibrary Library { get; init; }

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>What the viewer's browser and earlier choices say.</summary>
    [CascadingParameter]
    public required ViewerPreferences Preferences { get; set; }

    private WorkbenchState State => Session.State;

    private bool IsEmbedded => State.Request.IsEmbedded;

    private StageNotice? Notice => StageNotice.Of(State);

    private bool IsDark => (State.Request.Theme ?? Preferences.Theme ?? systemTheme) == "dark";

    private string? FlowText => State.Flow is { } flow ? $"{FlowKinds.Name(flow.Kind)} {flow.From} → {flow.To}" : null;

    private string Heading => FlowText is { } flow ? WorkbenchTexts.Heading.In(State.Language, flow) : "Visualizer";

    private string Title => FlowText is { } flow ? $"{flow} – Visualizer" : "Visualizer";

    private string DocumentText => State.Request.Document ?? Library.TextOf(State.Request.ScenarioId) ?? "";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        subscription = Session.Subscribe(() => _ = InvokeAsync(StateHasChanged));
        Navigation.LocationChanged += FollowAddress;
        await OpenAsync(WorkbenchUrl.Parse(Navigation.Uri));
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            systemTheme = await Module.SystemThemeAsync();
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= FollowAddress;
        subscription?.Dispose();
    }

    private Task OpenAsync(WorkbenchRequest request) => Session.OpenAsync(request, request.Language ?? Preferences.Language);

    private void FollowAddress(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath == new Uri(Navigation.BaseUri).AbsolutePath)
        {
            _ = InvokeAsync(() => OpenAsync(WorkbenchUrl.Parse(change.Location)));
        }
    }

    private Task AskAsync(WorkbenchRequest request) => NavigateAsync(request, replace: false);

    // Typing in the values box is one change to go back over, not one per letter.
    private Task AskInPlaceAsync(WorkbenchRequest request) => NavigateAsync(request, replace: true);

    private Task NavigateAsync(WorkbenchRequest request, bool replace)
    {
        var address = WorkbenchUrl.Write(request);
        Navigation.NavigateTo(address.Length == 0 ? "./" : address, new NavigationOptions { ReplaceHistoryEntry = replace });
        return Task.CompletedTask;
    }

    private Task ApplyAsync(ImmutableArray<ValueSetting> remedy) => AskAsync(
        State.Request.FromStart() with { Set = State.Request.Set.AddRange(remedy.Select(setting => setting.ToString())) });

    private void Reach((int Packet, int Hop) position) => Session.ReachPosition(position.Packet, position.Hop);

    private void OpenDocument() => isDocumentOpen = true;

    private Task UseDocumentAsync(string document)
    {
        isDocumentOpen = false;
        return AskAsync(new WorkbenchRequest
        {
            Document = document, Language = State.Request.Language, Theme = State.Request.Theme, GuessFirst = State.Request.GuessFirst,
        });
    }

    private async Task ChooseThemeAsync(string theme)
    {
        await Module.PreferAsync("theme", theme);
        await NavigateAsync(State.Request with { Theme = theme }, replace: true);
    }

    private async Task ChooseLanguageAsync(Language language)
    {
        await Module.PreferAsync("lang", LanguageTag.Of(language));
        await NavigateAsync(State.Request with { Language = language }, replace: true);
    }
}
