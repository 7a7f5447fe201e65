using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Terminal;

/// <summary>What became of a command line or of Ctrl-C.</summary>
/// <param name="Panes">Every pane that shows something new, the one that was typed in first.</param>
/// <param name="Flow">What the command sent, to draw; null when it sent nothing.</param>
/// <param name="File">What the command handed over; null for nothing.</param>
public sealed record TerminalAnswer(ImmutableArray<PaneOutput> Panes, SentFlow? Flow, TerminalFile? File);

/// <summary>A flow that a command sent, as it went: on top of what earlier ones had left in tables.</summary>
/// <param name="Request">The flow, as somebody would ask for it who has no terminal.</param>
/// <param name="Flow">The same with its names resolved.</param>
/// <param name="Trace">Its trace.</param>
/// <param name="Config">What is in force, with all findings.</param>
/// <param name="Cluster">The provisioned cluster.</param>
/// <param name="Earlier">Flows that the terminal had sent before.</param>
public sealed record SentFlow(FlowRequest Request, Flow Flow, Trace Trace, ConfigResolution Config, ClusterDatapath Cluster, int Earlier)
{
    /// <summary>Whether the same flow, asked for without a terminal, has the same trace.</summary>
    public bool IsReproducible => Earlier == 0;
}

/// <summary>What a pane shows next.</summary>
/// <param name="Pane">Number of the pane.</param>
/// <param name="Text">Text to add, lines closed by line feeds.</param>
/// <param name="Prompt">Prompt of the place that its shell is at.</param>
/// <param name="IsBusy">Whether a program runs there until somebody presses Ctrl-C.</param>
/// <param name="Clears">Whether the screen is cleared first.</param>
/// <param name="Closes">Whether the last shell was left.</param>
public sealed record PaneOutput(int Pane, string Text, string Prompt, bool IsBusy, bool Clears = false, bool Closes = false)
{
    /// <summary>Milliseconds after which the program that runs there does something by itself, for whoever lets it (<see cref="TerminalSession.GoOn"/>); null for never.</summary>
    public int? GoesOnAfterMilliseconds { get; init; }
}

/// <summary>A file that a command hands over to whoever types.</summary>
/// <param name="Name">Its name without folders.</param>
/// <param name="Octets">What is in it.</param>
public sealed record TerminalFile(string Name, ReadOnlyMemory<byte> Octets);

/// <summary>A terminal, or why there is none.</summary>
/// <param name="Config">What became of the values, with all findings.</param>
/// <param name="Session">The terminal; null when the configuration is refused or not modelled, or its values cannot be read.</param>
/// <param name="HelmProblems">What in the values cannot be read.</param>
public sealed record TerminalOpening(ConfigResolution Config, TerminalSession? Session, ImmutableArray<HelmProblem> HelmProblems);
