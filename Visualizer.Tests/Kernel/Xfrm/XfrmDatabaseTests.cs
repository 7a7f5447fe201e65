using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Xfrm;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Kernel.Netfilter;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Kernel.Xfrm;

public class XfrmDatabaseTests
{
    private static readonly Ipv4Address Pod = Ipv4Address.Parse("10.0.1.52"), RemotePod = Ipv4Address.Parse("10.0.0.249");
    private static readonly Ipv4Address Router = Ipv4Address.Parse("10.0.1.138"), RemoteRouter = Ipv4Address.Parse("10.0.0.40");
    private static readonly Mark Encrypt = new(0x3e00);

    private readonly XfrmDatabase _xfrm = new NodeUnderTest(Labs.Ipsec, "-worker").Host.Xfrm!;

    [Fact]
    public void LookupPolicy_OutWithMark_FindsTheRemoteNodesTemplate()
    {
        var policy = _xfrm.LookupPolicy(XfrmDirection.Out, Pod, RemotePod, Encrypt);

        Assert.Equal((Router, RemoteRouter, 3u), (policy!.TemplateSource, policy.TemplateDestination, policy.Spi));
        Assert.Equal("\tmark 0x3e00/0xff00 ", policy.MarkLine.Entry);
        Assert.Equal("ip xfrm policy", policy.MarkLine.Source);
    }

    [Theory]
    [InlineData(0x0u)]
    [InlineData(0xe00u)]
    [InlineData(0x7e670f00u)]
    public void LookupPolicy_OutWithAnotherMark_FindsNone(uint mark) =>
        Assert.Null(_xfrm.LookupPolicy(XfrmDirection.Out, Pod, RemotePod, new Mark(mark)));

    [Fact]
    public void LookupPolicy_OutFromOutsideThePodCidr_FindsNone() =>
        Assert.Null(_xfrm.LookupPolicy(XfrmDirection.Out, Ipv4Address.Parse("172.18.0.3"), RemotePod, Encrypt));

    [Fact]
    public void LookupPolicy_ForwardUnmarked_IsOptional()
    {
        var policy = _xfrm.LookupPolicy(XfrmDirection.Forward, RemotePod, Pod, Mark.None);

        Assert.True(policy!.IsOptional);
        Assert.True(policy.Admits(isDecrypted: false));
        Assert.Null(_xfrm.LookupPolicy(XfrmDirection.Forward, RemotePod, Pod, new Mark(0xd00)));
    }

    [Fact]
    public void LookupPolicy_InWithDecryptMark_DemandsEsp()
    {
        var policy = _xfrm.LookupPolicy(XfrmDirection.In, RemotePod, Pod, new Mark(0xd00));

        Assert.False(policy!.Admits(isDecrypted: false));
        Assert.True(policy.Admits(isDecrypted: true));
    }

    [Fact]
    public void LookupPolicy_TwoFit_LowerPriorityNumberWins()
    {
        XfrmPolicy Policy(uint priority, string destination) => new(
            XfrmDirection.Out, Ipv4Cidr.All, Ipv4Cidr.Parse(destination), priority, default, Router, RemoteRouter, 3, IsOptional: false);
        var xfrm = new XfrmDatabase([], [Policy(50, "10.0.0.0/24"), Policy(10, "10.0.0.0/8"), Policy(10, "0.0.0.0/0")]);

        var found = xfrm.LookupPolicy(XfrmDirection.Out, Pod, RemotePod, Mark.None)!;

        Assert.Equal(10u, found.Priority);
    }

    [Fact]
    public void LookupOutbound_FindsTheStateOfTheTemplate()
    {
        var policy = _xfrm.LookupPolicy(XfrmDirection.Out, Pod, RemotePod, Encrypt)!;

        var state = _xfrm.LookupOutbound(policy, Encrypt);

        Assert.Equal((Router, RemoteRouter), (state!.Source, state.Destination));
        Assert.Equal("src 10.0.1.138 dst 10.0.0.40", state.Entry);
        Assert.Equal("ip xfrm state", ((IEvidence)state).Source);
        Assert.Null(_xfrm.LookupOutbound(policy, Mark.None));
        Assert.Null(_xfrm.LookupOutbound(policy with { Spi = 4 }, Encrypt));
    }

    [Fact]
    public void LookupInbound_NeedsDestinationSpiAndMark()
    {
        Assert.Equal(Ipv4Address.Any, _xfrm.LookupInbound(Router, 3, new Mark(0xd00))!.Source);
        Assert.Null(_xfrm.LookupInbound(Router, 3, Mark.None));
        Assert.Null(_xfrm.LookupInbound(Router, 4, new Mark(0xd00)));
        Assert.Null(_xfrm.LookupInbound(RemoteRouter, 3, new Mark(0xd00)));
    }

    [Fact]
    public void Counters_CountEachStateFromOne()
    {
        var counters = new XfrmCounters();
        var (one, other) = (_xfrm.States[0], _xfrm.States[1]);

        Assert.Equal([1u, 2u, 1u], [counters.Next(one), counters.Next(one), counters.Next(other)]);
        Assert.Equal((2u, 1u, 0u), (counters.Sent(one), counters.Sent(other), counters.Sent(_xfrm.States[2])));
        Assert.Contains("oseq 0x2,", XfrmText.Lines(one, counters.Sent(one)), StringComparison.Ordinal);
    }
}
