using System.Collections.Immutable;
using Visualizer.Engine.Show;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Terminal.Running;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>kubectl</c> with <c>exec</c>: runs a command in a pod, or a shell to stay in. Everything else is the command that shows.</summary>
/// <remarks>Errors are those of <c>k8s.io/kubectl pkg/cmd/exec @ 1.23</c> and of containerd's runtime.</remarks>
/// <param name="name">Its name: many type <c>k</c>.</param>
internal sealed class KubectlCommand(string name) : IActingCommand
{
    private const int CannotRun = 126;

    private static readonly ImmutableArray<string> Valued = ["-n", "--namespace", "-c", "--container"];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Usage => $"{name} exec -it POD -- bash|COMMAND   {name} get nodes|pods|svc";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => place.IsWorkstation || !place.NetNs!.Node.StartsWith("external/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run)
    {
        var (verb, options, operands, command) = Split(words);
        return verb == "exec" ? Exec(options, operands, command, run) : ShowCommands.Tools["kubectl"].Run(words, run.Session.ShowAt(run.Place.NetNs));
    }

    private static CommandOutput Exec(ImmutableArray<string> options, ImmutableArray<string> operands, ImmutableArray<string> command, CommandRun run)
    {
        if (options.FirstOrDefault(option => !IsKnown(option)) is { } unknown)
        {
            return CommandOutput.Error(
                $"error: unknown {(unknown.StartsWith("--", StringComparison.Ordinal) ? $"flag: {unknown.Split('=')[0]}" : $"shorthand flag: '{unknown.First(letter => !"-itqnc".Contains(letter))}' in {unknown}")}\nSee 'kubectl exec --help' for usage.");
        }

        if (operands.IsEmpty)
        {
            return CommandOutput.Error("error: pod, type/name or --filename must be specified");
        }

        var (pod, refusal) = Find(run.Session.Cluster.Index, operands[0], Value(options, "-n", "--namespace") ?? "default");
        if (pod is null)
        {
            return CommandOutput.Error(refusal);
        }

        var deprecated = "";
        if (command.IsEmpty && operands.Length > 1)
        {
            command = operands[1..];
            deprecated = "kubectl exec [POD] [COMMAND] is DEPRECATED and will be removed in a future version. Use kubectl exec [POD] -- [COMMAND] instead.\n";
        }

        if (command.IsEmpty)
        {
            return CommandOutput.Error("error: you must specify at least one command for the container");
        }

        var place = TerminalPlace.Of(run.Session.Cluster, pod);
        var isInteractive = options.Any(option => option is "--stdin" || (option.Length > 1 && option[1] != '-' && option.Contains('i', StringComparison.Ordinal)));
        if (BashCommand.Enter(command, place, isInteractive, run) is { } entered)
        {
            return entered with { Errors = deprecated + entered.Errors };
        }

        var output = run.RunAt(place, command) ?? CommandOutput.Error(
            "error: Internal error occurred: error executing command in container: failed to exec in container: failed to start exec: OCI runtime exec failed: exec failed: "
            + $"unable to start container process: exec: \"{command[0]}\": executable file not found in $PATH: unknown", CannotRun);
        if (output.RunsOn)
        {
            run.Pane.Running = new ExecutedProgram(run.Pane.Running!);
        }

        output = output.Status == CannotRun ? output : ExecutedProgram.Ended(output);
        return output with { Errors = deprecated + output.Errors };
    }

    /// <summary>A pod by its name, or the first pod of a DaemonSet or Deployment by name: which of them answers, kubectl leaves open.</summary>
    private static (Pod? Pod, string Refusal) Find(ClusterIndex index, string target, string space)
    {
        var parts = target.Split('/', 2);
        var (kind, name) = parts.Length == 2 ? (parts[0].ToLowerInvariant(), parts[1]) : ("pod", target);
        var isOwner = kind is "ds" or "daemonset" or "daemonsets" or "deploy" or "deployment" or "deployments";
        if (!isOwner && kind is not ("pod" or "pods" or "po"))
        {
            return (null, $"error: the server doesn't have a resource type \"{kind}\"");
        }

        var pod = isOwner
            ? index.Cluster.Pods.Where(candidate => candidate.Namespace == space && candidate.Name.StartsWith(name + "-", StringComparison.Ordinal)
                && candidate.Name[(name.Length + 1)..].Count(letter => letter == '-') == (kind.StartsWith('d') && kind.Contains("ep", StringComparison.Ordinal) ? 1 : 0))
                .MinBy(candidate => candidate.Name, StringComparer.Ordinal)
            : index.PodsNamed(name).FirstOrDefault(candidate => candidate.Namespace == space);
        return (pod, isOwner ? $"Error from server (NotFound): {(kind.Contains("ep", StringComparison.Ordinal) ? "deployments" : "daemonsets")}.apps \"{name}\" not found" : $"Error from server (NotFound): pods \"{name}\" not found");
    }

    private static bool IsKnown(string option) => option.Split('=')[0] is "--stdin" or "--tty" or "--quiet" or "--namespace" or "--container" or "-n" or "-c"
        || (option.Length > 1 && option[1] != '-' && (option[1..].All("itq".Contains) || option[1] is 'n' or 'c'));

    private static string? Value(ImmutableArray<string> options, params ReadOnlySpan<string> spellings)
    {
        foreach (var option in options)
        {
            var parts = option.Split('=', 2);
            if (parts.Length == 2 && spellings.Contains(parts[0]))
            {
                return parts[1];
            }
        }

        return null;
    }

    /// <summary>The verb, flags with their values joined by <c>=</c>, the other words, and what stands behind <c>--</c>. Flags end where a command begins without it.</summary>
    private static (string Verb, ImmutableArray<string> Options, ImmutableArray<string> Operands, ImmutableArray<string> Command) Split(ImmutableArray<string> words)
    {
        var (options, operands) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            if (word == "--")
            {
                return (operands.FirstOrDefault(""), options.ToImmutable(), [.. operands.Skip(1)], words[(at + 1)..]);
            }

            if (!word.StartsWith('-') || operands.Count > 2)
            {
                operands.Add(word);
            }
            else if (Valued.Contains(word) && at + 1 < words.Length)
            {
                options.Add($"{word}={words[++at]}");
            }
            else
            {
                options.Add(word);
            }
        }

        return (operands.FirstOrDefault(""), options.ToImmutable(), [.. operands.Skip(1)], []);
    }
}
