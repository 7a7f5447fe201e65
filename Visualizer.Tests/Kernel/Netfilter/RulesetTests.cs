using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;
using static Visualizer.Tests.Kernel.Netfilter.NodeUnderTest;

namespace Visualizer.Tests.Kernel.Netfilter;

public class RulesetTests
{
    private static readonly Rule Drop = new() { Target = new RuleTarget.Drop() };

    private readonly NodeUnderTest _node = new(Labs.Kpr, "worker2");

    [Fact]
    public void Run_NoRuleAtAll_AcceptsByPolicyAndAlwaysHasEvidence()
    {
        var rules = new RulesetBuilder().Build();

        foreach (var hook in Enum.GetValues<NetfilterHook>())
        {
            var (verdict, evidence) = Run(rules, hook, Echo("10.0.2.32", "10.0.1.15"));

            Assert.Equal(HopAction.Accept, verdict.Action);
            Assert.Equal($":{hook.ToString().ToUpperInvariant()} ACCEPT [0:0]", Assert.Single(evidence).Entry);
            Assert.Equal("iptables-save", evidence[0].Source);
        }
    }

    [Fact]
    public void Run_DropInACustomChain_EndsThePacketWithItsReason()
    {
        var reason = new DropReason(Disposition.Unreachable, null);
        var builder = new RulesetBuilder();
        builder.Append(NetfilterTable.Filter, "FORWARD", new Rule { Target = new RuleTarget.Jump("MINE") });
        builder.Append(NetfilterTable.Filter, "MINE", Drop with { Reason = reason });

        var (verdict, evidence) = Run(builder.Build(), NetfilterHook.Forward, Echo("10.0.2.32", "10.0.1.15"));

        Assert.Equal(new NetfilterVerdict(HopAction.Drop, NetfilterCodes.Dropped, reason), verdict);
        Assert.Equal("-A MINE -j DROP", Assert.Single(evidence).Entry);
    }

    [Fact]
    public void Run_ReturnInACustomChain_GoesOnInTheCaller()
    {
        var builder = new RulesetBuilder();
        builder.Append(NetfilterTable.Filter, "FORWARD", new Rule { Target = new RuleTarget.Jump("MINE") });
        builder.Append(NetfilterTable.Filter, "FORWARD", new Rule { Target = new RuleTarget.Reject("icmp-port-unreachable") });
        builder.Append(NetfilterTable.Filter, "MINE", new Rule { Target = new RuleTarget.Return() });
        builder.Append(NetfilterTable.Filter, "MINE", Drop);

        var (verdict, _) = Run(builder.Build(), NetfilterHook.Forward, Echo("10.0.2.32", "10.0.1.15"));

        Assert.Equal(HopAction.Reject, verdict.Action);
        Assert.Equal(Disposition.Unreachable, verdict.Reason!.Disposition);
    }

    [Fact]
    public void Run_PrependedRule_IsConsultedFirst()
    {
        var builder = new RulesetBuilder();
        builder.Append(NetfilterTable.Filter, "INPUT", Drop);
        builder.Prepend(NetfilterTable.Filter, "INPUT", new Rule { Target = new RuleTarget.Accept() });

        Assert.Equal(HopAction.Accept, Run(builder.Build(), NetfilterHook.Input, Echo("10.0.2.32", "10.0.1.15")).Verdict.Action);
    }

    [Fact]
    public void Run_NatTable_IsConsultedOncePerConnection()
    {
        var builder = new RulesetBuilder();
        builder.Append(NetfilterTable.Nat, "POSTROUTING", new Rule { Target = new RuleTarget.Snat(Ipv4Address.Parse("172.18.0.2")) });
        var rules = builder.Build();
        var conntrack = new KernelConntrack();
        var first = Tcp("10.0.2.32", 40000, "8.8.8.8", 80, TcpFlags.Syn);
        Pass(rules, conntrack, first);
        var second = Tcp("10.0.2.32", 40000, "8.8.8.8", 80, TcpFlags.Syn);

        var (verdict, evidence) = Pass(rules, conntrack, second);

        Assert.Equal(Ipv4Address.Parse("172.18.0.2"), second.Source);
        Assert.Equal((HopAction.Snat, NetfilterCodes.SourceKnown), (verdict.Action, verdict.Code));
        Assert.Equal("conntrack -L", Assert.Single(evidence).Source);
        Assert.Equal(["10.0.2.32:40000", "172.18.0.2:40000"], verdict.Args!.Select(arg => arg!.ToString()));
    }

    [Fact]
    public void Run_TwoClientsBehindOneAddress_SecondGetsAnotherPort()
    {
        var builder = new RulesetBuilder();
        builder.Append(NetfilterTable.Nat, "POSTROUTING", new Rule { Target = new RuleTarget.Snat(Ipv4Address.Parse("172.18.0.2")) });
        var rules = builder.Build();
        var conntrack = new KernelConntrack();
        var (one, other) = (Tcp("10.0.2.32", 40000, "8.8.8.8", 80, TcpFlags.Syn), Tcp("10.0.2.204", 40000, "8.8.8.8", 80, TcpFlags.Syn));

        Pass(rules, conntrack, one);
        Pass(rules, conntrack, other);

        Assert.Equal(40000, one.SourcePort);
        Assert.NotEqual(40000, other.SourcePort);
        Assert.Equal(one.Source, other.Source);
        Assert.Equal(other.SourcePort, conntrack.Entries[1].Reply.DestinationPort);
    }

    [Fact]
    public void Run_NotrackInRaw_SwitchesNatOff()
    {
        var builder = new RulesetBuilder();
        builder.Append(NetfilterTable.Raw, "PREROUTING", new Rule { Target = new RuleTarget.Notrack() });
        builder.Append(NetfilterTable.Nat, "POSTROUTING", new Rule { Target = new RuleTarget.Masquerade() });
        var rules = builder.Build();
        var skb = Echo("10.0.2.32", "8.8.8.8");

        var prerouting = Run(rules, NetfilterHook.Prerouting, skb).Verdict;
        var postrouting = Run(rules, NetfilterHook.Postrouting, skb).Verdict;

        Assert.Equal((HopAction.Notrack, NetfilterCodes.Notrack), (prerouting.Action, prerouting.Code));
        Assert.Equal((HopAction.Accept, NetfilterCodes.Untracked), (postrouting.Action, postrouting.Code));
        Assert.Equal(Ipv4Address.Parse("10.0.2.32"), skb.Source);
    }

    [Fact]
    public void Run_AcceptedPacket_AllocatesLittle()
    {
        var skb = Echo("10.0.2.32", "10.0.1.15");
        var context = new NetfilterContext(_node.Host, _node.Host.Find("eth0"), _node.Host.Find("cilium_host"), new KernelConntrack(), new EvidenceList());
        Assert.Equal(HopAction.Accept, _node.Rules.Run(NetfilterHook.Forward, skb, context).Action);
        context.Evidence.Take();

        var before = GC.GetAllocatedBytesForCurrentThread();
        _node.Rules.Run(NetfilterHook.Forward, skb, context);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Build_JumpToAChainThatIsMissing_Throws()
    {
        var builder = new RulesetBuilder();
        builder.Append(NetfilterTable.Nat, "OUTPUT", new Rule { Target = new RuleTarget.Jump("NOWHERE") });

        Assert.Throws<KeyNotFoundException>(builder.Build);
    }

    private (NetfilterVerdict Verdict, IReadOnlyList<IEvidence> Evidence) Run(Ruleset rules, NetfilterHook hook, SocketBuffer skb, KernelConntrack? conntrack = null)
    {
        var evidence = new EvidenceList();
        var verdict = rules.Run(hook, skb, new NetfilterContext(_node.Host, _node.Host.Find("eth0"), _node.Host.Find("eth0"), conntrack ?? new KernelConntrack(), evidence));
        return (verdict, evidence.Take());
    }

    private (NetfilterVerdict Verdict, IReadOnlyList<IEvidence> Evidence) Pass(Ruleset rules, KernelConntrack conntrack, SocketBuffer skb)
    {
        Run(rules, NetfilterHook.Prerouting, skb, conntrack);
        return Run(rules, NetfilterHook.Postrouting, skb, conntrack);
    }
}
