using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>sz FILE</c>, as the labs fetch their captures: the file goes to whoever types, as pcapng.</summary>
internal sealed class SzCommand : IActingCommand
{
    /// <inheritdoc/>
    public string Name => "sz";

    /// <inheritdoc/>
    public string Usage => "sz FILE   (of tcpdump -w FILE)";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => !place.IsWorkstation;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run)
    {
        if (words.IsEmpty)
        {
            return CommandOutput.Error("sz: need at least one file to send\nTry `sz --help' for more information.", 2);
        }

        if (!run.Session.Files.TryGetValue((run.Place.Host, words[^1]), out var stored))
        {
            return CommandOutput.Error($"sz: cannot open {words[^1]}: No such file or directory\n\nCan't open any requested files.");
        }

        var name = words[^1][(words[^1].LastIndexOf('/') + 1)..];
        run.File = new TerminalFile(name, stored.ToPcapng());
        return new CommandOutput("");
    }
}
