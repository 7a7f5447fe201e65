using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary>What the listings of the agent have in common.</summary>
internal static class CiliumListing
{
    /// <summary>A listing with its heading; of an empty map the agent says so.</summary>
    public static CommandOutput Of(string heading, IEnumerable<string> rows)
    {
        var lines = rows.ToList();
        return lines.Count == 0 ? new CommandOutput("", "No entries found.\n") : CommandOutput.Lines(lines.Prepend(heading));
    }

    /// <summary>What the agent says of a flag that a command does not have; null when all are known.</summary>
    public static CommandOutput? RefuseFlags(string name, CommandArguments arguments, params ImmutableArray<string> known)
    {
        var unknown = arguments.Options.Concat(arguments.Words.Where(word => word.StartsWith('-'))).FirstOrDefault(flag => !known.Contains(flag));
        return unknown is null ? null : CommandOutput.Error(
            unknown.StartsWith("--", StringComparison.Ordinal)
                ? $"Error: unknown flag: {unknown}\nUsage:\n  {name} [flags]"
                : $"Error: unknown shorthand flag: '{unknown[^1]}' in {unknown}\nUsage:\n  {name} [flags]");
    }
}
