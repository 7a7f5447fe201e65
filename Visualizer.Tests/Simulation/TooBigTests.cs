using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation;

/// <summary>Packets larger than an MTU: fragments of the sender, EMSGSIZE, fragmentation needed, and fragments of a tunnel's outer packet.</summary>
public class TooBigTests
{
    [Theory]
    [InlineData("a", 1500)]
    [InlineData("c", 1500)]
    [InlineData("d", 1450)]
    [InlineData("e", 1450)]
    [InlineData("f", 1423)]
    public void Ping_LargerThanTheRoute_SenderFragments(string letter, int mtu)
    {
        var view = Playground.Run(letter, new FlowRequest(FlowKind.Ping, "client", "server-b") { Size = 3000 });

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        var requests = view.Trace.Packets.Where(packet => packet.Direction == Request).ToList();
        Assert.Equal(3, requests.Count);
        Assert.All(requests, packet => Assert.InRange(packet.Hops[0].Frame.Length, 29, mtu));
        Assert.All(requests, packet => Assert.False(Ipv4Packet.DontFragmentOf(packet.Hops[0].Frame.Span)));
        Assert.All(requests.SkipLast(1), packet => Assert.Equal(DeliveryCodes.FragmentWaits, packet.Hops[^1].Code));
        Assert.Equal(Stage.SocketReceive, requests[^1].Hops[^1].Stage);
        Assert.StartsWith("3008 bytes from", view.Trace.Client.Output.Split('\n')[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", FlowKind.Ping, 1472, true)]
    [InlineData("a", FlowKind.Ping, 1473, false)]
    [InlineData("d", FlowKind.Ping, 1422, true)]
    [InlineData("d", FlowKind.Ping, 1423, false)]
    [InlineData("d", FlowKind.Udp, 1423, false)]
    public void Request_DontFragment_FitsOrNothingLeaves(string letter, FlowKind kind, int size, bool fits)
    {
        var view = Playground.Run(letter, new FlowRequest(kind, "client", "server-b") { Size = size, DontFragment = true });

        Assert.Equal(fits ? Disposition.Delivered : Disposition.TooBig, view.Trace.Disposition);
        Assert.Equal(fits, view.Trace.Taps.Any(tap => tap.Sightings.Length > 0));
        if (!fits)
        {
            Assert.Equal("sendto() → EMSGSIZE", Assert.Single(view.Trace.Packets).Summary);
            Assert.Null(view.Trace.DropReason);
            Assert.Contains("Message too long\n", view.Trace.Client.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Ping_FromANode_DontFragment_PrintsTheRoutesMtu() => Assert.Contains(
        "ping: local error: message too long, mtu=1450\n",
        Playground.Run("e", new FlowRequest(FlowKind.Ping, "node/node-a", "server-b") { Size = 2000, DontFragment = true }).Trace.Client.Output,
        StringComparison.Ordinal);

    // kube-proxy forwards to cilium_host, whose route has the overlay's MTU; the client had set DF.
    [Fact]
    public void Udp_FromOutside_RouteTooNarrow_FragmentationNeededComesBack()
    {
        var view = Playground.Run("e", new FlowRequest(FlowKind.Udp, "external/laptop", "node/node-a:30053") { Size = 1460, Backend = "server-b" });

        Assert.Equal((Disposition.TooBig, "IpFragFails"), (view.Trace.Disposition, view.Trace.DropReason));
        var error = view.Trace.Packets[1];
        Assert.Equal(Reply, error.Direction);
        Assert.EndsWith("unreachable - need to frag (mtu 1450)", error.Summary, StringComparison.Ordinal);
        Assert.Contains("need to frag (mtu 1450)", TraceView.Lines(view["external.eth0"])[1], StringComparison.Ordinal);
        Assert.Equal(DeliveryCodes.ClientHearsError, error.Hops[^1].Code);
    }

    // The program encapsulates whatever the client sent: the outer packet of 1538 octets has DF clear and leaves in two frames.
    [Fact]
    public void Udp_FromOutside_TunnelWithKpr_OuterPacketIsFragmented()
    {
        var view = Playground.Run("d", new FlowRequest(FlowKind.Udp, "external/laptop", "node/node-a:30053") { Size = 1460, Backend = "server-b" });

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        var request = view.Trace.Packets[0];
        Assert.Equal(2, request.Hops.Count(hop => hop.Stage == Stage.Wire && hop.Code == WireCodes.Forwards));
        Assert.Single(view["serverNode.cilium_vxlan"].Sightings, sighting => sighting.Direction == Request);
        Assert.Equal(2, view["serverNode.eth0"].Sightings.Count(sighting => sighting.Direction == Request));
        Assert.Contains(request.Hops, hop => hop.Code == DeliveryCodes.FragmentWaits);
    }
}
