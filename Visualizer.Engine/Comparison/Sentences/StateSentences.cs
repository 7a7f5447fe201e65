using System.Collections.Immutable;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Comparison.Sentences;

/// <summary>What is behind the differences: encryption, the kernel's stack, decisions about the configuration.</summary>
internal static class StateSentences
{
    private const int MostDecisions = 3;
    private static readonly Phrase Times = new("{0} times", "{0} 次");
    private static readonly Phrase Once = new("once", "1 次");
    private static readonly Phrase Never = new("never", "0 次");
    private static readonly Phrase HopCount = new("{0} hops", "{0}");
    private static readonly Phrase OneHop = new("1 hop", "1");

    /// <summary>The sentences that apply, in their order.</summary>
    public static IEnumerable<Sentence> All(ComparedTraces traces, ImmutableArray<Difference> differences, Wording wording)
    {
        var encrypted = traces.Traced.Where(index => traces.Measures[index].WireWrapping.Any(Wrapping.IsCipher)).ToList();
        if (encrypted.Count > 0 && encrypted.Count < traces.Traced.Count(index => traces.Measures[index].WireBytes is not null))
        {
            yield return SentenceCodes.Encryption.Say(wording.Variants(encrypted));
        }

        if (Counted(traces, measures => measures.Forwards, count => count switch { 0 => Never, 1 => Once, _ => Times.With(Phrase.Of(count)) }) is { } forwards)
        {
            yield return SentenceCodes.Forwards.Say(wording.Phrases(forwards));
        }

        if (Counted(traces, measures => measures.RequestHops, count => count == 1 ? OneHop : HopCount.With(Phrase.Of(count))) is { } hops)
        {
            yield return SentenceCodes.Hops.Say(wording.Phrases(hops));
        }

        var decisions = differences
            .Where(difference => difference.Code.Kind == DifferenceKind.Config && difference.Code != DifferenceCodes.Outcome)
            .Select(difference => (difference.Code, Values: difference.Values.Where(value => traces.Traced.Contains(value.Variant)).ToImmutableArray()))
            .Where(decision => DifferenceFinder.Differ(decision.Values))
            .Take(MostDecisions)
            .ToList();
        if (decisions.Count > 0)
        {
            yield return SentenceCodes.InForce.Say(Phrase.Clauses(decisions.Select(decision => decision.Code.Text.With(wording.Values(decision.Values)))));
        }
    }

    private static ImmutableArray<(int Variant, Phrase Word)>? Counted(
        ComparedTraces traces, Func<VariantMeasures, int?> read, Func<int, Phrase> word)
    {
        var counts = traces.Traced.Where(index => read(traces.Measures[index]) is not null)
            .Select(index => (index, count: read(traces.Measures[index])!.Value)).ToList();
        return counts.Select(each => each.count).Distinct().Skip(1).Any() ? [.. counts.Select(each => (each.index, word(each.count)))] : null;
    }
}
