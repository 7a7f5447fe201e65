using System.Collections.Immutable;
using Visualizer.Engine.Show;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>ip netns exec</c>: runs a command in a netns that has a name on its node, as the agent gives one to the health endpoint's. All else of <c>ip</c> only shows.</summary>
/// <remarks>Messages are those of <c>ip/ipnetns.c netns_exec, lib/namespace.c netns_switch</c> of iproute2 5.10.</remarks>
internal sealed class IpCommand : IActingCommand
{
    private const int Usages = 255;

    /// <inheritdoc/>
    public string Name => "ip";

    /// <inheritdoc/>
    public string Usage => "ip netns exec NETNS COMMAND";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => !place.IsWorkstation;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run) => words switch
    {
        ["netns", "exec", .. var rest] => Exec(rest, run),
        ["netns", ..] => CommandOutput.Error("ip netns: not modelled: ip netns exec is"),
        _ => ShowCommands.Tools[Name].Run(words, run.Session.ShowAt(run.Place.NetNs)),
    };

    private static CommandOutput Exec(ImmutableArray<string> words, CommandRun run)
    {
        if (words.Length < 2)
        {
            return CommandOutput.Error(words.IsEmpty ? "No netns name specified" : "No command specified", Usages);
        }

        var here = run.Place.NetNs!;
        var netNs = run.Session.Cluster.Index.Node(here.Node) is { } node && here.IsHost && !words[0].Contains('/', StringComparison.Ordinal)
            ? run.Session.Cluster.Of(node).Find(words[0])
            : null;
        if (netNs is null or { IsHost: true })
        {
            return CommandOutput.Error($"Cannot open network namespace \"{words[0]}\": No such file or directory");
        }

        var place = TerminalPlace.Of(run.Session.Cluster, netNs)!;
        return BashCommand.Enter(words[1..], place, isInteractive: true, run)
            ?? run.RunAt(place, words[1..])
            ?? CommandOutput.Error($"exec of \"{words[1]}\" failed: No such file or directory", Usages);
    }
}
