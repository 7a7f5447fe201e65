using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>docker</c> on the machine that the kind cluster runs on: its nodes are containers.</summary>
/// <remarks>Errors are those of docker 26.1.</remarks>
internal sealed class DockerCommand : IActingCommand
{
    private const int CannotRun = 126;

    /// <inheritdoc/>
    public string Name => "docker";

    /// <inheritdoc/>
    public string Usage => "docker exec -it NODE bash|COMMAND   docker ps";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => place.IsWorkstation;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run) => words switch
    {
        ["exec", .. var rest] => Exec(rest, run),
        ["ps", ..] => List(run),
        [] => CommandOutput.Lines(["Usage:  docker [OPTIONS] COMMAND", "", "Commands that are modelled: exec, ps"]),
        [var other, ..] => CommandOutput.Error($"docker: '{other}' is not a docker command.\nSee 'docker --help'"),
    };

    private static CommandOutput Exec(ImmutableArray<string> words, CommandRun run)
    {
        var flags = words.TakeWhile(word => word.StartsWith('-')).ToImmutableArray();
        var rest = words[flags.Length..];
        if (rest.Length < 2)
        {
            return CommandOutput.Error("\"docker exec\" requires at least 2 arguments.\nSee 'docker exec --help'.\n\nUsage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]\n\nExecute a command in a running container");
        }

        if (run.Session.Cluster.Index.Node(rest[0]) is not { } node)
        {
            return CommandOutput.Error($"Error response from daemon: No such container: {rest[0]}");
        }

        var place = TerminalPlace.Of(run.Session.Cluster, run.Session.Cluster.Of(node).Host)!;
        var isInteractive = flags.Any(flag => flag is "--interactive" || (flag[1] != '-' && flag.Contains('i', StringComparison.Ordinal)));
        return BashCommand.Enter(rest[1..], place, isInteractive, run) ?? run.RunAt(place, rest[1..]) ?? CommandOutput.Error(
            $"OCI runtime exec failed: exec failed: unable to start container process: exec: \"{rest[1]}\": executable file not found in $PATH: unknown", CannotRun);
    }

    private static CommandOutput List(CommandRun run)
    {
        var cluster = run.Session.Cluster.Index.Cluster;
        var image = $"kindest/node:v{cluster.KubernetesVersion}";
        return CommandOutput.Lines(cluster.Nodes.Select(node => $"{Id(node.Name)}   {image,-24}   \"/usr/local/bin/entr…\"   2 hours ago   Up 2 hours   {(node.IsControlPlane ? "127.0.0.1:6443->6443/tcp" : ""),-24}   {node.Name}")
            .Prepend($"CONTAINER ID   {"IMAGE",-24}   COMMAND                  CREATED       STATUS       {"PORTS",-24}   NAMES"));

        string Id(string node) => StableHash.Of(cluster.Name, node, "container").ToString("x16", CultureInfo.InvariantCulture)[..12];
    }
}
