using System.Collections.Frozen;
using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary>What the listings of the agent have in common.</summary>
internal static class CiliumListing
{
    /// <summary>Flags of the real ones that every command takes, and those that one command takes, beside what is modelled (<c>cilium/cmd @ 1.13</c>).</summary>
    private static readonly ImmutableArray<string> Everywhere = ["--config", "-D", "--debug", "-H", "--host", "-o", "--output"];

    private static readonly FrozenDictionary<string, ImmutableArray<string>> Others = new Dictionary<string, ImmutableArray<string>>
    {
        ["cilium monitor"] = ["--from", "--hex", "-j", "--json", "--monitor-socket", "-n", "--numeric", "--related-to", "--to", "-t", "--type"],
        ["cilium status"] = ["--all-addresses", "--all-clusters", "--all-controllers", "--all-health", "--all-nodes", "--all-redirects", "--brief"],
        ["cilium endpoint list"] = ["--no-headers"],
        ["cilium identity list"] = ["--endpoints"],
        ["cilium service list"] = ["--clustermesh-affinity"],
        ["cilium bpf ct list"] = ["-d", "--time-diff", "--time-diff-clocksource-mode", "--time-diff-clocksource-hz"],
        ["cilium bpf lb list"] = ["--backends", "--frontends", "--revnat", "--source-ranges"],
        ["cilium bpf policy get"] = ["-n", "--numeric"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A listing with its heading; of an empty map the agent says so.</summary>
    public static CommandOutput Of(string heading, IEnumerable<string> rows)
    {
        var lines = rows.ToList();
        return lines.Count == 0 ? new CommandOutput("", "No entries found.\n") : CommandOutput.Lines(lines.Prepend(heading));
    }

    /// <summary>What the agent says of a flag that a command does not have, or that is not modelled; null when all are known.</summary>
    public static CommandOutput? RefuseFlags(string name, CommandArguments arguments, params ImmutableArray<string> known)
    {
        var flag = arguments.Options.Concat(arguments.Words.Where(word => word.StartsWith('-'))).Select(word => word.Split('=')[0]).FirstOrDefault(given => !known.Contains(given));
        var usage = $"Usage:\n  {name} [flags]";
        return flag switch
        {
            null => null,
            "-h" or "--help" => new CommandOutput(usage + "\n"),
            _ when Everywhere.Concat(Others.GetValueOrDefault(name, [])).Contains(flag) => CommandOutput.Error($"{name}: not modelled: {flag}"),
            _ when flag.StartsWith("--", StringComparison.Ordinal) => CommandOutput.Error($"Error: unknown flag: {flag}\n{usage}"),
            _ => CommandOutput.Error($"Error: unknown shorthand flag: '{flag[^1]}' in {flag}\n{usage}"),
        };
    }
}
