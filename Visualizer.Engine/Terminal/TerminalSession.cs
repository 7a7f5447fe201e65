using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Show;
using Visualizer.Engine.Simulation;
using Visualizer.Engine.Simulation.Drivers;
using Visualizer.Engine.Terminal.Capturing;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Terminal;

/// <summary>
/// Shells at the places of one cluster, each in a pane. What one sends stays in the nodes' tables, where every other finds it, and a capture that runs
/// in one pane sees what another sends. For one person and one thread at a time; the same lines always give the same answers.
/// </summary>
public sealed class TerminalSession
{
    /// <summary>Panes that may be open at once.</summary>
    public const int MostPanes = 8;

    // Conntrack entries stay; whoever sends more opens a new terminal.
    private const int MostFlows = 2_000, MostOctets = 500_000;

    // What the clock of the labs' machine says when the terminal opens, 2024-06-27 09:10:04 UTC, and how long somebody takes to type.
    private const long Opening = 1_719_479_404_000_000_000, Pause = 1_000_000_000;

    private readonly EarlierFlows _earlier = new();
    private readonly Dictionary<FlowRequest, int> _sent = [];
    private readonly SortedDictionary<int, TerminalPane> _panes = [];
    private CancellationToken _stopping;
    private int _flows;

    internal TerminalSession(Scenario scenario, ConfigResolution config, ClusterDatapath cluster, ImmutableArray<string> set)
    {
        (Scenario, Config, Cluster, Set) = (scenario, config, cluster, set);
    }

    /// <summary>The scenario.</summary>
    internal Scenario Scenario { get; }

    /// <summary>What is in force.</summary>
    internal ConfigResolution Config { get; }

    /// <summary>The provisioned cluster.</summary>
    internal ClusterDatapath Cluster { get; }

    /// <summary>Arguments of <c>--set</c> beyond the scenario's.</summary>
    internal ImmutableArray<string> Set { get; }

    /// <summary>Captures that were written, by place and path.</summary>
    internal Dictionary<(string Host, string Path), StoredCapture> Files { get; } = [];

    /// <summary>Nanoseconds since 1970-01-01 00:00 UTC.</summary>
    internal long Clock { get; private set; } = Opening;

    /// <summary>Opens a shell.</summary>
    /// <param name="at">A pod, <c>node/NAME</c>, <c>health/NODE</c> or <c>external/NAME</c>; null: the machine with kubectl and docker.</param>
    /// <returns>What the new pane shows; null when there is no such place or no pane left.</returns>
    public PaneOutput? Open(string? at = null)
    {
        var place = at is null ? TerminalPlace.Workstation
            : PlaceResolver.Find(Cluster, at).NetNs is { } netNs ? TerminalPlace.Of(Cluster, netNs)
            : null;
        var number = Enumerable.Range(0, MostPanes).FirstOrDefault(candidate => !_panes.ContainsKey(candidate), -1);
        if (place is null || number < 0)
        {
            return null;
        }

        var pane = new TerminalPane(this, number, place);
        _panes.Add(number, pane);
        return pane.Output("");
    }

    /// <summary>Closes a pane and whatever runs in it.</summary>
    public void Close(int pane) => _panes.Remove(pane);

    /// <summary>Runs a command line in a pane; null when the pane is not open.</summary>
    /// <param name="pane">The pane.</param>
    /// <param name="line">The line.</param>
    /// <param name="stopping">Ends the work between two hops. What it has left behind by then stays, as with a program that is killed; <see cref="Interrupt"/> has the last word.</param>
    public TerminalAnswer? Enter(int pane, string line, CancellationToken stopping = default) =>
        _panes.TryGetValue(pane, out var found) ? Until(() => Answer(found, found.Enter(line)), stopping) : null;

    /// <summary>Ctrl-C in a pane: ends what runs there; null when the pane is not open.</summary>
    public TerminalAnswer? Interrupt(int pane) => _panes.TryGetValue(pane, out var found) ? Answer(found, (found.Interrupt(), null, null)) : null;

    /// <summary>The interval of what runs in a pane has passed: the next request of a ping. There is no clock here; whoever has one says when. Null when nothing there goes on by itself.</summary>
    /// <param name="pane">The pane.</param>
    /// <param name="stopping">Ends the work, as that of <see cref="Enter"/>.</param>
    public TerminalAnswer? GoOn(int pane, CancellationToken stopping = default) => _panes.TryGetValue(pane, out var found)
        ? Until(() => found.GoOn() is { } output ? Answer(found, (output, null, null)) : null, stopping)
        : null;

    /// <summary>Words that may stand where the line ends, each whole; sorted, at most a hundred.</summary>
    public ImmutableArray<string> Complete(int pane, string line) => _panes.TryGetValue(pane, out var found) ? found.Complete(line) : [];

    /// <summary>The place as commands that show read it.</summary>
    internal ShowPlace ShowAt(NetNs? netNs)
    {
        _stopping.ThrowIfCancellationRequested();

        // kubectl prints the same everywhere.
        var shown = netNs ?? Cluster.Of(Cluster.Index.Nodes[0]).Host;
        return new ShowPlace(Cluster, shown, _earlier.StateOf(shown.Node));
    }

    /// <summary>Sends a flow on what earlier ones left behind. The same flow again takes other ports, identifiers and backends.</summary>
    /// <param name="request">The flow.</param>
    internal SendResult Send(FlowRequest request)
    {
        var (flow, problem) = Prepare(request, Pause);
        return flow is null ? new SendResult(null, problem) : Walk(request, flow);
    }

    /// <summary>A flow with its names resolved, and ports and identifiers that nobody had; or why it cannot be sent.</summary>
    /// <param name="request">The flow.</param>
    /// <param name="intervalNanoseconds">Between two requests.</param>
    internal (Flow? Flow, string? Problem) Prepare(FlowRequest request, long intervalNanoseconds)
    {
        var resolution = FlowResolver.Resolve(Cluster.Index, request);
        if (resolution.Flow is not { } flow)
        {
            return (null, $"{resolution.Problems[0].Found}: {resolution.Problems[0].Expected.English}");
        }

        if ((long)flow.Size * flow.Count > MostOctets)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"more than {MostOctets} octets at once"));
        }

        if (_flows == MostFlows)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"{MostFlows} flows were sent here: open a new terminal"));
        }

        _flows++;
        var repetition = _sent.GetValueOrDefault(request);
        _sent[request] = repetition + 1;
        return (flow with { Repetition = repetition, IntervalNanoseconds = intervalNanoseconds }, null);
    }

    /// <summary>Walks a flow, or one more exchange of it; every capture sees it.</summary>
    /// <param name="request">The flow as written.</param>
    /// <param name="flow">The prepared flow.</param>
    /// <param name="output">What a ping has printed so far; null for a new one, and for other flows.</param>
    /// <param name="goesOn">Whether the next exchange follows when the flow's interval has passed.</param>
    internal SendResult Walk(FlowRequest request, Flow flow, PingOutput? output = null, bool goesOn = false)
    {
        var trace = Simulator.RunAfter(Cluster, flow, _earlier, output, _stopping);
        var findings = ValueSupport.Judge(Config.Findings, Cluster, flow, trace).AddRange(PolicySupport.Findings(Cluster, trace));
        if (findings.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } error)
        {
            return new SendResult(null, FindingTexts.Message(error, Language.English));
        }

        foreach (var pane in _panes.Values)
        {
            pane.See(trace, Clock);
        }

        Clock += goesOn ? Math.Max(EndOf(trace), flow.IntervalNanoseconds) : EndOf(trace) + Pause;
        return new SendResult(new SentFlow(request, flow, trace, Config with { Findings = findings }, Cluster, _flows - 1), null);
    }

    /// <summary>When the last of a trace's frames was seen.</summary>
    internal static long EndOf(Trace trace) => trace.Taps.SelectMany(tap => tap.Sightings).Select(sighting => sighting.TimeNanoseconds).DefaultIfEmpty().Max();

    private TerminalAnswer? Until(Func<TerminalAnswer?> run, CancellationToken stopping)
    {
        _stopping = stopping;
        try
        {
            return run();
        }
        finally
        {
            _stopping = CancellationToken.None;
        }
    }

    private TerminalAnswer Answer(TerminalPane pane, (PaneOutput Output, SentFlow? Flow, TerminalFile? File) entered)
    {
        if (entered.Output.Closes)
        {
            _panes.Remove(pane.Number);
        }

        var others = _panes.Values.Where(other => other != pane).Select(other => other.TakeSeen()).OfType<PaneOutput>();
        return new TerminalAnswer([entered.Output, .. others], entered.Flow, entered.File);
    }
}

/// <summary>What became of a flow that a command sends.</summary>
/// <param name="Sent">The flow as it went; null when it could not be sent.</param>
/// <param name="Problem">Why not.</param>
internal sealed record SendResult(SentFlow? Sent, string? Problem);
