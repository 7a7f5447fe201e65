using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation.Traps;

/// <summary>What people get wrong about how a packet reaches a pod, and who sees it on the way.</summary>
public sealed class DeliveryTrapTests
{
    [Theory]
    [InlineData("a"), InlineData("b")]
    public void RouteOverCiliumHostIsTakenWhileItsTapStaysEmpty(string letter)
    {
        var view = Playground.Ping(letter, "client", "server-b");

        var arrival = view.Trace.Packets[0].Hops.Where(hop => hop.Place.Node == "node-b").ToList();
        Assert.Contains(arrival, hop => hop is { Stage: Stage.RouteLookup, Target: "cilium_host" });
        Assert.Equal(HopAction.Redirect, Assert.Single(arrival, hop => hop is { Stage: Stage.TcEgress, Place.Interface: "cilium_host" }).Action);
        Assert.Empty(view.On("node-b", "cilium_host").Sightings);
        Assert.Empty(view.On("node-b", "cilium_net").Sightings);
    }

    [Fact]
    public void RedirectAndRedirectPeerDifferOnLxcAloneAndNotInTheTtl()
    {
        var legacy = Playground.Ping("b", "client", "server-a");
        var bpf = Playground.Ping("c", "client", "server-a");

        var hidden =
            from pair in legacy.Trace.Taps.Zip(bpf.Trace.Taps)
            from direction in (PacketDirection[])[Request, Reply]
            where pair.First.Saw(direction) != pair.Second.Saw(direction)
            select $"{pair.First.Role} {direction} {pair.First.Saw(direction)}";
        Assert.Equal(["client.lxc Reply True", "server.lxc Request True"], hidden.Order());
        Assert.Equal((63, 63), (legacy.Trace.Client.ReplyTtl, bpf.Trace.Client.ReplyTtl));
        Assert.Equal([63], TraceView.Ttls(bpf["server.eth0"], Request));
    }

    [Theory]
    [InlineData("c"), InlineData("d")]
    public void NodeToPodIsVisibleOnLxcEvenWithBpfHostRouting(string letter)
    {
        var probe = Playground.Ping(letter, "node/node-a", "client");
        var fromPod = Playground.Ping(letter, "server-a", "client");

        Assert.True(probe["server.lxc"].Saw(Request) && probe["server.lxc"].Saw(Reply));
        Assert.False(fromPod["server.lxc"].Saw(Request));
        Assert.Equal(HopAction.Redirect, Assert.Single(probe.Trace.Packets[0].Hops, hop => hop.Program == "from-host").Action);
    }

    // Pods go by redirect_neigh; NodePort forwarding asked the FIB by itself up to 1.13. No tap can tell.
    [Fact]
    public void OneNativeDeviceNeedsNoFibLookupAndNoTapTellsTheDifference()
    {
        var nodePort = new FlowRequest(FlowKind.Curl, "external/laptop", "node/node-a:30080") { Backend = "server-b" };
        var pod = Playground.Ping("c", "client", "server-b");
        var asked = Playground.Run("c", nodePort);
        var unasked = Playground.In("1.14.0", Playground.NewNative + "," + Playground.NewFull, nodePort);

        Assert.Equal(HopAction.RedirectNeigh, Assert.Single(pod.Trace.Packets[0].Hops, hop => hop.Program == "from-container").Action);
        Assert.Equal(HopAction.Redirect, Forwarding(asked).Action);
        Assert.Equal(HopAction.RedirectNeigh, Forwarding(unasked).Action);
        Assert.Equal(Macs(pod.On("node-a", "eth0")), Macs(asked.On("node-a", "eth0")));
        Assert.Equal(Macs(asked.On("node-a", "eth0")), Macs(unasked.On("node-a", "eth0")));
    }

    [Fact]
    public void RedirectPeerKeepsTheReceiveTime()
    {
        var bpf = Playground.Ping("c", "client", "server-b");
        var legacy = Playground.Ping("b", "client", "server-b");

        Assert.Equal(Received(bpf["serverNode.eth0"]), Received(bpf["server.eth0"]));
        Assert.NotEqual(Received(legacy["serverNode.eth0"]), Received(legacy["server.eth0"]));
    }

    // veth counts a packet for its receiver when it transmits it (drivers/net/veth.c veth_xmit); redirect_peer never transmits.
    [Fact]
    public void RedirectPeerNeverReachesVethsReceiveCounter()
    {
        var bpf = Playground.Run("c", new FlowRequest(FlowKind.Ping, "client", "server-b") { Count = 3 });
        var legacy = Playground.Run("b", new FlowRequest(FlowKind.Ping, "client", "server-b") { Count = 3 });

        Assert.Equal((3, 0), (bpf["server.eth0"].Sightings.Count(sighting => !sighting.IsOutgoing), SentByLxc(bpf)));
        Assert.Equal((3, 3), (legacy["server.eth0"].Sightings.Count(sighting => !sighting.IsOutgoing), SentByLxc(legacy)));
    }

    [Fact]
    public void PodsGatewayHasTheLxcMacWhileItsAddressIsOnCiliumHost()
    {
        var cluster = Playground.Ping("c", "client", "server-b").Answer.Cluster!;
        var node = cluster.Of(cluster.Index.Node("node-a")!);
        var pod = node.Find("pod/client")!;
        var eth0 = pod.Find("eth0")!;
        var gateway = pod.Routing.Lookup(cluster.Index.Cluster.Externals[0].Ip, default).Route!.Gateway!.Value;

        Assert.Equal("cilium_host", Assert.Single(node.Host.Interfaces, device => device.Address == gateway).Name);
        Assert.Equal(eth0.Peer!.Mac, pod.Neighbours.Resolve(eth0, gateway)!.Mac);
        Assert.NotEqual(node.Host.Find("cilium_host")!.Mac, eth0.Peer.Mac);
    }

    [Theory]
    [InlineData("a", null), InlineData("e", null), InlineData("f", "from-network"), InlineData("g", null)]
    [InlineData("b", "from-netdev"), InlineData("c", "from-netdev"), InlineData("d", "from-netdev")]
    public void FromNetdevIsAttachedWithKubeProxyReplacementOnly(string letter, string? program)
    {
        var view = Playground.Ping(letter, "client", "server-b");
        NetInterface Uplink(string node) => view.Answer.Cluster!.Of(view.Answer.Cluster.Index.Node(node)!).Host.Find("eth0")!;

        Assert.Equal((program, program), (Uplink("node-a").TcIngress?.Name, Uplink("node-b").TcIngress?.Name));
    }

    private static Hop Forwarding(TraceView view) =>
        Assert.Single(view.Trace.Packets[0].Hops, hop => hop is { Stage: Stage.TcIngress, Place: { Node: "node-a", Interface: "eth0" } });

    private static (string, string) Macs(Tap tap)
    {
        var frame = tap.Sightings.First(sighting => sighting.IsOutgoing).Frame.Span;
        return (EthernetHeader.SourceOf(frame).ToString(), EthernetHeader.DestinationOf(frame).ToString());
    }

    private static long Received(Tap tap) => tap.Sightings.First(sighting => sighting is { IsOutgoing: false, Direction: Request }).TimeNanoseconds;

    private static int SentByLxc(TraceView view) => view["server.lxc"].Sightings.Count(sighting => sighting.IsOutgoing);
}
