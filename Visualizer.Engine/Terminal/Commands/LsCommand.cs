using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>ls</c>: the files that commands know.</summary>
internal sealed class LsCommand : IActingCommand
{
    /// <inheritdoc/>
    public string Name => "ls";

    /// <inheritdoc/>
    public string Usage => "ls";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => true;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run) => CommandOutput.Lines(
        (run.Place.IsWorkstation ? [WorkstationFiles.Manifest, WorkstationFiles.Script] : Enumerable.Empty<string>())
            .Concat(run.Session.Files.Keys.Where(key => key.Host == run.Place.Host).Select(key => key.Path)).Order(StringComparer.Ordinal));
}
