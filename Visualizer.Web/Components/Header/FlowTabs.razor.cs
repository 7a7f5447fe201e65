using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Header;

/// <summary>The scenario's suggested flows, one click each. They are links: the address is the question.</summary>
public sealed partial class FlowTabs : HeaderPart
{
    private ElementReference currentTab;
    private SuggestedFlow? revealed;

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    private ImmutableArray<SuggestedFlow> Flows => State.Scenario?.Flows ?? [];

    private SuggestedFlow? Current => Flows.FirstOrDefault(flow => FlowDefaults.Is(State.Request, flow));

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Current is { } current && current != revealed)
        {
            revealed = current;
            await Module.RevealAsync(currentTab);
        }
    }

    private string Address(SuggestedFlow flow)
    {
        var address = WorkbenchUrl.Write(FlowDefaults.With(State.Request.FromStart(), flow));
        return address.Length == 0 ? "./" : address;
    }

    private string Title(SuggestedFlow flow) => ScenarioTexts.Title(flow, State.Request.Document is null, Language);
}
