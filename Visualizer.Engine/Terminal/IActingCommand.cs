using System.Collections.Immutable;
using Visualizer.Engine.Show;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal;

/// <summary>A program of the terminal that does something: it sends, captures, or goes elsewhere.</summary>
internal interface IActingCommand
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>How it is called, for <c>help</c>.</summary>
    string Usage { get; }

    /// <summary>Whether it is there.</summary>
    bool IsAt(TerminalPlace place);

    /// <summary>Runs it.</summary>
    /// <param name="words">Words after its name.</param>
    /// <param name="run">The command line that it stands in.</param>
    CommandOutput Run(ImmutableArray<string> words, CommandRun run);
}

/// <summary>An acting command as the shell of a place finds it.</summary>
/// <param name="command">The command.</param>
/// <param name="run">The command line that it stands in.</param>
internal sealed class BoundCommand(IActingCommand command, CommandRun run) : IShowTool
{
    /// <inheritdoc/>
    public string Name => command.Name;

    /// <inheritdoc/>
    public bool IsAt(ShowPlace place) => command.IsAt(run.Place);

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, ShowPlace place) => command.Run(words, run);
}
