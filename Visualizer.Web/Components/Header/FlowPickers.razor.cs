using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.Components.Controls;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.Components.Header;

/// <summary>Scenario, kind, from, to and backend.</summary>
public sealed partial class FlowPickers : ComponentBase
{
    private static readonly FlowKind[] Kinds = [FlowKind.Ping, FlowKind.Curl, FlowKind.Udp];

    [Inject]
    public required ScenarioLibrary Library { get; init; }

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What is shown now.</summary>
    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    /// <summary>The viewer asks for something else.</summary>
    [Parameter, EditorRequired]
    public EventCallback<WorkbenchRequest> OnRequest { get; set; }

    private WorkbenchRequest Request => State.Request.FromStart() with { Shape = FlowShape.Plain };

    private FlowKind Kind => State.Request.Kind ?? FlowKind.Ping;

    private string ScenarioText =>
        State.Request.Document is null ? State.Request.ScenarioId : State.Scenario?.Title ?? PickerTexts.OwnScenario.In(Language);

    private IEnumerable<Choice> Scenarios => Library.Entries.Select(entry => new Choice(
        "", entry.Id, entry.Id, entry.Scenario is null ? PickerTexts.Broken.In(Language) : ScenarioTexts.Title(entry.Title, isBundled: true, Language)));

    private bool HasBackends =>
        State.Scenario is { } scenario && EndpointOptions.Backends(scenario.Cluster, Kind, State.Request.To ?? "").Any();

    private IEnumerable<Choice> Of(IEnumerable<PickerOption> options) =>
        options.Select(option => new Choice(option.Group.In(Language), option.Value, option.Value, option.Hint));

    private IEnumerable<Choice> Backends(Scenario scenario) => Of(EndpointOptions.Backends(scenario.Cluster, Kind, State.Request.To ?? ""))
        .Prepend(new Choice("", "", PickerTexts.AnyBackend.In(Language), PickerTexts.AnyBackendHint.In(Language)));

    private Task ChangeKindAsync(ChangeEventArgs change)
    {
        var kind = FlowKinds.Parse(change.Value?.ToString());
        var hasPort = Request.To?.Contains(':', StringComparison.Ordinal) ?? false;
        var to = kind == FlowKind.Ping && hasPort ? Request.To![..Request.To!.LastIndexOf(':')] : Request.To;
        return OnRequest.InvokeAsync(Request with { Kind = kind, To = to, Backend = null });
    }
}
