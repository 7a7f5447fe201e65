using System.Collections.Immutable;

namespace Visualizer.Engine.Comparison;

/// <summary>Several sequences side by side: equal items share a row, and no sequence changes its order.</summary>
internal static class SequenceMerge
{
    /// <summary>The rows: an item, and where each sequence has it.</summary>
    public static List<(T Item, ImmutableArray<int?> Indexes)> Merge<T>(ImmutableArray<ImmutableArray<T>> sequences)
        where T : notnull
    {
        var rows = new List<(T Item, int?[] Indexes)>();
        for (var at = 0; at < sequences.Length; at++)
        {
            rows = Add(rows, sequences[at], at, sequences.Length);
        }

        return [.. rows.Select(row => (row.Item, ImmutableArray.Create(row.Indexes)))];
    }

    private static List<(T Item, int?[] Indexes)> Add<T>(List<(T Item, int?[] Indexes)> rows, ImmutableArray<T> sequence, int at, int count)
        where T : notnull
    {
        var width = sequence.Length + 1;
        var common = LongestCommon(rows, sequence, width);
        var merged = new List<(T Item, int?[] Indexes)>(rows.Count + sequence.Length);
        int row = 0, index = 0;
        while (row < rows.Count || index < sequence.Length)
        {
            var isShared = row < rows.Count && index < sequence.Length && rows[row].Item.Equals(sequence[index]);
            // What the earlier sequences have comes first where both have something of their own.
            if (!isShared && row < rows.Count && common[((row + 1) * width) + index] >= Below(common, row, index, width, sequence.Length))
            {
                merged.Add(rows[row++]);
                continue;
            }

            var indexes = isShared ? rows[row].Indexes : new int?[count];
            indexes[at] = index;
            merged.Add((sequence[index], indexes));
            row += isShared ? 1 : 0;
            index++;
        }

        return merged;
    }

    private static int Below(int[] common, int row, int index, int width, int length) => index < length ? common[(row * width) + index + 1] : -1;

    // Length of the longest common subsequence of what is left from each row and each index on.
    private static int[] LongestCommon<T>(List<(T Item, int?[] Indexes)> rows, ImmutableArray<T> sequence, int width)
        where T : notnull
    {
        var lengths = new int[(rows.Count + 1) * width];
        for (var row = rows.Count - 1; row >= 0; row--)
        {
            for (var index = sequence.Length - 1; index >= 0; index--)
            {
                lengths[(row * width) + index] = rows[row].Item.Equals(sequence[index])
                    ? lengths[((row + 1) * width) + index + 1] + 1
                    : Math.Max(lengths[((row + 1) * width) + index], lengths[(row * width) + index + 1]);
            }
        }

        return lengths;
    }
}
