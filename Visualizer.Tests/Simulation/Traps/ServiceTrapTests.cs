using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation.Traps;

/// <summary>What people get wrong about services.</summary>
public sealed class ServiceTrapTests
{
    private const string Asked = "node/node-a:30080";

    [Theory]
    [InlineData("a"), InlineData("e"), InlineData("f")]
    public void KubeProxyMeetsTheClusterIpOfNodesOnly(string letter)
    {
        var fromPod = Playground.Curl(letter, "client", "svc/web", "server-b");
        var fromNode = Playground.Curl(letter, "node/node-a", "svc/web", "server-b");
        var service = Playground.Address("svc/web");

        Assert.DoesNotContain(fromPod.Trace.Packets.SelectMany(packet => packet.Hops), hop => hop.Action == HopAction.Dnat);
        Assert.Contains($"> {service}.80", TraceView.Lines(fromPod["client.lxc"])[0], StringComparison.Ordinal);
        Assert.DoesNotContain(service, string.Join('\n', TraceView.Lines(fromPod["clientNode.eth0"])), StringComparison.Ordinal);
        var translated = Assert.Single(fromNode.Trace.Packets[0].Hops, hop => hop.Action == HopAction.Dnat);
        Assert.Equal(Stage.NfOutput, translated.Stage);
        Assert.Contains(translated.Evidence, evidence => evidence.Entry.Contains("KUBE-SEP-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.13.0"), InlineData("1.16.0")]
    public void XdpForwardingIsInvisibleOnEveryTapOfTheForwardingNode(string version)
    {
        var native = version == "1.13.0" ? string.Join(',', Playground.Values("c")) : Playground.NewNative + "," + Playground.NewFull;
        var flow = new FlowRequest(FlowKind.Curl, "external/laptop", Asked) { Backend = "server-b" };
        var plain = Playground.In(version, native, flow);
        var accelerated = Playground.In(version, native + ",loadBalancer.acceleration=native", flow);

        Assert.Equal(Disposition.Delivered, accelerated.Trace.Disposition);
        Assert.Equal(24, plain.On("node-a", "eth0").Sightings.Length);
        Assert.All(accelerated.Trace.Taps.Where(tap => tap.Place.Node == "node-a"), tap => Assert.Empty(tap.Sightings));
    }

    [Theory]
    [InlineData("b", true), InlineData("c", true), InlineData("d", true), InlineData("dLegacy", true)]
    [InlineData("a", false), InlineData("e", false), InlineData("f", false)]
    public void LocalBackendKeepsTheClientsAddressInEveryModeOfTheReplacement(string letter, bool isKept)
    {
        const string Client = " 198.51.100.10.";
        var local = Playground.Curl(letter, "external/laptop", Asked, "server-a");
        var remote = Playground.Curl(letter, "external/laptop", Asked, "server-b");

        Assert.Equal(isKept, TraceView.Lines(local["server.eth0"])[0].Contains(Client, StringComparison.Ordinal));
        Assert.DoesNotContain(Client, TraceView.Lines(remote["server.eth0"])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void HairpinStaysInThePodWithSocketLbAndComesBackFromTheLoopbackAddressWithout()
    {
        var socket = Playground.Curl("c", "server-a", "svc/web", "server-a");
        var perPacket = Playground.Curl("a", "server-a", "svc/web", "server-a");

        Assert.Empty(socket["client.eth0"].Sightings);
        Assert.NotEmpty(socket["client.lo"].Sightings);
        Assert.Contains(" 169.254.42.1.", TraceView.Lines(perPacket["client.eth0"])[1], StringComparison.Ordinal);
        Assert.Empty(perPacket["client.lo"].Sightings);
    }

    [Theory]
    [InlineData("a"), InlineData("c"), InlineData("d")]
    public void PingOfAClusterIpIsUnansweredAndOfANodePortAddressTheNodes(string letter)
    {
        Assert.Equal(Disposition.Unreachable, Playground.Ping(letter, "client", "svc/web").Trace.Disposition);
        Assert.Equal(Disposition.Delivered, Playground.Curl(letter, "client", "svc/web").Trace.Disposition);
        Assert.Equal(Disposition.Delivered, Playground.Ping(letter, "client", "node/node-b").Trace.Disposition);
    }

    [Theory]
    [InlineData("1.13.0", 64), InlineData("1.14.0", 63)]
    public void NodePortForwardingCostsNoTtlUpTo113(string version, int ttl)
    {
        var tunnel = version == "1.13.0" ? string.Join(',', Playground.Values("d")) : Playground.NewFull;
        var native = version == "1.13.0" ? string.Join(',', Playground.Values("c")) : Playground.NewNative + "," + Playground.NewFull;
        FlowRequest Ask(string backend) => new(FlowKind.Curl, "external/laptop", Asked) { Backend = backend };

        Assert.Equal(ttl, LastReply(Playground.In(version, native, Ask("server-a"))));
        Assert.Equal(ttl, LastReply(Playground.In(version, tunnel, Ask("server-b"))));
        Assert.Equal(62, Playground.In(version, native, new FlowRequest(FlowKind.Ping, "client", "server-b")).Trace.Client.ReplyTtl);
        Assert.Equal(63, Playground.In(version, tunnel, new FlowRequest(FlowKind.Ping, "client", "server-b")).Trace.Client.ReplyTtl);
    }

    private static int LastReply(TraceView view) => view.On("node-a", "eth0").Sightings.Last(sighting => sighting is { IsOutgoing: true, Direction: Reply })
        .Frame.Span[Engine.Wire.EthernetHeader.LengthBytes + 8];
}
