using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>cat</c> of the two files that the labs begin with, as this cluster would need them.</summary>
internal sealed class CatCommand : IActingCommand
{
    /// <inheritdoc/>
    public string Name => "cat";

    /// <inheritdoc/>
    public string Usage => $"cat {WorkstationFiles.Script}|{WorkstationFiles.Manifest}";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => true;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run)
    {
        var output = new CommandOutput("");
        foreach (var path in words.Where(word => !word.StartsWith('-')))
        {
            output = WorkstationFiles.Read(path, run) is { } text ? output with { Output = output.Output + text }
                : output with { Errors = $"{output.Errors}cat: {path}: {(run.Session.Files.ContainsKey((run.Place.Host, path)) ? "not modelled: a capture; tcpdump -r reads it" : "No such file or directory")}\n", Status = 1 };
        }

        return output;
    }
}
