using System.Collections.Immutable;

namespace Visualizer.Engine.Helm;

/// <summary>Lays one tree of values over another as Helm does.</summary>
/// <remarks>Source: Helm's documentation "Values Files" and "The Format and Limitations of --set".</remarks>
public static class ValueMerge
{
    /// <summary>
    /// Lays <paramref name="upper"/> over <paramref name="lower"/>, both of the user: maps merge key by key, everything else replaces. A null stays
    /// in the tree, because it still has to take the chart's default away.
    /// </summary>
    public static HelmValues Over(HelmValues lower, HelmValues upper) => new(Merge(lower.Root, upper.Root, keepNull: true));

    /// <summary>Lays the user's values over the chart's defaults: as <see cref="Over"/>, and a null deletes the key.</summary>
    public static HelmValues Coalesce(HelmValues defaults, HelmValues user) => new(Merge(defaults.Root, user.Root, keepNull: false));

    /// <summary>What has to lie over <paramref name="lower"/> for <paramref name="upper"/> to come out, where nothing has to be taken away.</summary>
    public static HelmValues Difference(HelmValues lower, HelmValues upper) => new(Difference(lower.Root, upper.Root));

    private static HelmValue.Map Difference(HelmValue.Map lower, HelmValue.Map upper) => upper with
    {
        Entries = upper.Entries
            .Where(entry => !lower.Entries.TryGetValue(entry.Key, out var below) || !below.SaysTheSameAs(entry.Value))
            .Select(entry => entry.Value is HelmValue.Map map && lower.Entries.GetValueOrDefault(entry.Key) is HelmValue.Map below
                ? KeyValuePair.Create(entry.Key, (HelmValue)Difference(below, map))
                : entry)
            .ToImmutableSortedDictionary(StringComparer.Ordinal),
    };

    private static HelmValue.Map Merge(HelmValue.Map lower, HelmValue.Map upper, bool keepNull)
    {
        var entries = lower.Entries.ToBuilder();
        foreach (var (key, value) in upper.Entries)
        {
            switch (value)
            {
                case HelmValue.Null when !keepNull:
                    entries.Remove(key);
                    break;
                case HelmValue.Map map:
                    var under = entries.TryGetValue(key, out var found) && found is HelmValue.Map below ? below : HelmValue.Map.Empty;
                    entries[key] = Merge(under, map, keepNull) with { Place = map.Place };
                    break;
                default:
                    entries[key] = value;
                    break;
            }
        }

        return lower with { Entries = entries.ToImmutable() };
    }
}
