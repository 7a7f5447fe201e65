using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Visualizer.Engine.Helm;

/// <summary>The values of the Cilium chart, versions 1.12 to 1.18: one table in three files.</summary>
public static class ValueCatalogue
{
    /// <summary>First minor version of chart 1 that the table covers.</summary>
    public const int FirstMinor = 12;

    /// <summary>Last minor version of chart 1 that the table covers.</summary>
    public const int LastMinor = 18;

    // Further apart than this, a suggestion would be a guess.
    private const int LargestDistance = 4;

    private const int SlipDistance = 2;

    private static readonly FrozenDictionary<string, CatalogueEntry> ByKey;

    static ValueCatalogue()
    {
        All = [.. DatapathValues.All, .. FeatureValues.All, .. SilentValues.All];
        ByKey = All.ToFrozenDictionary(entry => entry.Key, StringComparer.Ordinal);
    }

    /// <summary>Every entry, of every version.</summary>
    public static ImmutableArray<CatalogueEntry> All { get; }

    /// <summary>
    /// The entry for a dotted key, its own or that of a tree above it; null when no version of the chart has the key. In a tree too, a key that is
    /// a slip away from one that matters counts as unknown: <c>egressGateway.enable</c>.
    /// </summary>
    public static CatalogueEntry? Find(string key)
    {
        if (ByKey.TryGetValue(key, out var exact))
        {
            return exact;
        }

        for (var dot = key.LastIndexOf('.'); dot > 0; dot = key.LastIndexOf('.', dot - 1))
        {
            if (ByKey.TryGetValue(key[..dot], out var above))
            {
                return above.Type == HelmType.Tree && !IsSlipOfModelled(key) ? above : null;
            }
        }

        return null;
    }

    /// <summary>The entry that a rule reads.</summary>
    /// <exception cref="KeyNotFoundException">The rule names a key that is not in the table.</exception>
    public static CatalogueEntry Require(string key) => ByKey[key];

    private static bool IsSlipOfModelled(string key) => All.Any(entry =>
        entry.Influence == ValueInfluence.Modelled && EditDistance.Between(key, entry.Key, SlipDistance + 1) <= SlipDistance);

    /// <summary>Whether the key is only a map of entries: <c>bpf</c>, <c>loadBalancer</c>.</summary>
    public static bool IsParent(string key) => All.Any(entry => entry.Key.StartsWith(key + ".", StringComparison.Ordinal));

    /// <summary>The key of chart 1.<paramref name="minor"/> that is spelled most like <paramref name="key"/>; null when none is near.</summary>
    public static string? Nearest(string key, int minor)
    {
        string? nearest = null;
        var best = LargestDistance + 1;
        foreach (var entry in All)
        {
            if (entry.ExistsIn(minor))
            {
                var distance = EditDistance.Between(key, entry.Key, best);
                (best, nearest) = distance < best ? (distance, entry.Key) : (best, nearest);
            }
        }

        // Of a short key more than a third would have to change: that is another word.
        return best * 3 <= key.Length + 2 ? nearest : null;
    }
}
