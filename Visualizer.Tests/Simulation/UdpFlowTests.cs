using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Simulation;

/// <summary>One datagram and its echo: sendmsg() and recvmsg() with socket LB, the pod's program without, closed ports.</summary>
public class UdpFlowTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("c")]
    [InlineData("d")]
    [InlineData("e")]
    [InlineData("f")]
    public void Udp_ToAPod_PrintsWhoAnswered(string letter)
    {
        var view = Playground.Udp(letter, "client", "server-b");

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.Equal($"32 bytes from {Playground.Address("server-b")}:53\n", view.Trace.Client.Output);
        Assert.Equal(2, view.Trace.Packets.Length);
    }

    // Socket LB: the datagram bears the backend's address from the start, and the application hears the service's.
    [Fact]
    public void Udp_SocketLb_SendmsgRewritesAndRecvmsgRestores()
    {
        var view = Playground.Udp("c", "client", "svc/web", "server-b");

        var service = Playground.Address("svc/web");
        Assert.Equal($"32 bytes from {service}:53\n", view.Trace.Client.Output);
        var sent = view.Trace.Packets[0].Hops[0];
        Assert.Equal((Stage.CgroupSendmsg4, HopAction.Allow, "sock4-sendmsg"), (sent.Stage, sent.Action, sent.Program));
        Assert.Null(sent.Place.Interface);
        var received = view.Trace.Packets[1].Hops[^1];
        Assert.Equal((Stage.CgroupRecvmsg4, HopAction.Allow, "sock4-recvmsg"), (received.Stage, received.Action, received.Program));
        Assert.Contains(received.Evidence, evidence => evidence.Entry.Contains($"{service}:53", StringComparison.Ordinal));
        Assert.DoesNotContain(TraceView.Lines(view["client.eth0"]), line => line.Contains($"{service}.", StringComparison.Ordinal));
    }

    // Per-packet LB: the pod's own tap shows the service in both directions.
    [Fact]
    public void Udp_PerPacketLb_PodTapShowsTheService()
    {
        var view = Playground.Udp("e", "client", "svc/web", "server-b");

        var service = Playground.Address("svc/web");
        Assert.All(TraceView.Lines(view["client.eth0"]), line => Assert.Contains(service + ".53", line, StringComparison.Ordinal));
        Assert.DoesNotContain(view.Trace.Packets.SelectMany(packet => packet.Hops), hop => hop.Stage is Stage.CgroupSendmsg4 or Stage.CgroupRecvmsg4);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    [InlineData("d")]
    [InlineData("e")]
    [InlineData("f")]
    public void Udp_ClosedPort_IcmpPortUnreachableComesBack(string letter)
    {
        var view = Playground.Udp(letter, "client", "server-b:54");

        Assert.Equal((Disposition.Unreachable, "UdpNoPorts"), (view.Trace.Disposition, view.Trace.DropReason));
        Assert.Equal(0, view.Trace.FailedAt!.Packet);
        var error = view.Trace.Packets[1];
        Assert.Equal((PacketDirection.Reply, $"ICMP {Playground.Address("server-b")} udp port 54 unreachable"), (error.Direction, error.Summary));
        Assert.Equal(DeliveryCodes.ClientHearsError, error.Hops[^1].Code);
        Assert.Equal($"udp: {Playground.Address("server-b")}:54: Connection refused\n", view.Trace.Client.Output);
        Assert.Null(view.Trace.Client.ReplyTtl);
        Assert.Contains("udp port 54 unreachable, length 68", TraceView.Lines(view["client.eth0"])[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c")]
    [InlineData("e")]
    public void Curl_ClosedPort_IsReset(string letter)
    {
        var view = Playground.Curl(letter, "client", "server-b:81");

        Assert.Equal((Disposition.Unreachable, "TcpOutRsts"), (view.Trace.Disposition, view.Trace.DropReason));
        Assert.Equal($"curl: (7) Failed to connect to {Playground.Address("server-b")} port 81: Connection refused\n", view.Trace.Client.Output);
        Assert.Equal(SocketCodes.KernelResets, view.Trace.Packets[1].Hops[0].Code);
    }

    // nf_conntrack_tcp_packet ends the entry of a SYN that an RST answers: right after that hop conntrack lists it no more.
    [Fact]
    public void Curl_ClosedPortThroughWireguard_EndedEntryIsNoEvidence()
    {
        const string Encrypted = "tunnel=disabled,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,kubeProxyReplacement=strict,encryption.enabled=true,encryption.type=wireguard";
        var view = Playground.In("1.12.0", Encrypted, new FlowRequest(FlowKind.Curl, "client", "server-b:81"));

        var reset = view.Trace.Packets.Single(packet => packet.Direction == PacketDirection.Reply);
        Assert.All(
            reset.Hops.Where(hop => hop.Stage == Stage.NfPrerouting).SelectMany(hop => hop.Evidence),
            evidence => Assert.DoesNotContain(" CLOSE ", evidence.Entry, StringComparison.Ordinal));
    }

    [Fact]
    public void Udp_NodePortFromOutside_MasqueradedReplyIsRestored()
    {
        var view = Playground.Udp("e", "external/laptop", "node/node-a:30053", "server-b");

        Assert.Equal($"32 bytes from {Playground.Address("node-a")}:30053\n", view.Trace.Client.Output);
        Assert.All(TraceView.Lines(view["external.eth0"]), line => Assert.Contains(".30053", line, StringComparison.Ordinal));
    }
}
