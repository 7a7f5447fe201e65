using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>docker</c> on the machine that the kind cluster runs on: its nodes are containers.</summary>
/// <remarks>Errors are those of docker 26.1.</remarks>
internal sealed class DockerCommand : IActingCommand
{
    private const int UsageFailed = 125, CannotRun = 126;

    private static readonly ImmutableArray<string> Verbs =
    [
        "attach", "build", "builder", "commit", "compose", "container", "context", "cp", "create", "diff", "events", "export", "history", "image", "images", "import", "info",
        "inspect", "kill", "load", "login", "logout", "logs", "network", "pause", "port", "pull", "push", "rename", "restart", "rm", "rmi", "run", "save", "search", "start",
        "stats", "stop", "system", "tag", "top", "unpause", "update", "version", "volume", "wait",
    ];

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
        [var other, ..] when Verbs.Contains(other) => CommandOutput.Error($"docker {other}: not modelled: exec and ps are"),
        [var other, ..] => CommandOutput.Error($"docker: '{other}' is not a docker command.\nSee 'docker --help'"),
    };

    private static CommandOutput Exec(ImmutableArray<string> words, CommandRun run)
    {
        var flags = words.TakeWhile(word => word.StartsWith('-')).ToImmutableArray();
        var rest = words[flags.Length..];
        if (flags.FirstOrDefault(flag => !IsKnown(flag)) is { } unknown)
        {
            return CommandOutput.Error(
                $"unknown {(unknown.StartsWith("--", StringComparison.Ordinal) ? $"flag: {unknown}" : $"shorthand flag: '{unknown.First(letter => !"-itd".Contains(letter))}' in {unknown}")}\nSee 'docker exec --help'.", UsageFailed);
        }

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

    private static bool IsKnown(string flag) => flag is "--interactive" or "--tty" or "--detach" or "--privileged" || (flag.Length > 1 && flag[1] != '-' && flag[1..].All("itd".Contains));

    private static CommandOutput List(CommandRun run)
    {
        var cluster = run.Session.Cluster.Index.Cluster;
        var image = $"kindest/node:v{cluster.KubernetesVersion}";
        return CommandOutput.Lines(cluster.Nodes.Select(node => $"{Id(node.Name)}   {image,-24}   \"/usr/local/bin/entr…\"   2 hours ago   Up 2 hours   {(node.IsControlPlane ? "127.0.0.1:6443->6443/tcp" : ""),-24}   {node.Name}")
            .Prepend($"CONTAINER ID   {"IMAGE",-24}   COMMAND                  CREATED       STATUS       {"PORTS",-24}   NAMES"));

        string Id(string node) => StableHash.Of(cluster.Name, node, "container").ToString("x16", CultureInfo.InvariantCulture)[..12];
    }
}
