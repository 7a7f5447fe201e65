using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Tests.Support;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation;

/// <summary>Services that choose the client itself, that nobody serves, or that nobody answers for.</summary>
public class HairpinTests
{
    private static readonly (string, string) NoBackends = ("selector: { app: web }", "selector: { app: none }");

    [Theory]
    [InlineData("b")]
    [InlineData("c")]
    [InlineData("d")]
    public void Curl_OwnService_SocketLb_NeverLeavesThePod(string letter)
    {
        var view = Playground.Curl(letter, "server-a", "svc/web", "server-a");

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.Equal(12, view["client.lo"].Sightings.Length);
        Assert.All(view["client.lo"].Sightings, sighting => Assert.False(sighting.IsOutgoing));
        Assert.Empty(view["client.eth0"].Sightings);
        Assert.Empty(view["client.lxc"].Sightings);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("e")]
    [InlineData("f")]
    public void Curl_OwnService_PerPacketLb_ComesBackFromTheLoopbackAddress(string letter)
    {
        var view = Playground.Curl(letter, "server-a", "svc/web", "server-a");

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        var lxc = TraceView.Lines(view["client.lxc"]);
        var service = Playground.Address("svc/web");
        Assert.Contains($"> {service}.80", lxc[0], StringComparison.Ordinal);
        Assert.Contains("169.254.42.1.", lxc[1], StringComparison.Ordinal);
        Assert.False(view["client.lxc"].Sightings[0].IsOutgoing);
        Assert.True(view["client.lxc"].Sightings[1].IsOutgoing);
        Assert.Equal([64, 63], TraceView.Ttls(view["client.lxc"], Request).Take(2));
        Assert.Equal(63, view.Trace.Client.ReplyTtl);
    }

    [Theory]
    [InlineData("b")]
    [InlineData("d")]
    public void Call_NoBackend_SocketLb_FailsWithoutAPacket(string letter)
    {
        var curl = Playground.Curl(letter, "client", "svc/web", null, NoBackends).Trace;
        var udp = Playground.Udp(letter, "client", "svc/web", null, NoBackends).Trace;

        Assert.Equal((Disposition.Unreachable, "Service backend not found"), (curl.Disposition, curl.DropReason));
        var call = Assert.Single(curl.Packets);
        Assert.Equal("connect() → EPERM", call.Summary);
        Assert.Equal((Stage.CgroupConnect4, HopAction.Reject), (Assert.Single(call.Hops).Stage, call.Hops[0].Action));
        Assert.Equal("curl: (7) Couldn't connect to server\n", curl.Client.Output);
        Assert.Equal("sendmsg() → EPERM", Assert.Single(udp.Packets).Summary);
        Assert.DoesNotContain(curl.Taps, tap => tap.Sightings.Length > 0);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("e")]
    public void Curl_NoBackend_PerPacketLb_IsDroppedAtThePod(string letter)
    {
        var trace = Playground.Curl(letter, "client", "svc/web", null, NoBackends).Trace;

        Assert.Equal((Disposition.Unreachable, "Service backend not found"), (trace.Disposition, trace.DropReason));
        Assert.Equal("from-container", trace.Packets[0].Hops[^1].Program);
        Assert.Contains("Connection timed out", trace.Client.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("node/node-a", "svc/web", Stage.NfOutput)]
    [InlineData("client", "node/node-a:30080", Stage.NfInput)]
    [InlineData("external/laptop", "node/node-b:30080", Stage.NfInput)]
    [InlineData("external/laptop", "172.18.255.1", Stage.NfForward)]
    public void Curl_NoBackend_KubeProxy_RejectsByIcmp(string from, string to, Stage stage)
    {
        var trace = Playground.Curl("e", from, to, null, NoBackends).Trace;

        Assert.Equal(Disposition.Unreachable, trace.Disposition);
        var last = trace.Packets[0].Hops[^1];
        Assert.Equal((stage, HopAction.Reject, NetfilterCodes.RejectedNoBackend), (last.Stage, last.Action, last.Code));
        Assert.Contains(last.Evidence, evidence => evidence.Entry.Contains("has no endpoints", StringComparison.Ordinal));
        Assert.Equal(DeliveryCodes.ClientHearsError, trace.Packets[1].Hops[^1].Code);
        Assert.Contains("Connection refused", trace.Client.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("c")]
    [InlineData("d")]
    [InlineData("e")]
    public void Ping_ClusterIp_NobodyAnswers(string letter)
    {
        var trace = Playground.Ping(letter, "client", "svc/web").Trace;

        Assert.Equal(Disposition.Unreachable, trace.Disposition);
        Assert.Equal(WireCodes.GatewayHasNoRoute, trace.Packets[0].Hops[^1].Code);
        Assert.Single(trace.Packets);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("c")]
    public void Ping_NodePortAddress_IsTheNodeItself(string letter) => Assert.Equal(
        Disposition.Delivered, Playground.Ping(letter, "client", "node/node-b").Trace.Disposition);
}
