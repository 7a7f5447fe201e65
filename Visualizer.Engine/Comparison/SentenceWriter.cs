using System.Collections.Immutable;
using Visualizer.Engine.Comparison.Sentences;

namespace Visualizer.Engine.Comparison;

/// <summary>Says differences out loud, what surprises most first.</summary>
internal static class SentenceWriter
{
    /// <summary>At most seven sentences; one when nothing differs, or when there are not two traces to compare.</summary>
    public static ImmutableArray<Sentence> Write(ComparedTraces traces, ImmutableArray<Difference> differences)
    {
        if (traces.Traced.Length < TraceComparison.FewestVariants)
        {
            return [SentenceCodes.TooFew.Say()];
        }

        var wording = new Wording(traces);
        var flips = new FlippedSightings(traces);
        var said = SightingSentences.Missed(flips, wording)
            .Concat(JourneySentences.All(traces, differences, wording))
            .Concat(SightingSentences.Only(flips, wording, isNewDevice: false))
            .Concat(SightingSentences.RoutedPast(traces, wording))
            .Concat(SightingSentences.Repeated(traces, wording))
            .Concat(SightingSentences.Only(flips, wording, isNewDevice: true))
            .Concat(SightingSentences.Silent(flips, wording))
            .Concat(StateSentences.All(traces, differences, wording))
            .Take(TraceComparison.MostSentences)
            .ToImmutableArray();
        return said.IsEmpty ? [SentenceCodes.Same.Say()] : said;
    }
}
