using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Comparison;

/// <summary>Places, names and values of one comparison in words.</summary>
internal sealed class Wording(ComparedTraces traces)
{
    private static readonly Phrase OnPlace = new("{0} of {1}", "{1} 的 {0}");
    private static readonly Phrase HostNetNs = new("the host netns of {0}", "{0} 的主机 netns");
    private static readonly Phrase PodNetNs = new("the netns of {0}", "{0} 的 netns");
    private static readonly Phrase Wire = new("the wire", "线路");
    private static readonly Phrase ValueWith = new("{0} with {1}", "{1} 为 {0}");
    private static readonly Phrase Nothing = new("none", "无");
    private static readonly Phrase Yes = new("yes", "是");
    private static readonly Phrase No = new("no", "否");

    /// <summary><c>`eth0` of worker</c>; without an interface the netns.</summary>
    public Phrase Place(Place place)
    {
        if (place is not { Node: { } node, NetNs: { } netNs })
        {
            return Wire;
        }

        return place.Interface is { } name ? OnPlace.With(Phrase.Name(name), Owner(place))
            : (NetNames.PodOf(netNs) is null ? HostNetNs : PodNetNs).With(Phrase.Of(NetNames.PodOf(netNs) ?? NetNames.ShortNode(node, traces.NodePrefix)));
    }

    /// <summary>Several interfaces, those of one name or one owner together: <c>`cilium_host` of worker and worker2</c>.</summary>
    public Phrase Places(IEnumerable<Place> places) => Phrase.List(places
        .GroupBy(place => place.Interface!, (name, all) => (Name: Phrase.Name(name), Owners: Phrase.List(all.Select(Owner))))
        .GroupBy(each => each.Owners, each => each.Name)
        .Select(group => OnPlace.With(Phrase.List(group), group.Key)));

    /// <summary>Variants by what they have: <c>62 with A, 60 with B and C</c>.</summary>
    public Phrase Values(ImmutableArray<VariantValue> values) => Phrases([.. values.Select(value => (value.Variant, Word(value.Value)))]);

    /// <summary>The same of values that are words already.</summary>
    public Phrase Phrases(ImmutableArray<(int Variant, Phrase Word)> values) => Phrase.ListOfLists(values.GroupBy(value => value.Word).Select(group =>
        ValueWith.With(group.Key, Variants(group.Select(value => value.Variant)))));

    /// <summary>Names of variants.</summary>
    public Phrase Variants(IEnumerable<int> variants) => Phrase.Variants(traces.Names(variants));

    /// <summary>A value in words.</summary>
    private static Phrase Word(object? value) => value switch
    {
        null => Nothing,
        true => Yes,
        false => No,
        IFormattable number => Phrase.Of(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => Phrase.Of(value.ToString()!),
    };

    private Phrase Owner(Place place) => Phrase.Of(NetNames.PodOf(place.NetNs!) ?? NetNames.ShortNode(place.Node!, traces.NodePrefix));
}
