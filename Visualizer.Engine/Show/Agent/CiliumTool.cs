using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary>The agent's command-line program, as <c>kubectl exec</c> runs it in the agent's pod of a node. Of a pod's place the agent of its node answers.</summary>
/// <remarks>From 1.15 on its name is <c>cilium-dbg</c>; the old one stays. Errors are those of <c>spf13/cobra</c>.</remarks>
/// <param name="name">Its name.</param>
internal sealed class CiliumTool(string name) : IShowTool
{
    private const int FirstWithNewName = 15;

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
                    ? CommandOutput.Error($"Error: unknown command \"{words[at]}\" for \"{name}\"\nRun '{name} --help' for usage.")
                    : Help(typed, known);
            }

            typed = longer;
        }

        return Help(typed, known);
    }

    private static ImmutableArray<string> Known() => [.. ShowCommands.Names.Where(command => command.StartsWith("cilium ", StringComparison.Ordinal))];

    private static CommandOutput Help(string typed, ImmutableArray<string> known)
    {
        var next = known.Where(command => command.StartsWith(typed + " ", StringComparison.Ordinal))
            .Select(command => command[(typed.Length + 1)..].Split(' ')[0]).Distinct().Order(StringComparer.Ordinal);
        return CommandOutput.Lines(["Usage:", $"  {typed} [command]", "", "Available Commands:", .. next.Select(command => "  " + command)]);
    }
}
