using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>exit</c>: back to where the shell was entered from; out of the first shell the pane closes.</summary>
internal sealed class ExitCommand : IActingCommand
{
    /// <inheritdoc/>
    public string Name => "exit";

    /// <inheritdoc/>
    public string Usage => "exit";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => true;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run)
    {
        run.Leaves = !run.IsPiped;
        return new CommandOutput(run.Place.IsWorkstation ? "logout\n" : "exit\n");
    }
}
