using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.ViewModels;

/// <summary>A comparison and a language → everything that the browser needs to draw and play it. Pure.</summary>
internal sealed class PlayableComparisonMapper(TraceComparison comparison, ImmutableArray<TraceAnswer> answers, Language language)
{
    private readonly PlaceWords words = new(language, Prefix(answers), "");

    /// <summary>Maps the comparison.</summary>
    /// <param name="key">Differs whenever anything else in the answer does.</param>
    /// <param name="flow">What was asked for.</param>
    /// <param name="traces">The variants' traces as JSON; null where there is none.</param>
    public PlayableComparison Map(string key, FlowRequest flow, ImmutableArray<byte[]?> traces) => new()
    {
        Key = key,
        Locale = LanguageTag.Of(language),
        Title = CompareTexts.Drawing.In(
            language, TraceTexts.Title.In(language, FlowKinds.Name(flow.Kind), flow.From, flow.To), string.Join(", ", comparison.Variants.Select(variant => variant.Name))),
        Variants = [.. comparison.Variants.Zip(traces, (variant, json) => new PlayableVariant(variant.Name, json is null ? null : new WrittenJson(json)))],
        Packets = [.. comparison.Packets.Select(packet => new Playable.AlignedPacket(
            PlayablePacketMapper.DirectionName(packet.Direction),
            [.. packet.Packets.Select(each => each?.Index)],
            [.. packet.Hops.Select(row => row.Indexes)]))],
        Taps = [.. comparison.Taps.Where(IsTouched).Select(place => new ComparedTap(
            PlayableTapMapper.Key(place), place.Interface!, words.Short(place.Node!, place.NetNs!)))],
        Measures = Measures(),
        Labels = WorkbenchLabels.In(language),
        Words = CompareTexts.Words(language),
    };

    private static string Prefix(ImmutableArray<TraceAnswer> answers) => answers.Select(answer => answer.Cluster).FirstOrDefault(cluster => cluster is not null) is { } datapath
        ? NetNames.SharedPrefix([.. datapath.Index.Cluster.Nodes.Select(node => node.Name)])
        : "";

    // Seen, jumped over or taken from in some variant.
    private bool IsTouched(Place place) => comparison.Variants.Any(variant => variant.Trace is { } trace && trace.Taps.Any(tap => tap.Place == place
        && (!tap.Sightings.IsEmpty
            || UnseenReasons.Of(trace, tap, PacketDirection.Request)?.At is not null
            || UnseenReasons.Of(trace, tap, PacketDirection.Reply)?.At is not null)));

    private ImmutableArray<ComparedMeasure> Measures() =>
    [
        Row(CompareTexts.Ttl, each => Number(each.RequestTtl), each => each.ReplyTtl is { } ttl ? CompareTexts.ReplyTtl.In(language, ttl) : ""),
        Row(CompareTexts.Hops, each => Number(each.RequestHops), each => each.ReplyHops is { } hops ? CompareTexts.ReplyHops.In(language, hops) : ""),
        Row(CompareTexts.Netfilter, each => Number(each.NetfilterHooks), each => each.OuterNetfilterHooks is > 0 and var outer ? CompareTexts.Outer.In(language, outer) : ""),
        Row(CompareTexts.Bytes, each => Number(each.WireBytes), Encapsulation),
        Row(CompareTexts.Mtu, each => Number(each.PodMtu), _ => ""),
    ];

    private ComparedMeasure Row(UiText name, Func<VariantMeasures, string> read, Func<VariantMeasures, string> detail)
    {
        var measures = comparison.Measures;
        var first = comparison.Variants.ToList().FindIndex(variant => variant.Trace is not null);
        var start = read(measures[Math.Max(0, first)]) + detail(measures[Math.Max(0, first)]);
        return new ComparedMeasure(name.In(language), [.. measures.Select((each, index) => new ComparedCell(
            read(each), detail(each), comparison.Variants[index].Trace is not null && read(each) + detail(each) != start))]);
    }

    private static string Encapsulation(VariantMeasures measures) => measures is { EncapsulationBytes: > 0 and var added, WireBytes: { } all }
        ? string.Create(CultureInfo.InvariantCulture, $"{all - added} + {added} {string.Join(" + ", measures.WireWrapping.Select(Name))}")
        : "";

    private static string Name(LayerKind kind) => kind switch { LayerKind.Vxlan => "VXLAN", LayerKind.Esp => "ESP", _ => kind.ToString() };

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
