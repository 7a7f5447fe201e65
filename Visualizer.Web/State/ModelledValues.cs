using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.Texts;

namespace Visualizer.Web.State;

/// <summary>Values that can change the path of a packet, as <c>--set</c> spells them.</summary>
public static class ModelledValues
{
    /// <summary>Those of a scenario.</summary>
    public static ImmutableArray<string> Of(HelmInput helm) =>
    [
        .. helm.Values.Leaves().Select(leaf => $"{leaf.Key}={leaf.Value.Display}").Concat(helm.Set).Where(line => IsModelled(line.Split('=')[0])),
    ];

    /// <summary>Every single change of a modelled value with a closed set of words, in one chart version: what differs from what is set or default.</summary>
    /// <param name="values">What is set.</param>
    /// <param name="version">The chart's version.</param>
    public static IEnumerable<ValueChange> Changes(HelmValues values, CiliumVersion version)
    {
        var minor = version.Minor;
        foreach (var entry in ValueCatalogue.All.Where(entry => entry.Influence == ValueInfluence.Modelled && entry.ExistsIn(minor)))
        {
            var now = values.TryFind(entry.Key, out var value) ? value.Display : entry.DefaultIn(minor);
            IEnumerable<string> words = entry.Type == HelmType.Bool ? ["true", "false"] : entry.ChoicesIn(minor);
            foreach (var word in words.Where(word => !word.Equals(now, StringComparison.OrdinalIgnoreCase)))
            {
                yield return new ValueChange($"{entry.Key}={word}", now.Length == 0 ? "\"\"" : now, new UiText(entry.English, entry.Chinese));
            }
        }
    }

    private static bool IsModelled(string key) => ValueCatalogue.Find(key)?.Influence == ValueInfluence.Modelled;
}

/// <summary>One change of one value.</summary>
/// <param name="Setting">As <c>--set</c> takes it.</param>
/// <param name="Now">What is in its place now.</param>
/// <param name="Description">What the value does.</param>
public sealed record ValueChange(string Setting, string Now, UiText Description);
