using System.Collections.Frozen;
using System.Collections.Immutable;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Comparison;

/// <summary>The variants with their packets and hops side by side: what differences and sentences are read from.</summary>
internal sealed class ComparedTraces
{
    private readonly ImmutableArray<FrozenDictionary<Place, Tap>> taps;

    public ComparedTraces(ImmutableArray<Variant> variants, string nodePrefix)
    {
        Variants = variants;
        Traced = [.. Enumerable.Range(0, variants.Length).Where(index => variants[index].Trace is not null)];
        Packets = Align(variants);
        taps = [.. variants.Select(variant => variant.Trace?.Taps.ToFrozenDictionary(tap => tap.Place) ?? FrozenDictionary<Place, Tap>.Empty)];
        Measures = [.. Enumerable.Range(0, variants.Length).Select(index => VariantMeasures.Of(variants[index], index, Packets))];
        var inOrder = variants.Select(variant => variant.Trace is { } trace ? TapOrder.Sort(trace).Select(tap => tap.Place).ToImmutableArray() : []);
        TapPlaces = [.. SequenceMerge.Merge([.. inOrder]).Select(row => row.Item).Distinct()];
        NodePrefix = nodePrefix;
    }

    /// <summary>All variants.</summary>
    public ImmutableArray<Variant> Variants { get; }

    /// <summary>Indexes of those with a trace.</summary>
    public ImmutableArray<int> Traced { get; }

    /// <summary>The packets side by side.</summary>
    public ImmutableArray<AlignedPacket> Packets { get; }

    /// <summary>What can be counted of each variant.</summary>
    public ImmutableArray<VariantMeasures> Measures { get; }

    /// <summary>Every place with a tap in at least one variant, as the request passes them.</summary>
    public ImmutableArray<Place> TapPlaces { get; }

    /// <summary>What the names of nodes lose in sentences.</summary>
    public string NodePrefix { get; }

    /// <summary>The tap of a variant; null when it has no such interface.</summary>
    public Tap? Tap(int variant, Place place) => taps[variant].GetValueOrDefault(place);

    /// <summary>Names of variants.</summary>
    public ImmutableArray<string> Names(IEnumerable<int> variants) => [.. variants.Select(index => Variants[index].Name)];

    private static ImmutableArray<AlignedPacket> Align(ImmutableArray<Variant> variants)
    {
        var keys = variants.Select(variant => Keys(variant.Trace)).ToImmutableArray();
        return
        [
            .. SequenceMerge.Merge(keys).Select(row =>
            {
                ImmutableArray<PacketTrace?> packets =
                    [.. variants.Zip(row.Indexes, (variant, index) => index is { } at ? variant.Trace!.Packets[at] : null)];
                var hops = SequenceMerge.Merge([.. packets.Select(packet => packet?.Hops.Select(hop => (hop.Stage, hop.Place)).ToImmutableArray() ?? [])]);
                return new AlignedPacket(
                    row.Item.Direction, packets, [.. hops.Select(hop => new AlignedHop(hop.Item.Stage, hop.Item.Place, hop.Indexes))]);
            }),
        ];
    }

    // The nth request of one variant is the nth of another; ARP and handshakes are told apart by what they ask.
    private static ImmutableArray<(PacketDirection Direction, string Summary, int Ordinal)> Keys(Trace? trace)
    {
        var seen = new Dictionary<(PacketDirection, string), int>();
        return
        [
            .. (trace?.Packets ?? []).Select(packet =>
            {
                var summary = packet.Direction == PacketDirection.None ? packet.Summary : "";
                var ordinal = seen.GetValueOrDefault((packet.Direction, summary));
                seen[(packet.Direction, summary)] = ordinal + 1;
                return (packet.Direction, summary, ordinal);
            }),
        ];
    }
}
