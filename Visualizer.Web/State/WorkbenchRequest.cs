using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;

namespace Visualizer.Web.State;

/// <summary>Everything that the page's address says: what is asked and where the viewer stands. What it leaves open is null.</summary>
public sealed record WorkbenchRequest : IQuestion<WorkbenchRequest>
{
    /// <summary>Scenario that a viewer without an address starts with.</summary>
    public const string FirstScenario = "native-routing-ebpf";

    /// <summary>Id of a bundled scenario; does not count with a document.</summary>
    public string ScenarioId { get; init; } = FirstScenario;

    /// <summary>A scenario document of the viewer's own, as text; null: a bundled scenario.</summary>
    public string? Document { get; init; }

    /// <summary>Kind of flow; null: the first suggested flow.</summary>
    public FlowKind? Kind { get; init; }

    /// <summary>Who starts the flow, as typed.</summary>
    public string? From { get; init; }

    /// <summary>The flow's target, as typed.</summary>
    public string? To { get; init; }

    /// <summary>Pod that the load balancer shall choose; null: a hash chooses.</summary>
    public string? Backend { get; init; }

    /// <summary>What the flow is beside that.</summary>
    public FlowShape Shape { get; init; } = FlowShape.Plain;

    /// <summary>Arguments of <c>--set</c> over the scenario's values.</summary>
    public ImmutableArray<string> Set { get; init; } = [];

    /// <summary>Whether the scenario's own values are dropped.</summary>
    public bool Reset { get; init; }

    /// <summary>Chart version over the scenario's.</summary>
    public string? Version { get; init; }

    /// <summary>Kernel over the scenario's.</summary>
    public string? Kernel { get; init; }

    /// <summary>Packet that the player stands at.</summary>
    public int Packet { get; init; }

    /// <summary>Its hop.</summary>
    public int Hop { get; init; }

    /// <summary>Key of the tap whose row is open; null: none.</summary>
    public string? Tap { get; init; }

    /// <summary>Whether what is not folded away by default is drawn too.</summary>
    public bool ShowAll { get; init; }

    /// <summary>Whether parts of the kernel and programs that nothing passes are drawn too.</summary>
    public bool ShowStations { get; init; }

    /// <summary>Whether answers are hidden until the viewer has guessed.</summary>
    public bool GuessFirst { get; init; }

    /// <summary>Whether the Helm panel is open.</summary>
    public bool HelmOpen { get; init; }

    /// <summary>The place that is looked into, as <see cref="BrowsePlace"/> spells it; null: none.</summary>
    public string? Place { get; init; }

    /// <summary>The command whose output is looked at there; null: none.</summary>
    public string? Table { get; init; }

    /// <summary>Whether the terminal is open.</summary>
    public bool TerminalOpen { get; init; }

    /// <summary>Whether only drawing and player are shown, for a frame in slides or documents.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>Language of the texts; null: the browser's.</summary>
    public Language? Language { get; init; }

    /// <summary>How the page looks.</summary>
    public ViewLook Look { get; init; } = ViewLook.Unsaid;

    /// <summary>The flow of a request that <see cref="FlowDefaults"/> completed.</summary>
    public FlowRequest ToFlow() => Shape.Give(new FlowRequest(Kind!.Value, From!, To!) { Backend = Backend });

    /// <summary>The same question with the player at its start.</summary>
    public WorkbenchRequest FromStart() => this with { Packet = 0, Hop = 0, Tap = null };

    /// <summary>The same question, looking into a place; null: into none. The panel of Helm values makes room.</summary>
    public WorkbenchRequest Browsing(BrowsePlace? place, string? table = null) =>
        this with { Place = place?.ToString(), Table = place is null ? null : table, HelmOpen = HelmOpen && place is null };

    /// <summary>The same question from its start, looked at as another request is.</summary>
    public WorkbenchRequest LookedAtAs(WorkbenchRequest other) => FromStart() with
    {
        ShowAll = other.ShowAll,
        ShowStations = other.ShowStations,
        GuessFirst = other.GuessFirst,
        HelmOpen = other.HelmOpen,
        Place = other.Place,
        Table = other.Table,
        TerminalOpen = other.TerminalOpen,
        IsEmbedded = other.IsEmbedded,
        Language = other.Language,
        Look = other.Look,
    };

    /// <inheritdoc/>
    public bool AsksTheSameAs(WorkbenchRequest other) => Spell(this) == Spell(other);

    private static string Spell(WorkbenchRequest request) => WorkbenchUrl.Write(request.FromStart() with
    {
        ShowAll = false,
        ShowStations = false,
        GuessFirst = false,
        HelmOpen = false,
        TerminalOpen = false,
        Place = null,
        Table = null,
        IsEmbedded = false,
        Language = null,
        Look = ViewLook.Unsaid,
    });
}
