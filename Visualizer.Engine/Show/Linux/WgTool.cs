using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>wg</c>, which shows when it is told nothing.</summary>
internal sealed class WgTool : IShowTool
{
    /// <inheritdoc/>
    public string Name => "wg";

    /// <inheritdoc/>
    public bool IsAt(ShowPlace place) => true;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, ShowPlace place) => words is [] or ["show", ..]
        ? ShowCommands.Named("wg show").Run(new CommandArguments([], words.IsEmpty ? words : words[1..]), place)
        : CommandOutput.Error($"Invalid subcommand: `{words[0]}'\nUsage: wg <cmd> [<args>]");
}
