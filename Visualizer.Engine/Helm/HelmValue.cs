using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Helm;

/// <summary>One node of a tree of Helm values: what YAML or <c>--set</c> can express.</summary>
/// <param name="Place">Where it was set.</param>
public abstract record HelmValue(HelmPlace Place)
{
    /// <summary>A map. Keys are compared octet by octet; their order carries no meaning.</summary>
    /// <param name="Entries">Key → value.</param>
    /// <param name="Place">Where it was set first.</param>
    public sealed record Map(ImmutableSortedDictionary<string, HelmValue> Entries, HelmPlace Place) : HelmValue(Place)
    {
        /// <summary>A map without entries.</summary>
        public static readonly Map Empty = new(
            ImmutableSortedDictionary.Create<string, HelmValue>(StringComparer.Ordinal), HelmPlace.None);
    }

    /// <summary>A list.</summary>
    /// <param name="Items">In order.</param>
    /// <param name="Place">Where it was set.</param>
    public sealed record List(ImmutableArray<HelmValue> Items, HelmPlace Place) : HelmValue(Place);

    /// <summary>A string.</summary>
    /// <param name="Value">Its characters.</param>
    /// <param name="Place">Where it was set.</param>
    public sealed record Text(string Value, HelmPlace Place) : HelmValue(Place);

    /// <summary>true or false.</summary>
    /// <param name="Value">Which of them.</param>
    /// <param name="Place">Where it was set.</param>
    public sealed record Flag(bool Value, HelmPlace Place) : HelmValue(Place);

    /// <summary>A whole number.</summary>
    /// <param name="Value">64 bits, signed.</param>
    /// <param name="Place">Where it was set.</param>
    public sealed record Integer(long Value, HelmPlace Place) : HelmValue(Place);

    /// <summary>A number with a fraction or an exponent.</summary>
    /// <param name="Value">Finite.</param>
    /// <param name="Place">Where it was set.</param>
    public sealed record Real(double Value, HelmPlace Place) : HelmValue(Place);

    /// <summary>null: takes the chart's default away.</summary>
    /// <param name="Place">Where it was set.</param>
    public sealed record Null(HelmPlace Place) : HelmValue(Place);

    /// <summary>How a template prints the value: <c>true</c>, <c>8472</c>, <c>{eth0,eth1}</c>; maps and null print what they are.</summary>
    public string Display => this switch
    {
        Text text => text.Value,
        Flag flag => flag.Value ? "true" : "false",
        Integer integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        Real real => real.Value.ToString("R", CultureInfo.InvariantCulture),
        List list => "{" + string.Join(',', list.Items.Select(item => item.Display)) + "}",
        Map => "map",
        _ => "null",
    };

    /// <summary>Whether another value says the same, wherever either was set.</summary>
    public bool SaysTheSameAs(HelmValue other) => (this, other) switch
    {
        (Map map, Map otherMap) => map.Entries.Count == otherMap.Entries.Count && map.Entries.All(
            entry => otherMap.Entries.TryGetValue(entry.Key, out var value) && entry.Value.SaysTheSameAs(value)),
        (List list, List otherList) => list.Items.Length == otherList.Items.Length && list.Items.Zip(otherList.Items).All(
            pair => pair.First.SaysTheSameAs(pair.Second)),
        (Map or List, _) or (_, Map or List) => false,
        _ => this is Null == other is Null && Display == other.Display,
    };
}
