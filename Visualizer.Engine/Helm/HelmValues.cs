using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Visualizer.Engine.Helm;

/// <summary>Helm values as an immutable tree, as a user gave them: without the chart's defaults.</summary>
/// <param name="Root">The map at the top.</param>
public sealed record HelmValues(HelmValue.Map Root)
{
    /// <summary>Deepest nesting that any reader accepts; Helm's own limit for <c>--set</c> is 30.</summary>
    public const int DeepestNesting = 30;

    /// <summary>No values.</summary>
    public static readonly HelmValues Empty = new(HelmValue.Map.Empty);

    /// <summary>Finds the value at a dotted key, such as <c>bpf.masquerade</c>. A null value counts as set.</summary>
    public bool TryFind(string key, [NotNullWhen(true)] out HelmValue? value)
    {
        value = Root;
        foreach (var part in key.Split('.'))
        {
            if (value is not HelmValue.Map map || !map.Entries.TryGetValue(part, out value))
            {
                value = null;
                return false;
            }
        }

        return true;
    }

    /// <summary>The values with another one at a dotted key; what is no map on the way there becomes one.</summary>
    public HelmValues With(string key, HelmValue value) => new(With(Root, key.Split('.'), value));

    /// <summary>The values without what is at a dotted key, and without the maps that become empty by it.</summary>
    public HelmValues Without(string key) => new(Without(Root, key.Split('.')));

    /// <summary>Every value that is not a filled map, by its dotted key, sorted by key. Dots inside one part are escaped: <c>a\.b</c>.</summary>
    public ImmutableArray<KeyValuePair<string, HelmValue>> Leaves()
    {
        var leaves = ImmutableArray.CreateBuilder<KeyValuePair<string, HelmValue>>();
        Collect(Root, "", leaves);
        return leaves.ToImmutable();
    }

    private static HelmValue.Map With(HelmValue.Map map, ReadOnlySpan<string> parts, HelmValue value) => map with
    {
        Entries = map.Entries.SetItem(parts[0], parts.Length == 1
            ? value
            : With(map.Entries.GetValueOrDefault(parts[0]) as HelmValue.Map ?? HelmValue.Map.Empty, parts[1..], value)),
    };

    private static HelmValue.Map Without(HelmValue.Map map, ReadOnlySpan<string> parts)
    {
        if (parts.Length > 1 && map.Entries.GetValueOrDefault(parts[0]) is HelmValue.Map inner && Without(inner, parts[1..]) is { Entries.IsEmpty: false } rest)
        {
            return map with { Entries = map.Entries.SetItem(parts[0], rest) };
        }

        var isThere = parts.Length == 1 || map.Entries.GetValueOrDefault(parts[0]) is HelmValue.Map;
        return isThere ? map with { Entries = map.Entries.Remove(parts[0]) } : map;
    }

    private static void Collect(HelmValue.Map map, string prefix, ImmutableArray<KeyValuePair<string, HelmValue>>.Builder leaves)
    {
        foreach (var (part, value) in map.Entries)
        {
            var key = prefix + part.Replace(".", "\\.", StringComparison.Ordinal);
            if (value is HelmValue.Map { Entries.Count: > 0 } inner)
            {
                Collect(inner, key + ".", leaves);
            }
            else
            {
                leaves.Add(KeyValuePair.Create(key, value));
            }
        }
    }
}
