using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show;

/// <summary>A program that is one command.</summary>
/// <param name="command">The command.</param>
internal sealed class SingleCommandTool(IShowCommand command) : IShowTool
{
    /// <inheritdoc/>
    public string Name => command.Name.Split(' ')[0];

    /// <inheritdoc/>
    public bool IsAt(ShowPlace place) => true;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, ShowPlace place) => command.Run(new CommandArguments([], words), place);
}
