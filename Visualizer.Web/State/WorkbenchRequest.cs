using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;

namespace Visualizer.Web.State;

/// <summary>Everything that the page's address says: what is asked and where the viewer stands. What it leaves open is null.</summary>
public sealed record WorkbenchRequest : IQuestion<WorkbenchRequest>
{
    /// <summary>Scenario that a viewer without an address starts with.</summary>
    public const string FirstScenario = "native-routing-ebpf";

    /// <summary>How many times as fast as usual the player may play.</summary>
    public static ImmutableArray<double> Speeds { get; } = [0.25, 0.5, 1, 2, 4];

    private static readonly WorkbenchRequest Untouched = new();

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

    /// <summary>Key of the tap whose interface's card is open in the drawing; null: none.</summary>
    public string? Card { get; init; }

    /// <summary>How many times as fast as usual the player plays: one of <see cref="Speeds"/>.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Whether what is not folded away by default is drawn too.</summary>
    public bool ShowAll { get; init; }

    /// <summary>Whether parts of the kernel and programs that nothing passes are drawn too.</summary>
    public bool ShowStations { get; init; }

    /// <summary>Whether answers are hidden until the viewer has guessed.</summary>
    public bool GuessFirst { get; init; }

    /// <summary>Whether the Helm panel is open.</summary>
    public bool HelmOpen { get; init; }

    /// <summary>What the Helm panel shows while it is open.</summary>
    public HelmView HelmView { get; init; }

    /// <summary>The place that is looked into, as <see cref="BrowsePlace"/> spells it; null: none.</summary>
    public string? Place { get; init; }

    /// <summary>The command whose output is looked at there; null: none.</summary>
    public string? Table { get; init; }

    /// <summary>Whether the terminal is open.</summary>
    public bool TerminalOpen { get; init; }

    /// <summary>The dialog that is open; null: none.</summary>
    public OpenDialog? Dialog { get; init; }

    /// <summary>Whether only drawing and player are shown, for a frame in slides or documents.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>Language of the texts; null: the browser's.</summary>
    public Language? Language { get; init; }

    /// <summary>How the page looks.</summary>
    public ViewLook Look { get; init; } = ViewLook.Unsaid;

    /// <summary>Version of the address's format, where it is newer than any that is known here: then the address said more than this.</summary>
    public long? NewerFormat { get; init; }

    /// <summary>The flow of a request that <see cref="FlowDefaults"/> completed.</summary>
    public FlowRequest ToFlow() => Shape.Give(new FlowRequest(Kind!.Value, From!, To!) { Backend = Backend });

    /// <summary>The same question with the player at its start.</summary>
    public WorkbenchRequest FromStart() => this with { Packet = 0, Hop = 0, Tap = null, Card = null };

    /// <summary>Another scenario, looked at in the same way. It has other pods: its own first flow is where it starts.</summary>
    public WorkbenchRequest ForScenario(string id) =>
        new() { ScenarioId = id, Language = Language, Look = Look, GuessFirst = GuessFirst, HelmOpen = HelmOpen, TerminalOpen = TerminalOpen };

    /// <summary>The same question, looking into a place; null: into none. What stands in the way of a place makes room.</summary>
    public WorkbenchRequest Browsing(BrowsePlace? place, string? table = null) => place is null
        ? this with { Place = null, Table = null }
        : this with { Place = place.ToString(), Table = table, HelmOpen = false, Card = null, Dialog = null };

    /// <summary>The same question with nothing open beside the drawing and its player.</summary>
    public WorkbenchRequest WithoutPanels() =>
        Browsing(null) with { Card = null, HelmOpen = false, HelmView = HelmView.Controls, TerminalOpen = false, Dialog = null };

    /// <summary>The same request where what the browser changes on its own is as another request has it.</summary>
    public WorkbenchRequest StandingAs(WorkbenchRequest other) =>
        this with { Packet = other.Packet, Hop = other.Hop, Tap = other.Tap, Card = other.Card, Speed = other.Speed, ShowAll = other.ShowAll };

    /// <summary>The same question from its start, looked at as another request is.</summary>
    public WorkbenchRequest LookedAtAs(WorkbenchRequest other) => FromStart() with
    {
        ShowAll = other.ShowAll,
        ShowStations = other.ShowStations,
        GuessFirst = other.GuessFirst,
        Speed = other.Speed,
        HelmOpen = other.HelmOpen,
        HelmView = other.HelmView,
        Place = other.Place,
        Table = other.Table,
        TerminalOpen = other.TerminalOpen,
        Dialog = other.Dialog,
        IsEmbedded = other.IsEmbedded,
        Language = other.Language,
        Look = other.Look,
    };

    /// <inheritdoc/>
    public bool AsksTheSameAs(WorkbenchRequest other) => Spell(this) == Spell(other);

    private static string Spell(WorkbenchRequest request) => WorkbenchUrl.Write(request.LookedAtAs(Untouched));
}
