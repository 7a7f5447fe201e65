using System.Collections.Immutable;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Show;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>ssh</c> to a node or to a host outside the cluster, which no other command leads to.</summary>
internal sealed class SshCommand : IActingCommand
{
    private const int Failed = 255;

    /// <inheritdoc/>
    public string Name => "ssh";

    /// <inheritdoc/>
    public string Usage => "ssh NODE|EXTERNAL_HOST [COMMAND]";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => place.IsWorkstation;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run)
    {
        if (words.IsEmpty || words[0].StartsWith('-'))
        {
            return CommandOutput.Error("usage: ssh destination [command [argument ...]]", Failed);
        }

        var name = words[0][(words[0].IndexOf('@', StringComparison.Ordinal) + 1)..];
        var cluster = run.Session.Cluster;
        var found = PlaceResolver.Find(cluster, "node/" + name).NetNs ?? PlaceResolver.Find(cluster, "external/" + name).NetNs;
        if (found is null || TerminalPlace.Of(cluster, found) is not { } place)
        {
            return CommandOutput.Error($"ssh: Could not resolve hostname {name}: Name or service not known", Failed);
        }

        if (words.Length > 1)
        {
            return run.RunAt(place, words[1..]) ?? CommandOutput.Error($"bash: {words[1]}: command not found", 127);
        }

        run.Enters = place;
        return new CommandOutput("");
    }
}
