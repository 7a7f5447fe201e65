using System.Collections.Immutable;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Comparison;

/// <summary>One flow under several configurations, and everything in which the answers differ.</summary>
/// <param name="Variants">The variants; the first is the base.</param>
/// <param name="Measures">What can be counted of each variant, in the same order.</param>
/// <param name="Packets">The packets of all variants side by side.</param>
/// <param name="Taps">Every place with a tap in at least one variant, as the request passes them.</param>
/// <param name="Differences">Those without a place first, then by their first place on the way.</param>
/// <param name="Sentences">At most <see cref="MostSentences"/>, the most surprising first.</param>
public sealed record TraceComparison(
    ImmutableArray<Variant> Variants,
    ImmutableArray<VariantMeasures> Measures,
    ImmutableArray<AlignedPacket> Packets,
    ImmutableArray<Place> Taps,
    ImmutableArray<Difference> Differences,
    ImmutableArray<Sentence> Sentences)
{
    /// <summary>Fewest variants that can be compared.</summary>
    public const int FewestVariants = 2;

    /// <summary>Most variants that are compared at once.</summary>
    public const int MostVariants = 4;

    /// <summary>More sentences than these nobody listens to.</summary>
    public const int MostSentences = 7;

    /// <summary>Compares variants of one flow on one cluster.</summary>
    /// <param name="variants">The variants, the base first.</param>
    /// <param name="nodePrefix">What the names of nodes lose in sentences, see <see cref="NetNames.SharedPrefix"/>.</param>
    public static TraceComparison Of(ImmutableArray<Variant> variants, string nodePrefix)
    {
        var traces = new ComparedTraces(variants, nodePrefix);
        var differences = DifferenceFinder.Find(traces);
        return new TraceComparison(variants, traces.Measures, traces.Packets, traces.TapPlaces, differences, SentenceWriter.Write(traces, differences));
    }
}
