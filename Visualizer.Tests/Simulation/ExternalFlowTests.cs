using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Tests.Support;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation;

/// <summary>Hosts outside the cluster as targets: sections 7.10, 7.11, 2.14 and their rows of 7.15.</summary>
public class ExternalFlowTests
{
    // 7.11, releases up to 1.16: TTL on the node's eth0, and what the reply (63 there) has lost when the pod gets it.
    [Theory]
    [InlineData("a", 62, 61)]
    [InlineData("b", 62, 61)]
    [InlineData("c", 63, 62)]
    [InlineData("d", 62, 62)]
    [InlineData("e", 62, 61)]
    [InlineData("f", 62, 61)]
    public void Ping_World_IsMasqueradedAndComesBack(string letter, int eth0Ttl, int replyTtl)
    {
        var view = Playground.Ping(letter, "client", "external/laptop");

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.Equal([eth0Ttl], TraceView.Ttls(view["clientNode.eth0"], Request));
        Assert.Equal([63], TraceView.Ttls(view["clientNode.eth0"], Reply));
        Assert.Contains("172.18.0.2 > 198.51.100.10: ICMP echo request", TraceView.Lines(view["clientNode.eth0"])[0], StringComparison.Ordinal);
        Assert.Equal([eth0Ttl - 1], TraceView.Ttls(view["external.eth0"], Request));
        Assert.Equal([64], TraceView.Ttls(view["external.eth0"], Reply));
        Assert.Equal(replyTtl, view.Trace.Client.ReplyTtl);
        Assert.Equal(letter is not ("c" or "d"), view["client.lxc"].Saw(Reply));
        Assert.Equal(("external/laptop", "host", "eth0"), (view["external.eth0"].Place.Node, view["external.eth0"].Place.NetNs, view["external.eth0"].Place.Interface));
        Assert.Empty(view["clientNode.cilium_host"].Sightings);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("c")]
    [InlineData("d")]
    [InlineData("e")]
    public void Curl_World_IsServed(string letter) => Assert.StartsWith(
        "PodName: laptop | PodIP: eth0 198.51.100.10/", Playground.Curl(letter, "client", "external/laptop").Trace.Client.Output, StringComparison.Ordinal);

    // A host on the nodes' subnet is reached without the gateway's step.
    [Theory]
    [InlineData("a", 62, 62)]
    [InlineData("c", 63, 63)]
    public void Ping_LanHost_TheGatewayIsNotOnTheWay(string letter, int eth0Ttl, int replyTtl)
    {
        var view = Playground.Ping(letter, "client", "external/lanhost");

        Assert.Equal([eth0Ttl], TraceView.Ttls(view["external.eth0"], Request));
        Assert.Equal(replyTtl, view.Trace.Client.ReplyTtl);
        Assert.DoesNotContain(view.Trace.Packets.SelectMany(packet => packet.Hops), hop => hop.Code == WireCodes.GatewayRoutes);
    }

    [Fact]
    public void Ping_AnyAddressBeyond_Answers()
    {
        var view = Playground.Ping("e", "client", "8.8.8.8");

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.Equal("external/8.8.8.8", view["external.eth0"].Place.Node);
    }

    [Fact]
    public void Ping_Gateway_AnswersWithoutTap()
    {
        var view = Playground.Ping("a", "client", "172.18.0.1");

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.Equal(62, view.Trace.Client.ReplyTtl);
        Assert.Equal((Stage.Wire, WireCodes.GatewayTakes), (view.Trace.Packets[0].Hops[^1].Stage, view.Trace.Packets[0].Hops[^1].Code));
        Assert.DoesNotContain(view.Trace.Taps, tap => tap.Place.Node == "gateway");
    }

    [Fact]
    public void Ping_Gateway_TakesFragmentsToo() => Assert.Equal(
        Disposition.Delivered,
        Playground.Run("e", new FlowRequest(FlowKind.Ping, "client", "172.18.0.1") { Size = 3000 }).Trace.Disposition);

    // Destinations inside the native routing CIDR are never masqueraded, by whom ever.
    [Theory]
    [InlineData("excludedIptables", "netfilter.not-translated")]
    [InlineData("excludedBpf", "to-netdev.no-snat")]
    public void Ping_WorldInsideTheExclusionCidr_KeepsThePodsAddress(string letter, string code)
    {
        var view = Playground.Ping(letter, "client", "external/laptop");

        Assert.Contains($"{Playground.Address("client")} > 198.51.100.10", TraceView.Lines(view["clientNode.eth0"])[0], StringComparison.Ordinal);
        Assert.Contains(view.Trace.Packets[0].Hops, hop => hop.Code.Value == code);
        Assert.Equal(Disposition.Unreachable, view.Trace.Disposition);
    }

    // Without masquerading the request arrives, and the answer ends at the gateway, which knows no pod.
    [Fact]
    public void Ping_World_Unmasqueraded_TheAnswerEndsAtTheGateway()
    {
        var view = Playground.Ping("unmasqueraded", "client", "external/laptop");

        Assert.Equal(Disposition.Unreachable, view.Trace.Disposition);
        Assert.Equal(1, view.Trace.FailedAt!.Packet);
        Assert.Equal(WireCodes.GatewayHasNoRoute, view.Trace.Packets[1].Hops[^1].Code);
        Assert.True(view["external.eth0"].Saw(Reply));
        Assert.Equal(2, view.Trace.Packets.Length);
    }

    // 7.10 and 7.15: native routing leaves the pod's address alone, the tunnel does not.
    [Theory]
    [InlineData("a", 62, "client")]
    [InlineData("b", 62, "client")]
    [InlineData("f", 62, "client")]
    [InlineData("c", 63, "client")]
    [InlineData("d", 62, "node-a")]
    [InlineData("e", 62, "node-a")]
    public void Ping_RemoteNode_MasqueradedInTunnelModeOnly(string letter, int eth0Ttl, string source)
    {
        var view = Playground.Ping(letter, "client", "node/node-b");

        Assert.Equal([eth0Ttl], TraceView.Ttls(view["clientNode.eth0"], Request));
        Assert.Contains($"{Playground.Address(source)} > 172.18.0.3: ICMP", TraceView.Lines(view["clientNode.eth0"])[0], StringComparison.Ordinal);
    }

    // A world host knows no pod: its request ends at the gateway.
    [Theory]
    [InlineData("external/laptop")]
    [InlineData("external/lanhost")]
    public void Ping_PodFromOutside_TheGatewayHasNoRoute(string from) => Assert.Equal(
        WireCodes.GatewayHasNoRoute, Playground.Ping("a", from, "client").Trace.Packets[0].Hops[^1].Code);

    [Fact]
    public void Ping_NodeFromOutside_IputilsOutputAndRoles()
    {
        var view = Playground.Ping("e", "external/laptop", "node/node-a");

        Assert.Contains("64 bytes from 172.18.0.2: icmp_seq=1 ttl=63 time=", view.Trace.Client.Output, StringComparison.Ordinal);
        Assert.Equal(2, view["serverNode.eth0"].Sightings.Length);
        Assert.DoesNotContain(view.Trace.Taps, tap => tap.Role.StartsWith("client", StringComparison.Ordinal));
    }
}
