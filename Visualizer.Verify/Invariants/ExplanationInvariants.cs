using System.Collections.Concurrent;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Tracing;
using static Visualizer.Verify.Invariants.HopReading;

namespace Visualizer.Verify.Invariants;

/// <summary>What holds of what is said about a hop.</summary>
internal static class ExplanationInvariants
{
    public static readonly Invariant HopsAreExplained = new("every hop has evidence, a citation that covers the version, and an action of its stage", Unexplained);
    public static readonly Invariant TextsAreFilledIn = new("every sentence is filled in, in both languages", NotFilledIn);

    /// <summary>Texts depend on the code, on who says it and on what it got. Making them takes longer than a walk, so one hop of each kind is read.</summary>
    private static readonly ConcurrentDictionary<(string Code, string? Program, Stage Stage, int Args, bool HasTarget), string?> Texts = new();

    private static readonly ConcurrentDictionary<(string Code, Stage Stage, HopAction Action, bool HasEvidence, int Minor), string?> Grounds = new();

    private static IEnumerable<string> Unexplained(TraceAnswer answer)
    {
        var minor = answer.Config.Datapath!.Cilium.Minor;
        foreach (var packet in answer.Trace!.Packets)
        {
            foreach (var hop in packet.Hops)
            {
                var key = (hop.Code.Value, hop.Stage, hop.Action, !hop.Evidence.IsEmpty, minor);
                if ((Grounds.TryGetValue(key, out var fault) ? fault : Grounds.GetOrAdd(key, FaultOf(hop, minor))) is not null)
                {
                    yield return $"{At(packet, hop)}: {fault ?? Grounds[key]}";
                }
            }
        }
    }

    private static string? FaultOf(Hop hop, int minor) =>
        !StageNames.ActionsOf(hop.Stage).Contains(hop.Action) ? $"action {hop.Action}"
        : hop.Evidence.IsEmpty && hop.Stage is not (Stage.DevReceive or Stage.DevTransmit or Stage.Wire) ? "no evidence"
        : !hop.Code.Citation.Covers(minor) ? $"does not cite 1.{minor}"
        : hop.Evidence.Any(evidence => evidence.Entry.Length == 0 || evidence.Entry.Contains('\n', StringComparison.Ordinal)) ? "evidence is not one line"
        : null;

    private static IEnumerable<string> NotFilledIn(TraceAnswer answer)
    {
        foreach (var packet in answer.Trace!.Packets)
        {
            foreach (var hop in packet.Hops)
            {
                var key = (hop.Code.Value, hop.Program, hop.Stage, hop.Args.Length, hop.Target is not null);
                if ((Texts.TryGetValue(key, out var gap) ? gap : Texts.GetOrAdd(key, GapOf(hop))) is not null)
                {
                    yield return $"{At(packet, hop)}: '{gap ?? Texts[key]}'";
                }
            }
        }
    }

    private static string? GapOf(Hop hop)
    {
        var (english, chinese) = (Explanations.Render(hop, Language.English), Explanations.Render(hop, Language.Chinese));
        return Gap(english.Headline) ?? Gap(english.Sentence) ?? Gap(chinese.Headline) ?? Gap(chinese.Sentence);
    }

    private static string? Gap(string text) =>
        text.Length == 0 || text.Contains('{', StringComparison.Ordinal) || text.Contains('}', StringComparison.Ordinal) || text.Contains("``", StringComparison.Ordinal)
        || text.Contains("  ", StringComparison.Ordinal) ? text : null;
}
