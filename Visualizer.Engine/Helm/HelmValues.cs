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

    /// <summary>Every value that is not a filled map, by its dotted key, sorted by key. Dots inside one part are escaped: <c>a\.b</c>.</summary>
    public ImmutableArray<KeyValuePair<string, HelmValue>> Leaves()
    {
        var leaves = ImmutableArray.CreateBuilder<KeyValuePair<string, HelmValue>>();
        Collect(Root, "", leaves);
        return leaves.ToImmutable();
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
