using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Scenarios;

/// <summary>Finds the known word that somebody most likely meant.</summary>
public static class NearestWord
{
    private const int LongestCompared = 40;

    /// <summary>The word of <paramref name="known"/> with the least edit distance; of equals the first.</summary>
    /// <exception cref="ArgumentException">There is no known word.</exception>
    public static string To(string word, IReadOnlyCollection<string> known)
    {
        ArgumentOutOfRangeException.ThrowIfZero(known.Count);
        var start = word.Length <= LongestCompared ? word : word[..LongestCompared];
        return known.MinBy(candidate => EditDistance.Between(start, candidate, int.MaxValue))!;
    }
}
