using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Visualizer.Tests.Conformance;

/// <summary>Every printed fact with its verdict: the engine is run, and the two listings are compared line by line.</summary>
internal static partial class Ledger
{
    private static readonly Lazy<ImmutableArray<LedgerRow>> Built = new(() => [.. LabListing.All.SelectMany(Judge)]);

    public static ImmutableArray<LedgerRow> Rows => Built.Value;

    public static int Count(Verdict verdict) => Rows.Count(row => row.Verdict == verdict);

    /// <summary>Judges one command's lines.</summary>
    public static IEnumerable<LedgerRow> Judge(PrintedBlock block) => Judge(block, EngineAnswers.To(block));

    public static IEnumerable<LedgerRow> Judge(PrintedBlock block, Expectation answer)
    {
        var readings = block.Facts.Select(fact => fact.Text.Length == 0 || Corrections.IsOfAnotherRun(fact.Id) ? null : answer.Read(Corrections.Apply(fact)))
            .ToImmutableArray();
        var (found, left) = Match(readings, answer);
        for (var index = 0; index < block.Facts.Length; index++)
        {
            var fact = block.Facts[index];
            yield return new LedgerRow(block, fact, Decide(fact, answer, readings[index], found[index]));
        }

        if (answer.Order == ListingOrder.WithGaps)
        {
            var isDelayedAck = left is [var only] && DelayedAck().IsMatch(only);
            yield return new LedgerRow(block, new LabFact(block.Facts[0].Id + "-length", $"{block.Facts.Length} segments"), isDelayedAck
                ? new Ruling(Verdict.VariesByRun, $"one ACK less than the model's {answer.Lines.Length}: the kernel answered head and body together")
                : new Ruling(Verdict.Disagrees, $"the engine also prints: {string.Join(" ⏎ ", left)}"));
        }
        else if (answer.Order != ListingOrder.Among && !left.IsEmpty)
        {
            yield return new LedgerRow(
                block, new LabFact(block.Facts[0].Id + "-length", $"{block.Facts.Length} lines"),
                new Ruling(Verdict.Disagrees, $"the engine also prints: {string.Join(" ⏎ ", left)}"));
        }
    }

    private static Ruling Decide(LabFact fact, Expectation answer, string? reading, string? found)
    {
        var matches = reading == found;
        if (Corrections.Of(fact.Id) is { } correction)
        {
            // A correction has to correct something: the printed line must not pass as well.
            var isNeeded = correction.ProvedByClaim || answer.Read(fact.Text) != reading;
            return matches && isNeeded
                ? new Ruling(Verdict.LabIsWrong, $"{correction.Number}: {correction.Reason}")
                : new Ruling(Verdict.Disagrees, $"{correction.Number} does not hold: {found ?? "nothing"}");
        }

        if (Corrections.WhyItVaries(fact.Id) is { } reason)
        {
            return new Ruling(Verdict.VariesByRun, reason);
        }

        if (fact.Text.Length == 0)
        {
            return answer.Lines.IsEmpty
                ? new Ruling(Verdict.Agrees, "the engine prints nothing either")
                : new Ruling(Verdict.Disagrees, $"the engine prints {answer.Lines.Length} lines");
        }

        return matches ? new Ruling(Verdict.Agrees, "") : new Ruling(Verdict.Disagrees, found ?? "the engine prints nothing");
    }

    /// <summary>For each printed text the engine's line that belongs to it, and the lines that belong to none.</summary>
    private static (ImmutableArray<string?> Found, ImmutableArray<string> Left) Match(ImmutableArray<string?> printed, Expectation answer)
    {
        var left = answer.Lines.ToList();
        var found = ImmutableArray.CreateBuilder<string?>(printed.Length);
        var skipped = new List<string>();
        foreach (var text in printed)
        {
            if (text is null)
            {
                found.Add(null);
                continue;
            }

            var at = answer.Order == ListingOrder.Same ? 0 : Math.Max(left.IndexOf(text), 0);
            if (answer.Order == ListingOrder.WithGaps)
            {
                skipped.AddRange(left.Take(at));
                left.RemoveRange(0, at);
                at = 0;
            }

            found.Add(at < left.Count ? left[at] : null);
            if (at < left.Count)
            {
                left.RemoveAt(at);
            }
        }

        return (found.ToImmutable(), [.. skipped, .. left]);
    }

    [GeneratedRegex(@"Flags \[\.\], ack 237, ")]
    private static partial Regex DelayedAck();
}

/// <summary>One row of the ledger.</summary>
internal sealed record LedgerRow(PrintedBlock Block, LabFact Fact, Ruling Ruling)
{
    public Verdict Verdict => Ruling.Verdict;

    public override string ToString() => $"{Fact.Id} {Verdict}: {Fact.Text} — {Ruling.Reason}";
}

/// <summary>A verdict and why.</summary>
internal sealed record Ruling(Verdict Verdict, string Reason);
