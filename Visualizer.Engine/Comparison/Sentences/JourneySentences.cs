using System.Collections.Immutable;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Comparison.Sentences;

/// <summary>What the way does to the packet: how it ends, TTL, netfilter, octets, MTU.</summary>
internal static class JourneySentences
{
    private const int MostExplained = 2;
    private static readonly Phrase RequestFirst = new("The request", "请求");
    private static readonly Phrase ReplyFirst = new("The reply", "应答");
    private static readonly Phrase AllOuter = new("{0} (all round the outer packet)", "{0}（都只针对外层包）");
    private static readonly Phrase Octets = new("{0} bytes", "{0} 字节");
    private static readonly Phrase Added = new("{0} bytes ({1} adds {2})", "{0} 字节（{1} 增加 {2}）");
    private static readonly Phrase None = new("none", "0");
    private static readonly Phrase TakenBy = new("{0} ({1})", "{0}（{1}）");
    private static readonly Phrase Several = new("{0} × {1}", "{0} × {1}");

    /// <summary>The sentences that apply, in their order.</summary>
    public static IEnumerable<Sentence> All(ComparedTraces traces, ImmutableArray<Difference> differences, Wording wording)
    {
        if (differences.FirstOrDefault(difference => difference.Code == DifferenceCodes.Disposition) is { } ends)
        {
            yield return SentenceCodes.Disposition.Say(wording.Values(ends.Values));
        }

        if (Ttl(traces, differences, wording) is { } ttl)
        {
            yield return ttl;
        }

        var netfilter = Words(traces, measures => measures.NetfilterHooks is { } hooks
            ? hooks == 0 ? None : hooks == measures.OuterNetfilterHooks ? AllOuter.With(Phrase.Of(hooks)) : Phrase.Of(hooks)
            : null);
        if (Differ(netfilter))
        {
            yield return SentenceCodes.Netfilter.Say(wording.Phrases(netfilter));
        }

        var bytes = Words(traces, measures => measures.WireBytes is { } octets
            ? measures is { EncapsulationBytes: > 0 and var added, WireWrapping: { IsEmpty: false } wrapping }
                ? Added.With(Phrase.Of(octets), Phrase.Of(WrapperNames.Of(wrapping)), Phrase.Of(added))
                : Octets.With(Phrase.Of(octets))
            : null);
        var mtu = Words(traces, measures => measures.PodMtu is { } octets ? Phrase.Of(octets) : null);
        if (Differ(bytes) && Differ(mtu))
        {
            yield return SentenceCodes.BytesAndMtu.Say(wording.Phrases(bytes), wording.Phrases(mtu));
        }
        else if (Differ(bytes))
        {
            yield return SentenceCodes.Bytes.Say(wording.Phrases(bytes));
        }
        else if (Differ(mtu))
        {
            yield return SentenceCodes.Mtu.Say(wording.Phrases(mtu));
        }
    }

    // The request's TTL says it; where only the reply's differs, that one.
    private static Sentence? Ttl(ComparedTraces traces, ImmutableArray<Difference> differences, Wording wording)
    {
        foreach (var (direction, subject) in ((PacketDirection, Phrase)[])[(PacketDirection.Request, RequestFirst), (PacketDirection.Reply, ReplyFirst)])
        {
            var packet = traces.Packets.FirstOrDefault(packet => packet.Direction == direction);
            var found = differences.FirstOrDefault(difference => difference.Code == DifferenceCodes.ArrivalTtl && difference.Packet == packet?.Index);
            var arrived = found?.Values.Where(value => value.Value is not null).ToImmutableArray() ?? [];
            if (DifferenceFinder.Differ(arrived))
            {
                // With more variants, who takes one off would be a list of lists: the drawing shows it.
                return arrived.Length > MostExplained
                    ? SentenceCodes.ArrivalTtl.Say(subject, wording.Values(arrived))
                    : SentenceCodes.ArrivalTtlExplained.Say(
                        subject, wording.Phrases([.. arrived.Select(value => (value.Variant, Arrival(packet!.Packets[value.Variant]!)))]));
            }
        }

        return null;
    }

    // The TTL, and the programs and stages that counted it down.
    private static Phrase Arrival(PacketTrace packet)
    {
        var ttl = Phrase.Of(VariantMeasures.Arrival(packet)!.Ttl!.Value);
        var takers = packet.Hops.Where(hop => hop.TtlBefore > hop.Ttl).GroupBy(hop => hop.Program ?? StageNames.Of(hop.Stage)).Select(group =>
            group.Count() == 1 ? Phrase.Name(group.Key) : Several.With(Phrase.Of(group.Count()), Phrase.Name(group.Key))).ToList();
        return takers.Count == 0 ? ttl : TakenBy.With(ttl, Phrase.List(takers));
    }

    private static ImmutableArray<(int Variant, Phrase Word)> Words(ComparedTraces traces, Func<VariantMeasures, Phrase?> read) =>
    [
        .. from index in traces.Traced
           let word = read(traces.Measures[index])
           where word is not null
           select (index, word),
    ];

    private static bool Differ(ImmutableArray<(int Variant, Phrase Word)> words) => words.Select(each => each.Word).Distinct().Skip(1).Any();
}
