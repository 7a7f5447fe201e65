namespace Visualizer.Engine.Helm;

/// <summary>How many characters have to be inserted, deleted, replaced or swapped with their neighbour to turn one word into another.</summary>
/// <remarks>Optimal string alignment; upper and lower case count as equal, because a wrong capital is the commonest slip.</remarks>
internal static class EditDistance
{
    /// <summary>The distance; <paramref name="limit"/> when it is that or more.</summary>
    public static int Between(string one, string other, int limit)
    {
        if (Math.Abs(one.Length - other.Length) >= limit)
        {
            return limit;
        }

        var beforeLast = new int[other.Length + 1];
        var last = new int[other.Length + 1];
        var row = new int[other.Length + 1];
        for (var column = 0; column <= other.Length; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= one.Length; line++)
        {
            (beforeLast, last, row) = (last, row, beforeLast);
            row[0] = line;
            for (var column = 1; column <= other.Length; column++)
            {
                var cost = Same(one[line - 1], other[column - 1]) ? 0 : 1;
                row[column] = Math.Min(Math.Min(last[column] + 1, row[column - 1] + 1), last[column - 1] + cost);
                if (line > 1 && column > 1 && Same(one[line - 1], other[column - 2]) && Same(one[line - 2], other[column - 1]))
                {
                    row[column] = Math.Min(row[column], beforeLast[column - 2] + 1);
                }
            }
        }

        return Math.Min(row[other.Length], limit);
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
