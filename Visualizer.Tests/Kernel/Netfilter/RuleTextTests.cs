using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Topology;

namespace Visualizer.Tests.Kernel.Netfilter;

public class RuleTextTests
{
    [Fact]
    public void Entry_EveryBasicMatchNegated_PrintsInTheOrderOfIptablesSave()
    {
        var rule = new Rule
        {
            Chain = "CILIUM_POST_nat",
            SourcePrefix = Ipv4Cidr.Parse("10.0.1.0/24"),
            IsSourceNegated = true,
            DestinationPrefix = Ipv4Cidr.Parse("10.0.0.0/8"),
            IsDestinationNegated = true,
            In = "lxc+",
            Out = "cilium_+",
            IsOutNegated = true,
            Protocol = TransportProtocol.Udp,
            Matches = [new RuleMatch.Comment("a comment")],
            Target = new RuleTarget.Masquerade(IsRandomFully: true),
        };

        Assert.Equal(
            "-A CILIUM_POST_nat ! -s 10.0.1.0/24 ! -d 10.0.0.0/8 -i lxc+ ! -o cilium_+ -p udp -m comment --comment \"a comment\" -j MASQUERADE --random-fully",
            rule.Entry);
        Assert.Equal("iptables-save", rule.Source);
    }

    [Theory]
    [InlineData(2, "0.50000000000")]
    [InlineData(3, "0.33333333349")]
    [InlineData(4, "0.25000000000")]
    [InlineData(5, "0.20000000019")]
    public void RandomShare_PrintsWhatTheKernelKeeps(int chances, string probability) =>
        Assert.Equal($"-m statistic --mode random --probability {probability}", new RuleMatch.RandomShare(chances).Text);

    [Fact]
    public void Mark_WithoutMask_PrintsNone()
    {
        Assert.Equal("-m mark --mark 0x200", new RuleMatch.MarkIs(0x200, uint.MaxValue).Text);
        Assert.Equal("-m mark ! --mark 0xe00/0xf00", new RuleMatch.MarkIs(0xe00, 0xf00, IsNegated: true).Text);
    }

    [Fact]
    public void Targets_PrintAsIptablesSaveDoes() => Assert.Equal(
        [
            "ACCEPT", "DROP", "RETURN", "REJECT --reject-with icmp-port-unreachable", "CT --notrack", "MARK --set-xmark 0x4000/0x0",
            "SNAT --to-source 10.0.1.138", "DNAT --to-destination 10.0.0.249:80",
            "TPROXY --on-port 16931 --on-ip 127.0.0.1 --tproxy-mark 0x200/0xffffffff",
        ],
        new RuleTarget[]
        {
            new RuleTarget.Accept(), new RuleTarget.Drop(), new RuleTarget.Return(), new RuleTarget.Reject("icmp-port-unreachable"),
            new RuleTarget.Notrack(), new RuleTarget.SetMark(0x4000, 0), new RuleTarget.Snat(Ipv4Address.Parse("10.0.1.138")),
            new RuleTarget.Dnat(Ipv4Address.Parse("10.0.0.249"), 80), new RuleTarget.Tproxy(16931),
        }.Select(target => target.Text));

    [Fact]
    public void SetMark_ClearsTheMaskThenFlipsTheValue()
    {
        Assert.Equal(new Mark(0x7e674f00), new RuleTarget.SetMark(0x4000, 0x4000).Apply(new Mark(0x7e670f00)));
        Assert.Equal(new Mark(0x7e670f00), new RuleTarget.SetMark(0x4000, 0).Apply(new Mark(0x7e674f00)));
        Assert.Equal(new Mark(0xc00), new RuleTarget.SetMark(0xc00, 0xf00).Apply(new Mark(0x500)));
    }
}
