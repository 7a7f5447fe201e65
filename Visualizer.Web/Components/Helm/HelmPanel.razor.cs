using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Helm;

namespace Visualizer.Web.Components.Helm;

/// <summary>All values of the version, as controls or as text, and beside them what they come to and why.</summary>
public sealed partial class HelmPanel : ComponentBase
{
    private static readonly ImmutableArray<(HelmView View, UiText Name)> Views =
    [
        (HelmView.Controls, HelmTexts.Controls), (HelmView.Set, HelmTexts.Set), (HelmView.Yaml, HelmTexts.Yaml), (HelmView.Command, HelmTexts.Command),
        (HelmView.Modes, HelmTexts.Modes),
    ];

    // On a narrow screen values and modes take turns: what is typed in the former stays.
    private RawForm? form;

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What is shown now.</summary>
    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    /// <summary>The viewer asks for something else.</summary>
    [Parameter, EditorRequired]
    public EventCallback<WorkbenchRequest> OnRequest { get; set; }

    /// <summary>The viewer goes on with the change that the last request began.</summary>
    [Parameter]
    public EventCallback<WorkbenchRequest> OnContinue { get; set; }

    private HelmValues Values => State.Scenario is { } scenario ? HelmEdit.Values(scenario, State.Request) : HelmValues.Empty;

    private HelmValues Beneath => State.Scenario is { } scenario ? HelmEdit.Beneath(scenario, State.Request) : HelmValues.Empty;

    private int Minor => State.Answer?.Config.Summary.Cilium.Minor ?? ValueCatalogue.LastMinor;

    private Respelling Respelling => ValueSpellings.Respell(Values, Minor);

    private HelmView View => State.Request.HelmView;

    /// <inheritdoc/>
    protected override void OnParametersSet() => form = View switch
    {
        HelmView.Set => RawForm.Set,
        HelmView.Yaml => RawForm.Yaml,
        HelmView.Command => RawForm.Command,
        HelmView.Modes => form,
        _ => null,
    };

    private Task CloseAsync() => OnRequest.InvokeAsync(State.Request with { HelmOpen = false });

    private Task PressAsync(KeyboardEventArgs key) => key.Key == "Escape" ? CloseAsync() : Task.CompletedTask;

    private Task ResetAsync(bool reset) => OnRequest.InvokeAsync(State.Request.FromStart() with { Reset = reset, Set = [] });

    private Task SetAsync((CatalogueEntry Entry, string Typed) change) => AskAsync(HelmEdit.With(Values, Beneath, change.Entry, change.Typed, Minor));

    private Task RestoreAsync(string key) => AskAsync(HelmEdit.Restore(Values, Beneath, key));

    private Task MendAsync(Finding finding) => AskAsync(HelmEdit.Mend(Values, finding, Minor));

    private Task AskAsync(HelmValues values) =>
        State.Scenario is { } scenario ? OnRequest.InvokeAsync(HelmEdit.Ask(scenario, State.Request, values)) : Task.CompletedTask;
}
