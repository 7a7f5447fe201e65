using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Terminal;

/// <summary>What became of a command line or of Ctrl-C.</summary>
/// <param name="Panes">Every pane that shows something new, the one that was typed in first.</param>
/// <param name="Flow">What the command sent, as a flow to draw; null when it sent nothing.</param>
/// <param name="File">What the command handed over; null for nothing.</param>
public sealed record TerminalAnswer(ImmutableArray<PaneOutput> Panes, FlowRequest? Flow, TerminalFile? File);

/// <summary>What a pane shows next.</summary>
/// <param name="Pane">Number of the pane.</param>
/// <param name="Text">Text to add, lines closed by line feeds.</param>
/// <param name="Prompt">Prompt of the place that its shell is at.</param>
/// <param name="IsBusy">Whether a program runs there until somebody presses Ctrl-C.</param>
/// <param name="Clears">Whether the screen is cleared first.</param>
/// <param name="Closes">Whether the last shell was left.</param>
public sealed record PaneOutput(int Pane, string Text, string Prompt, bool IsBusy, bool Clears = false, bool Closes = false);

/// <summary>A file that a command hands over to whoever types.</summary>
/// <param name="Name">Its name without folders.</param>
/// <param name="Octets">What is in it.</param>
public sealed record TerminalFile(string Name, ReadOnlyMemory<byte> Octets);

/// <summary>A terminal, or why there is none.</summary>
/// <param name="Config">What became of the values, with all findings.</param>
/// <param name="Session">The terminal; null when the configuration is refused or not modelled, or its values cannot be read.</param>
/// <param name="HelmProblems">What in the values cannot be read.</param>
public sealed record TerminalOpening(ConfigResolution Config, TerminalSession? Session, ImmutableArray<HelmProblem> HelmProblems);
