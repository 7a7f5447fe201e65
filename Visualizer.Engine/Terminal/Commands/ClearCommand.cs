using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>clear</c>.</summary>
internal sealed class ClearCommand : IActingCommand
{
    /// <inheritdoc/>
    public string Name => "clear";

    /// <inheritdoc/>
    public string Usage => "clear";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => true;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run)
    {
        run.Clears = !run.IsPiped;
        return new CommandOutput("");
    }
}
