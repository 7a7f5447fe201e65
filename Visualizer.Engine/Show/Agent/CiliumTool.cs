using System.Collections.Frozen;
using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary>The agent's command-line program, as <c>kubectl exec</c> runs it in the agent's pod of a node. Of a pod's place the agent of its node answers.</summary>
/// <remarks>From 1.15 on its name is <c>cilium-dbg</c>; the old one stays. Errors are those of <c>spf13/cobra</c>.</remarks>
/// <param name="name">Its name.</param>
internal sealed class CiliumTool(string name) : IShowTool
{
    private const int FirstWithNewName = 15;

    /// <summary>Commands of the real one beside those that are here.</summary>
    private static readonly ImmutableArray<string> NotModelled =
        ["bgp", "build-config", "cgroups", "cleanup", "completion", "config", "debuginfo", "fqdn", "help", "ip", "kvstore", "lrp", "map", "metrics", "node", "nodeid", "policy", "prefilter", "preflight", "recorder", "version"];

    private static readonly FrozenDictionary<string, ImmutableArray<string>> NotModelledBelow = new Dictionary<string, ImmutableArray<string>>
    {
        ["cilium bpf"] = ["auth", "bandwidth", "config", "egress", "fs", "ipmasq", "metrics", "multicast", "recorder", "sha", "srv6", "vtep"],
        ["cilium bpf ct"] = ["flush"],
        ["cilium bpf endpoint"] = ["delete"],
        ["cilium bpf ipcache"] = ["delete", "get", "match", "update"],
        ["cilium bpf lb"] = ["maglev"],
        ["cilium bpf nat"] = ["flush"],
        ["cilium bpf policy"] = ["add", "delete", "list"],
        ["cilium encrypt"] = ["flush"],
        ["cilium endpoint"] = ["config", "disconnect", "get", "health", "labels", "log", "regenerate"],
        ["cilium identity"] = ["get"],
        ["cilium service"] = ["delete", "get", "update"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool IsAt(ShowPlace place) => place.Node is not null && (name == "cilium" || place.Cluster.Config.Cilium.IsAtLeast(FirstWithNewName));

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, ShowPlace place)
    {
        // Flags may stand anywhere between the words that name a command.
        var typed = "cilium";
        var known = Known();
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at].StartsWith('-'))
            {
                continue;
            }

            var longer = $"{typed} {words[at]}";
            if (ShowCommands.All.FirstOrDefault(command => command.Name == longer) is { } found)
            {
                return found.Run(new CommandArguments([.. words[..at].Where(word => word.StartsWith('-'))], words[(at + 1)..]), place);
            }

            if (!known.Any(command => command.StartsWith(longer + " ", StringComparison.Ordinal)))
            {
                return typed == "cilium"
                    ? NotModelled.Contains(words[at]) ? CommandOutput.Error($"{name} {words[at]}: not modelled")
                    : CommandOutput.Error($"Error: unknown command \"{words[at]}\" for \"{name}\"{Suggested(words[at])}\nRun '{name} --help' for usage.")
                    : NotModelledBelow.GetValueOrDefault(typed, []).Contains(words[at]) ? CommandOutput.Error($"{longer}: not modelled")
                    : Help(typed, known);
            }

            typed = longer;
        }

        return Help(typed, known);
    }

    private static string Suggested(string typed) => CobraSuggestions.For(typed, [.. NotModelled, .. Known().Select(command => command.Split(' ')[1]).Distinct().Order(StringComparer.Ordinal)]);

    private static ImmutableArray<string> Known() => [.. ShowCommands.Names.Where(command => command.StartsWith("cilium ", StringComparison.Ordinal))];

    private static CommandOutput Help(string typed, ImmutableArray<string> known)
    {
        var next = known.Where(command => command.StartsWith(typed + " ", StringComparison.Ordinal))
            .Select(command => command[(typed.Length + 1)..].Split(' ')[0]).Distinct().Order(StringComparer.Ordinal);
        return CommandOutput.Lines(["Usage:", $"  {typed} [command]", "", "Available Commands:", .. next.Select(command => "  " + command)]);
    }
}
