using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Simulation;

/// <summary>What <c>traceroute -n</c> prints: the table of section 2.13, and the gateway.</summary>
public class TtlExpiryTests
{
    [Theory]
    [InlineData("c", "server-b", "* * server-b")]
    [InlineData("d", "server-b", "* server-b")]
    [InlineData("e", "server-b", "* server-b")]
    [InlineData("a", "server-b", "* router/node-a node-b * server-b")]
    [InlineData("b", "server-b", "* router/node-a node-b * server-b")]
    [InlineData("f", "server-b", "* router/node-a * server-b")]
    [InlineData("a", "server-a", "* server-a")]
    [InlineData("c", "server-a", "* server-a")]
    [InlineData("d", "server-a", "* server-a")]
    [InlineData("e", "server-a", "* server-a")]
    [InlineData("f", "server-a", "* server-a")]
    public void Traceroute_PodToPod_PrintsWhoForwards(string letter, string to, string expected)
    {
        var hops = expected.Split(' ');

        var printed = Enumerable.Range(1, hops.Length).Select(ttl => Playground.Probe(letter, "client", to, ttl));

        Assert.Equal(hops.Select(hop => hop == "*" ? "*" : Playground.Address(hop)), printed);
    }

    // Through iptables masquerading: the error of the gateway is translated back, with the packet that it quotes.
    [Fact]
    public void Traceroute_ToTheWorld_GatewayAnswersFromItsOwnAddress() => Assert.Equal(
        ["*", Playground.Address("router/node-a"), "172.18.0.1", "198.51.100.10"],
        Enumerable.Range(1, 4).Select(ttl => Playground.Probe("e", "client", "external/laptop", ttl)));

    [Fact]
    public void Ping_TtlDiesInAProgram_IsSilent()
    {
        var trace = Playground.Ping("c", "client", "server-b", 1).Trace;

        Assert.Equal((Disposition.Dropped, "Invalid packet"), (trace.Disposition, trace.DropReason));
        Assert.Single(trace.Packets);
        Assert.Equal((Stage.TcIngress, HopAction.Shot), (trace.Packets[0].Hops[^1].Stage, trace.Packets[0].Hops[^1].Action));
        Assert.Equal(trace.Packets[0].Hops.Length - 1, trace.FailedAt!.Hop);
    }

    [Fact]
    public void Ping_TtlDiesInIpForward_TimeExceededIsAReply()
    {
        var trace = Playground.Ping("a", "client", "server-b", 2).Trace;

        Assert.Equal((Disposition.Dropped, "IpInHdrErrors"), (trace.Disposition, trace.DropReason));
        Assert.Equal((PacketDirection.Reply, "ICMP time exceeded in-transit"), (trace.Packets[1].Direction, trace.Packets[1].Summary));
        Assert.Null(trace.Client.ReplyTtl);
        Assert.EndsWith("1 packets transmitted, 0 packets received, 100% packet loss\n", trace.Client.Output, StringComparison.Ordinal);
    }

    // A route of its own to the pod's lxc device names no source and has no address: the kernel takes the node's.
    [Theory]
    [InlineData("a", "server-b")]
    [InlineData("e", "external/laptop")]
    public void Ping_TtlDiesOnTheOwnNodeWithEndpointRoutes_TimeExceededComesFromTheNode(string letter, string to)
    {
        var answer = DatapathEngine.Trace(
            Labs.Load(Labs.Playground), new HelmRequest { Set = [.. Playground.Values(letter), "endpointRoutes.enabled=true"] },
            new FlowRequest(FlowKind.Ping, "client", to) { Ttl = 1 });

        var error = answer.Trace!.Packets[^1];
        Assert.Equal("ICMP time exceeded in-transit", error.Summary);
        Assert.Equal(Playground.Address("node-a"), Visualizer.Engine.Wire.Ipv4Packet.SourceOf(error.Hops[^1].Frame.Span).ToString());
    }

    // iputils tells of the error where busybox is silent.
    [Fact]
    public void Ping_FromANode_PrintsTimeExceeded() => Assert.Contains(
        $"From {Playground.Address("node-b")} icmp_seq=1 Time to live exceeded\n",
        Playground.Ping("a", "node/node-a", "server-b", 1).Trace.Client.Output, StringComparison.Ordinal);
}
