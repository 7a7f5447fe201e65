using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Simulation;

/// <summary>Neighbours that have to be asked for first: ARP as packets of neither direction.</summary>
public class ColdNeighbourTests
{
    [Fact]
    public void Ping_Cold_PodAsksItsLxcAndTheNodeAsksTheWire()
    {
        var view = Cold("c", "client", "server-b");

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        var arp = view.Trace.Packets.Where(packet => packet.Direction == PacketDirection.None).ToList();
        Assert.Equal(
            [
                $"ARP, Request who-has {Playground.Address("router/node-a")} tell {Playground.Address("client")}",
                "ARP, Request who-has 172.18.0.3 tell 172.18.0.2",
                $"ARP, Request who-has {Playground.Address("router/node-b")} tell {Playground.Address("server-b")}",
            ],
            arp.Select(packet => packet.Summary).Where(summary => summary.Contains("Request", StringComparison.Ordinal)));
        var answer = arp[0].Hops[^1];
        Assert.Equal((Stage.TcIngress, HopAction.Redirect, "from-container"), (answer.Stage, answer.Action, answer.Program));
        Assert.Equal(answer.Place.Interface, answer.Target);
    }

    [Fact]
    public void Ping_Cold_GatewayHasTheLxcsMac()
    {
        var view = Cold("e", "client", "server-a");

        var lines = TraceView.Lines(view["client.lxc"]);
        var mac = lines[2][(lines[2].IndexOf(" > ", StringComparison.Ordinal) + 3)..lines[2].IndexOf(',', StringComparison.Ordinal)];
        Assert.Contains("> ff:ff:ff:ff:ff:ff, ethertype ARP (0x0806), length 42: Request who-has", lines[0], StringComparison.Ordinal);
        Assert.Contains($"Reply {Playground.Address("router/node-a")} is-at {mac}, length 28", lines[1], StringComparison.Ordinal);
        Assert.Equal(0, view.Trace.Packets[0].Index);
        Assert.Equal(PacketDirection.Request, view.Trace.Packets[0].Direction);
    }

    [Fact]
    public void Ping_ColdAndNobodyThere_TheQuestionStaysOpen()
    {
        var view = Cold("a", "client", "172.18.0.77");

        Assert.Equal(Disposition.Unreachable, view.Trace.Disposition);
        var question = Assert.Single(view.Trace.Packets, packet => packet.Summary.Contains("who-has 172.18.0.77", StringComparison.Ordinal));
        Assert.Equal((Stage.Wire, HopAction.Unreachable), (question.Hops[^1].Stage, question.Hops[^1].Action));
        Assert.Equal("ICMP host 172.18.0.77 unreachable", view.Trace.Packets[^1].Summary);
    }

    // The session is set up once, before the first data message; its packets are of neither direction too.
    [Theory]
    [InlineData("h")]
    [InlineData("hTunnel")]
    public void Ping_Cold_WireguardShakesHandsFirst(string letter)
    {
        var view = Cold(letter, "client", "server-b");

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        var handshake = view.Trace.Packets.Where(packet => packet.Summary.StartsWith("WireGuard", StringComparison.Ordinal)).ToList();
        Assert.Equal(["WireGuard handshake initiation", "WireGuard handshake response"], handshake.Select(packet => packet.Summary));
        Assert.All(handshake, packet => Assert.Equal((PacketDirection.None, Stage.LocalDeliver), (packet.Direction, packet.Hops[^1].Stage)));
        var lines = TraceView.Lines(view["clientNode.eth0"]).Where(line => line.Contains("UDP, length", StringComparison.Ordinal)).ToList();
        Assert.EndsWith("172.18.0.2.51871 > 172.18.0.3.51871: UDP, length 148", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("172.18.0.3.51871 > 172.18.0.2.51871: UDP, length 92", lines[1], StringComparison.Ordinal);
        Assert.Equal(4, lines.Count);
    }

    [Fact]
    public void Ping_Warm_HasNoArp() => Assert.DoesNotContain(
        Playground.Ping("c", "client", "server-b").Trace.Packets, packet => packet.Direction == PacketDirection.None);

    private static TraceView Cold(string letter, string from, string to) =>
        Playground.Run(letter, new FlowRequest(FlowKind.Ping, from, to) { ColdNeighbours = true });
}
