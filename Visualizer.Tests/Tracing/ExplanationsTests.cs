using Visualizer.Engine.Configuration;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Tracing;

public sealed class ExplanationsTests
{
    [Fact]
    public void Render_PacketFieldsInATunnel_AreThoseThatTheStageLooksAt()
    {
        // Outer 172.18.0.3 → 172.18.0.2, inner 10.0.2.40 → 10.0.0.72: routing and neighbours look at the outer one.
        var hop = HopWith("{src} to {dst}", Frames.Vxlan(7, Frames.Ethernet(Frames.EchoRequest())));

        Assert.Equal("172.18.0.3 to 172.18.0.2", Explanations.Render(hop, Language.English).Sentence);
    }

    [Fact]
    public void Render_IcmpError_SpeaksOfTheErrorNotOfWhatItQuotes()
    {
        var error = Ipv4Packet.CreateIcmp(
            Frames.Header(Frames.PodB, Frames.PodA), Icmpv4Message.Unreachable(Icmpv4Message.PortUnreachable, Frames.Udp(40000, 9999)));

        Assert.Equal("10.0.0.72", Explanations.Render(HopWith("{src}", Frames.Ethernet(error)), Language.English).Sentence);
    }

    [Fact]
    public void Render_Ports_AreRead()
    {
        var hop = HopWith("{sport}→{dport}", Frames.Ethernet(Frames.Udp(40000, 9999)));

        Assert.Equal("40000→9999", Explanations.Render(hop, Language.English).Sentence);
    }

    [Fact]
    public void Render_InterfaceNames_StandBetweenBackticksOnce()
    {
        var hop = HopWith("from {interface} to `{target}` on {node}, past {skips}", Frames.Ethernet(Frames.EchoRequest()));

        var sentence = Explanations.Render(hop, Language.English, "cluster-name-").Sentence;

        Assert.Equal("from `eth0` to `eth1` on worker, past `lxc42`", sentence);
        Assert.Equal("from eth0 to eth1 on worker, past lxc42", Explanations.Plain(sentence));
    }

    [Fact]
    public void Render_ArgumentsAndValues_AreInvariantAndMayBeMissing()
    {
        var hop = HopWith("{0}|{1}|{2}|{mark}|{ttlBefore}|{ttl}|{nobody-knows}", Frames.Ethernet(Frames.EchoRequest()), 1500, "cluster-name-worker2");

        Assert.Equal("1500|worker2||0xf00|64|63|{nobody-knows}", Explanations.Render(hop, Language.English, "cluster-name-").Sentence);
    }

    [Fact]
    public void Render_NoPacketYet_FieldsAreEmpty() => Assert.Equal("[]", Explanations.Render(HopWith("[{src}]", []), Language.English).Sentence);

    [Fact]
    public void Render_OtherLanguage_HasItsOwnTexts() =>
        Assert.Equal(new HopText("标题", "句子"), Explanations.Render(HopWith("sentence", []), Language.Chinese));

    [Fact]
    public void Render_EveryHopOfEveryLab_LeavesNoPlaceholder()
    {
        foreach (var (id, from, to) in ((string, string, string)[])
            [(Labs.Ebpf, "net", "evescn-q7xhn"), (Labs.Kpr, "net", "cilium-with-replacement-xtzwx"), (Labs.Ipsec, "net", "cni-fcnh6"), (Labs.Vxlan, "net", "evescn-2454l")])
        {
            var answer = Labs.Ping(id, from, to).Answer;
            foreach (var hop in answer.Trace!.Packets.SelectMany(packet => packet.Hops))
            {
                foreach (var language in (Language[])[Language.English, Language.Chinese])
                {
                    var text = Explanations.Render(hop, language);
                    Assert.DoesNotContain('{', text.Headline + text.Sentence);
                    Assert.InRange(Explanations.Plain(text.Headline).Length, 1, 90);
                }
            }
        }
    }

    private static Hop HopWith(string sentence, byte[] frame, params object?[] args) => new()
    {
        Place = new Place("cluster-name-worker", "host", "eth0"),
        Stage = Stage.TcIngress,
        Action = HopAction.RedirectPeer,
        Target = "eth1",
        Skips = "lxc42",
        Code = new HopCode("test.code", Citation.Kernel("a.c", "b"), new("headline", sentence), new("标题", "句子")),
        Args = [.. args],
        Ttl = 63,
        TtlBefore = 64,
        Mark = new Engine.Addressing.Mark(0xF00),
        Frame = frame,
        FrameStart = frame.Length == 0 ? null : FrameStart.Ethernet,
    };
}
