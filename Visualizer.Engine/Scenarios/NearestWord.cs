namespace Visualizer.Engine.Scenarios;

/// <summary>Finds the known word that somebody most likely meant.</summary>
public static class NearestWord
{
    private const int LongestCompared = 40;

    /// <summary>The word of <paramref name="known"/> with the least edit distance (Levenshtein, upper and lower case alike); of equals the first.</summary>
    /// <exception cref="ArgumentException">There is no known word.</exception>
    public static string To(string word, IReadOnlyCollection<string> known)
    {
        ArgumentOutOfRangeException.ThrowIfZero(known.Count);
        var start = (word.Length <= LongestCompared ? word : word[..LongestCompared]).ToLowerInvariant();
        return known.MinBy(candidate => Distance(start, candidate.ToLowerInvariant()))!;
    }

    private static int Distance(string left, string right)
    {
        var above = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= left.Length; row++)
        {
            var diagonal = above[0];
            above[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var substituted = diagonal + (left[row - 1] == right[column - 1] ? 0 : 1);
                diagonal = above[column];
                above[column] = Math.Min(substituted, Math.Min(above[column], above[column - 1]) + 1);
            }
        }

        return above[^1];
    }
}
