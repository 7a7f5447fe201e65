namespace Visualizer.Engine.Show;

/// <summary>What programs made with <c>spf13/cobra</c> suggest for a command that they do not have: those at most two letters away, and those that begin so.</summary>
/// <remarks>Source: <c>command.go SuggestionsFor, cobra.go ld</c>: letters that changed places are two.</remarks>
internal static class CobraSuggestions
{
    private const int Farthest = 2, Longest = 40;

    /// <summary>The lines after the complaint; empty without a suggestion.</summary>
    public static string For(string typed, IEnumerable<string> known)
    {
        var near = known.Where(command => command.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || Distance(typed, command) <= Farthest).ToList();
        return near.Count == 0 ? "" : $"\n\nDid you mean this?\n{string.Concat(near.Select(command => $"\t{command}\n"))}";
    }

    private static int Distance(string one, string other)
    {
        if (one.Length > Longest)
        {
            return one.Length;
        }

        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var at = 0; at < one.Length; at++)
        {
            var before = row[0];
            row[0] = at + 1;
            for (var column = 1; column <= other.Length; column++)
            {
                var changed = before + (one[at] == other[column - 1] ? 0 : 1);
                before = row[column];
                row[column] = Math.Min(changed, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[^1];
    }
}
