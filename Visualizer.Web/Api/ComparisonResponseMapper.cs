using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Tracing;
using Visualizer.Web.Api.Contracts;

namespace Visualizer.Web.Api;

/// <summary>A comparison in the API's shape.</summary>
internal static class ComparisonResponseMapper
{
    /// <summary>Maps a comparison and the answers that it compares.</summary>
    public static ComparisonResponse Map(TraceComparison comparison, ImmutableArray<TraceAnswer> answers, Language language) => new(
        [.. comparison.Variants.Select((variant, index) => new ComparedVariantContract(
            variant.Name, TraceResponseMapper.Map(answers[index], language), Map(comparison.Measures[index])))],
        [.. comparison.Differences.Select(difference => Map(difference, comparison.Variants, language))],
        [.. comparison.Sentences.Select(sentence => new SentenceContract(sentence.Code.Value, Explanations.Plain(sentence.Text.In(language))))]);

    private static MeasuresContract Map(VariantMeasures measures) => new(
        measures.RequestTtl, measures.ReplyTtl, measures.RequestHops, measures.ReplyHops, measures.NetfilterHooks, measures.WireBytes,
        measures.EncapsulationBytes, measures.PodMtu);

    private static DifferenceContract Map(Difference difference, ImmutableArray<Variant> variants, Language language)
    {
        // Every variant by its name, in the order of the request; what a variant has nothing of is null.
        var values = new OrderedDictionary<string, object?>();
        for (var index = 0; index < variants.Length; index++)
        {
            values.Add(variants[index].Name, difference.Values.FirstOrDefault(value => value.Variant == index)?.Value);
        }

        return new DifferenceContract(
            difference.Code.Kind.ToString().ToLower(CultureInfo.InvariantCulture),
            difference.Place is { Place: var place, Role: var role } ? new DifferencePlaceContract(place.Node, place.NetNs, place.Interface, role) : null,
            difference.Packet,
            values,
            difference.Code.Value,
            Explanations.Plain(difference.Text.In(language)));
    }
}
