using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation;

/// <summary>Clients that are processes of a node: section 7.8 and 7.9, and its rows of 7.15.</summary>
public class HostFlowTests
{
    // Host traffic is visible on lxc in both directions, even with host routing: from-host may not redirect to the peer.
    [Theory]
    [InlineData("a")]
    [InlineData("c")]
    [InlineData("d")]
    [InlineData("e")]
    [InlineData("f")]
    public void Ping_NodeToLocalPod_LxcSeesBothDirectionsAndCiliumHostNothing(string letter)
    {
        var view = Playground.Ping(letter, "node/node-a", "server-a");

        Assert.Equal([63], TraceView.Ttls(view["server.lxc"], Request));
        Assert.Equal([64], TraceView.Ttls(view["server.lxc"], Reply));
        Assert.Equal(63, view.Trace.Client.ReplyTtl);
        Assert.Empty(view["clientNode.cilium_host"].Sightings);
        Assert.Empty(view["clientNode.cilium_net"].Sightings);
        Assert.Contains(view.Trace.Packets[0].Hops, hop => hop is { Stage: Stage.NfOutput, Action: HopAction.Mark } && hop.Mark == new Mark(0xc00));
        Assert.Contains($"{Playground.Address("router/node-a")} > ", TraceView.Lines(view["server.eth0"])[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", 62, true)]
    [InlineData("b", 62, true)]
    [InlineData("f", 62, true)]
    [InlineData("c", 63, false)]
    public void Ping_NodeToRemotePod_Native_LeavesFromTheNodesAddress(string letter, int podTtl, bool isLxcVisible)
    {
        var view = Playground.Ping(letter, "node/node-a", "server-b");

        Assert.Equal([64], TraceView.Ttls(view["clientNode.eth0"], Request));
        Assert.Contains($"{Playground.Address("node-a")} > {Playground.Address("server-b")}: ICMP", TraceView.Lines(view["clientNode.eth0"])[0], StringComparison.Ordinal);
        Assert.Equal([podTtl], TraceView.Ttls(view["server.eth0"], Request));
        Assert.Equal(isLxcVisible, view["server.lxc"].Saw(Request));
    }

    // The reply goes to the node's router address, which has a tunnel endpoint: from-overlay delivers it by cilium_net and cilium_host.
    [Theory]
    [InlineData("d", false)]
    [InlineData("e", true)]
    public void Ping_NodeToRemotePod_Tunnel_ReplyComesByCiliumHost(string letter, bool isLxcVisible)
    {
        var view = Playground.Ping(letter, "node/node-a", "server-b");

        Assert.Equal([64], TraceView.Ttls(view["clientNode.cilium_vxlan"], Request));
        Assert.Contains("instance 6", TraceView.Lines(view["clientNode.eth0"])[0], StringComparison.Ordinal);
        Assert.Contains($"{Playground.Address("router/node-a")} > ", TraceView.Lines(view["clientNode.cilium_vxlan"])[0], StringComparison.Ordinal);
        Assert.Equal([63], TraceView.Ttls(view["server.eth0"], Request));
        Assert.Equal(isLxcVisible, view["server.lxc"].Saw(Request));
        Assert.Equal([64], TraceView.Ttls(view["clientNode.cilium_vxlan"], Reply));
        Assert.Equal([63], TraceView.Ttls(view["clientNode.cilium_net"], Reply));
        Assert.True(view["clientNode.cilium_net"].Sightings[0].IsOutgoing);
        Assert.Equal([63], TraceView.Ttls(view["clientNode.cilium_host"], Reply));
        Assert.False(view["clientNode.cilium_host"].Sightings[0].IsOutgoing);
        Assert.Equal(63, view.Trace.Client.ReplyTtl);
    }

    // kube-proxy translates in OUTPUT, and the packet is routed anew before POSTROUTING.
    [Theory]
    [InlineData("a", "server-a")]
    [InlineData("a", "server-b")]
    [InlineData("e", "server-a")]
    [InlineData("e", "server-b")]
    public void Curl_NodeToClusterIp_KubeProxy_IsRoutedAnewAfterOutput(string letter, string backend)
    {
        var view = Playground.Curl(letter, "node/node-a", "svc/web", backend);

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.StartsWith($"PodName: {backend}", view.Trace.Client.Output, StringComparison.Ordinal);
        var stages = view.Trace.Packets[0].Hops.Select(hop => hop.Stage).ToList();
        var output = stages.IndexOf(Stage.NfOutput);
        Assert.Equal(HopAction.Dnat, view.Trace.Packets[0].Hops[output].Action);
        Assert.Equal([Stage.RouteLookup, Stage.NfOutput, Stage.RouteLookup, Stage.NfPostrouting], stages[(output - 1)..(output + 3)]);
    }

    [Theory]
    [InlineData("b")]
    [InlineData("c")]
    [InlineData("d")]
    public void Curl_NodeToClusterIp_SocketLb_RewritesInTheHostNetns(string letter)
    {
        var view = Playground.Curl(letter, "node/node-a", "svc/web", "server-b");

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.Equal(("host", Stage.CgroupConnect4), (view.Trace.Packets[0].Hops[0].Place.NetNs, view.Trace.Packets[0].Hops[0].Stage));
        Assert.DoesNotContain(view.Trace.Packets.SelectMany(packet => packet.Hops), hop => hop.Action == HopAction.Dnat);
    }

    [Theory]
    [InlineData("a", "node-a")]
    [InlineData("a", "node-b")]
    [InlineData("c", "node-a")]
    [InlineData("e", "node-a")]
    [InlineData("e", "node-b")]
    public void Curl_NodeToNodePort_IsServed(string letter, string node) => Assert.Equal(
        Disposition.Delivered, Playground.Curl(letter, "node/node-a", $"node/{node}:30080", "server-b").Trace.Disposition);

    [Fact]
    public void Ping_NodeToItself_StaysOnLo()
    {
        var view = Playground.Ping("e", "node/node-a", "node/node-a");

        Assert.Equal(2, view["clientNode.lo"].Sightings.Length);
        Assert.All(view["clientNode.lo"].Sightings, sighting => Assert.False(sighting.IsOutgoing));
        Assert.Equal(64, view.Trace.Client.ReplyTtl);
    }

    [Theory]
    [InlineData("router/node-b", "e", 63)]
    [InlineData("health/node-b", "e", 63)]
    [InlineData("router/node-a", "e", 63)]
    [InlineData("health/node-b", "a", 60)]
    public void Ping_RouterAndHealth_Answer(string to, string letter, int replyTtl)
    {
        var view = Playground.Ping(letter, "client", to);

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.Equal(replyTtl, view.Trace.Client.ReplyTtl);
    }

    // iputils on nodes: numbers from 1, and its own statistics.
    [Fact]
    public void Ping_FromANode_PrintsAsIputils()
    {
        var address = Playground.Address("server-a");
        var output = Playground.Ping("e", "node/node-a", "server-a").Trace.Client.Output;

        Assert.Matches(
            $"^PING {address} \\({address}\\) 56\\(84\\) bytes of data\\.\n64 bytes from {address}: icmp_seq=1 ttl=63 time=0\\.\\d{{3}} ms\n\n"
            + $"--- {address} ping statistics ---\n1 packets transmitted, 1 received, 0% packet loss, time 0ms\n"
            + "rtt min/avg/max/mdev = (0\\.\\d{3})/\\1/\\1/0\\.000 ms\n$",
            output);
    }

    [Fact]
    public void Ping_FromANodeToNobody_PrintsHostUnreachable()
    {
        var view = Playground.Ping("e", "node/node-a", "172.18.0.77");

        Assert.Equal(Disposition.Unreachable, view.Trace.Disposition);
        Assert.Contains("From 172.18.0.2 icmp_seq=1 Destination Host Unreachable\n", view.Trace.Client.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms\n\n", view.Trace.Client.Output, StringComparison.Ordinal);
    }
}
