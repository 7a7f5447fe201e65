using System.Collections.Immutable;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>Finds the groups of pods that a selector matches without looking at every group.</summary>
internal sealed class SelectorIndex
{
    private readonly Dictionary<(string Namespace, string Key, string Value), List<LabelGroup>> byLabel = [];

    /// <summary>Files every group under each of its labels.</summary>
    public SelectorIndex(IEnumerable<LabelGroup> groups)
    {
        foreach (var group in groups)
        {
            foreach (var (key, value) in group.Labels)
            {
                var place = (group.Namespace, key, value);
                if (!byLabel.TryGetValue(place, out var list))
                {
                    byLabel[place] = list = [];
                }

                list.Add(group);
            }
        }
    }

    /// <summary>Groups of the namespace that have all the labels; null for a service without selector.</summary>
    public IReadOnlyList<LabelGroup>? Select(string namespaceName, ImmutableSortedDictionary<string, string>? selector)
    {
        if (selector is null or { Count: 0 })
        {
            return null;
        }

        List<LabelGroup>? fewest = null;
        foreach (var (key, value) in selector)
        {
            if (!byLabel.TryGetValue((namespaceName, key, value), out var list))
            {
                return [];
            }

            fewest = fewest is null || list.Count < fewest.Count ? list : fewest;
        }

        return selector.Count == 1
            ? fewest
            : [.. fewest!.Where(group => selector.All(label => group.Labels.TryGetValue(label.Key, out var value) && value == label.Value))];
    }
}
