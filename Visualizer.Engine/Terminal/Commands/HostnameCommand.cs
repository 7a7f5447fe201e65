using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>hostname</c>.</summary>
internal sealed class HostnameCommand : IActingCommand
{
    /// <inheritdoc/>
    public string Name => "hostname";

    /// <inheritdoc/>
    public string Usage => "hostname";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => true;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run) => CommandOutput.Lines([run.Place.Host]);
}
