using Visualizer.Engine;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Comparison;

public sealed class TraceComparisonTests
{
    private static readonly string[] Letters = ["a", "b", "c", "d", "dLegacy", "e", "f", "h", "hTunnel"];

    /// <summary>Every pair of configurations, with a flow that crosses nodes and one that stays.</summary>
    public static TheoryData<string, string, string> Pairs
    {
        get
        {
            var pairs = from first in Letters from second in Letters where string.CompareOrdinal(first, second) < 0 select (first, second);
            return [.. pairs.Select((pair, index) => (pair.first, pair.second, index % 2 == 0 ? "server-b" : "server-a"))];
        }
    }

    [Fact]
    public void Sentences_FourLabs_SayWhatSurprises()
    {
        var comparison = ComparisonRig.FourLabs();

        Golden.Verify(string.Join('\n', comparison.Sentences.Select(sentence => $"{sentence.Code}\n  {sentence.Text.English}\n  {sentence.Text.Chinese}")));
    }

    [Fact]
    public void Measures_FourLabs_AreThoseOfTheirTraces()
    {
        var measures = ComparisonRig.FourLabs().Measures;

        Assert.Equal([62, 60, 61, 63], measures.Select(each => each.RequestTtl));
        Assert.Equal([62, 60, 61, 63], measures.Select(each => each.ReplyTtl));
        Assert.Equal([98, 98, 154, 148], measures.Select(each => each.WireBytes));
        Assert.Equal([0, 0, 56, 50], measures.Select(each => each.EncapsulationBytes));
        Assert.Equal([1500, 1500, 1423, 1450], measures.Select(each => each.PodMtu));
        Assert.Equal([0, 6], measures.Take(2).Select(each => each.NetfilterHooks));
        Assert.Equal(measures[3].NetfilterHooks, measures[3].OuterNetfilterHooks);
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Packets_EveryPair_KeepEveryHopInItsOrderAndShareEqualOnes(string first, string second, string to)
    {
        var comparison = ComparisonRig.Playgrounds(new FlowRequest(FlowKind.Ping, "client", to), first, second);

        Assert.All(comparison.Packets, packet =>
        {
            for (var variant = 0; variant < comparison.Variants.Length; variant++)
            {
                var mine = packet.Hops.Where(row => row.Indexes[variant] is not null).ToList();
                Assert.Equal(Enumerable.Range(0, packet.Packets[variant]?.Hops.Length ?? 0), mine.Select(row => row.Indexes[variant]!.Value));
                Assert.All(mine, row => Assert.Equal((row.Stage, row.Place), (packet.HopOf(row, variant)!.Stage, packet.HopOf(row, variant)!.Place)));
            }

            Assert.Contains(packet.Hops, row => row.Indexes.All(index => index is not null));
        });
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Differences_EveryPair_DifferAndAreInOrder(string first, string second, string to)
    {
        var comparison = ComparisonRig.Playgrounds(new FlowRequest(FlowKind.Ping, "client", to), first, second);

        Assert.All(comparison.Differences, difference => Assert.True(DifferenceFinder.Differ(difference.Values), difference.Text.English));
        Assert.Equal(comparison.Differences.OrderBy(difference => difference.Place is not null), comparison.Differences);
        Assert.InRange(comparison.Sentences.Length, 1, TraceComparison.MostSentences);
        Assert.All(comparison.Sentences, sentence => Assert.DoesNotContain("{", sentence.Text.English + sentence.Text.Chinese, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Differences_EveryPair_NameEveryFlippedSightingAndNoOther(string first, string second, string to)
    {
        var comparison = ComparisonRig.Playgrounds(new FlowRequest(FlowKind.Ping, "client", to), first, second);

        foreach (var place in comparison.Variants.SelectMany(variant => variant.Trace!.Taps).Select(tap => tap.Place).Distinct())
        {
            foreach (var direction in (PacketDirection[])[PacketDirection.Request, PacketDirection.Reply])
            {
                var seen = ComparisonRig.Sightings(comparison, place, direction).Select(each => each == true).ToList();
                var named = comparison.Differences.Any(difference => difference.Code.Value == "tap.flipped" && difference.Place!.Place == place
                    && comparison.Packets.First(packet => packet.Index == difference.Packet).Direction == direction);
                Assert.True(seen.Distinct().Count() > 1 == named, $"{place} {direction}");
            }
        }
    }

    [Fact]
    public void Differences_TwiceTheSame_AreNone()
    {
        var comparison = ComparisonRig.Playgrounds(new FlowRequest(FlowKind.Curl, "client", "web"), "e", "e");

        Assert.Empty(comparison.Differences);
        Assert.Equal("say.same", Assert.Single(comparison.Sentences).Code.Value);
    }

    [Fact]
    public void Variants_OneIsRefused_TheOthersAreCompared()
    {
        var refused = new HelmRequest { Set = ["tunnel=vxlan"] };
        var comparison = ComparisonRig.Compare(
            Labs.Ebpf, new FlowRequest(FlowKind.Ping, "net", "10.0.2.202"),
            [("base", HelmRequest.None), ("refused", refused), ("legacy", new HelmRequest { Set = ["bpf.masquerade=false"] })]);

        Assert.Null(comparison.Variants[1].Trace);
        var outcome = comparison.Differences.First(difference => difference.Code.Value == "config.outcome");
        Assert.Equal(["traced", "refused", "traced"], outcome.Values.Select(value => value.Value));
        Assert.All(
            comparison.Differences.Where(difference => difference.Code.Kind is DifferenceKind.Hop or DifferenceKind.Tap or DifferenceKind.Ttl),
            difference => Assert.DoesNotContain(difference.Values, value => value.Variant == 1));
        Assert.Contains(comparison.Sentences, sentence => sentence.Code.Value == "say.jumped-over" && sentence.Text.English.Contains("base", StringComparison.Ordinal));
    }

    [Fact]
    public void Sentences_FewerThanTwoTraces_SayThatThereIsNothingToCompare()
    {
        var comparison = ComparisonRig.Compare(
            Labs.Ebpf, new FlowRequest(FlowKind.Ping, "net", "10.0.2.202"), [("base", HelmRequest.None), ("refused", new HelmRequest { Set = ["tunnel=vxlan"] })]);

        Assert.Equal("say.too-few", Assert.Single(comparison.Sentences).Code.Value);
    }

    [Fact]
    public void Sentences_MtuExceeded_SayHowTheFlowEnds()
    {
        var comparison = ComparisonRig.Playgrounds(new FlowRequest(FlowKind.Ping, "client", "server-b") { Size = 1460, DontFragment = true }, "e", "a");

        Assert.Equal("say.disposition", comparison.Sentences[0].Code.Value);
        Assert.Equal("The flow does not end the same way: tooBig with e and delivered with a.", comparison.Sentences[0].Text.In(Language.English));
    }

    [Fact]
    public void Packets_ColdNeighbours_AreMatchedByDirectionAndQuestion()
    {
        var comparison = ComparisonRig.Playgrounds(new FlowRequest(FlowKind.Ping, "client", "server-b") { ColdNeighbours = true }, "a", "c");

        Assert.All(comparison.Packets, packet => Assert.Single(packet.Packets.Where(each => each is not null).Select(each => each!.Direction).Distinct()));
        Assert.Contains(comparison.Packets, packet => packet.Direction == PacketDirection.Request && packet.Packets.All(each => each is not null));
    }
}
