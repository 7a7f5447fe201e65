using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>history</c> of the pane.</summary>
internal sealed class HistoryCommand : IActingCommand
{
    /// <inheritdoc/>
    public string Name => "history";

    /// <inheritdoc/>
    public string Usage => "history";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => true;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run) =>
        CommandOutput.Lines(run.Pane.History.Select((line, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1,5}  {line}")));
}
