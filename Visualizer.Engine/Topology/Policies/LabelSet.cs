using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Visualizer.Engine.Topology.Policies;

/// <summary>The labels of an identity, each <c>source:key=value</c> with the source <c>k8s</c>, <c>reserved</c> or <c>cidr</c>.</summary>
/// <remarks>Source: <c>pkg/labels/labels.go @ 1.13</c>. Keys are unique within a source.</remarks>
public sealed class LabelSet
{
    private static readonly ImmutableArray<string> Sources = ["k8s:", "reserved:", "cidr:"];

    private readonly FrozenDictionary<string, string> _values;

    /// <summary>Makes the set.</summary>
    /// <param name="labels">Keys with their source, and their values; a label without value has the empty one.</param>
    public LabelSet(IEnumerable<KeyValuePair<string, string>> labels) => _values = labels.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A set of reserved labels, given without their source.</summary>
    public static LabelSet Reserved(params ReadOnlySpan<string> keys) => new([.. keys.ToArray().Select(key => KeyValuePair.Create("reserved:" + key, ""))]);

    /// <summary><c>source:key=value</c>, or <c>source:key</c> without value, in alphabetical order, as Cilium's commands print them.</summary>
    public ImmutableArray<string> Printable =>
        [.. _values.Select(label => label.Value.Length == 0 ? label.Key : $"{label.Key}={label.Value}").Order(StringComparer.Ordinal)];

    /// <summary>Value of a key; null when the set does not have it. The source <c>any</c> stands for every source.</summary>
    /// <param name="source">Source of the label.</param>
    /// <param name="key">The key without its source.</param>
    public string? Value(string source, string key)
    {
        if (source != LabelRequirement.AnySource)
        {
            return _values.GetValueOrDefault($"{source}:{key}");
        }

        foreach (var known in Sources)
        {
            if (_values.TryGetValue(known + key, out var value))
            {
                return value;
            }
        }

        return null;
    }
}
