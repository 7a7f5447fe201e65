using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;
using static Visualizer.Tests.Kernel.Netfilter.NodeUnderTest;

namespace Visualizer.Tests.Kernel.Netfilter;

public class ConntrackTests
{
    private const string Client = "10.0.2.32", Server = "10.0.1.15";

    private readonly NodeUnderTest _node = new(Labs.Kpr, "worker2");

    [Fact]
    public void Echo_RequestThenReply_EntryLosesUnreplied()
    {
        _node.Forward(Echo(Client, Server), "lxc", "eth0");
        var before = _node.Conntrack.Entries[0].Snapshot();
        _node.Forward(Echo(Server, Client, isReply: true), "eth0", "cilium_host");

        Assert.Equal(
            "icmp     1 29 src=10.0.2.32 dst=10.0.1.15 type=8 code=0 id=55 [UNREPLIED] src=10.0.1.15 dst=10.0.2.32 type=0 code=0 id=55 mark=0 use=1",
            before.Entry);
        Assert.Equal(
            "icmp     1 29 src=10.0.2.32 dst=10.0.1.15 type=8 code=0 id=55 src=10.0.1.15 dst=10.0.2.32 type=0 code=0 id=55 mark=0 use=1",
            Assert.Single(_node.Conntrack.Entries).Snapshot().Entry);
        Assert.Equal("conntrack -L", before.Source);
    }

    [Fact]
    public void Tcp_WholeConnection_GoesThroughTheKernelsStates()
    {
        var states = new List<TcpConntrackState>();
        foreach (var (isReply, flags) in new[]
        {
            (false, TcpFlags.Syn), (true, TcpFlags.Syn | TcpFlags.Ack), (false, TcpFlags.Ack), (false, TcpFlags.Psh | TcpFlags.Ack),
            (true, TcpFlags.Fin | TcpFlags.Ack), (false, TcpFlags.Fin | TcpFlags.Ack), (true, TcpFlags.Ack),
        })
        {
            _node.Forward(
                isReply ? Tcp(Server, 80, Client, 40000, flags) : Tcp(Client, 40000, Server, 80, flags),
                isReply ? "eth0" : "lxc", isReply ? "cilium_host" : "eth0");
            states.Add(Assert.Single(_node.Conntrack.Entries).Tcp);
        }

        Assert.Equal(
            [
                TcpConntrackState.SynSent, TcpConntrackState.SynRecv, TcpConntrackState.Established, TcpConntrackState.Established,
                TcpConntrackState.FinWait, TcpConntrackState.LastAck, TcpConntrackState.TimeWait,
            ],
            states);
        Assert.Equal(
            "tcp      6 119 TIME_WAIT src=10.0.2.32 dst=10.0.1.15 sport=40000 dport=80 src=10.0.1.15 dst=10.0.2.32 sport=80 dport=40000 [ASSURED] mark=0 use=1",
            _node.Conntrack.Entries[0].Snapshot().Entry);
    }

    [Fact]
    public void Tcp_SynAckWithoutEntry_IsInvalidAndTheNextAckOpensAnEntry()
    {
        var synAck = _node.Run(NetfilterHook.Prerouting, Tcp(Server, 80, Client, 40000, TcpFlags.Syn | TcpFlags.Ack), "eth0");
        var ack = Tcp(Client, 40000, Server, 80, TcpFlags.Ack);
        var picked = _node.Run(NetfilterHook.Prerouting, ack, "lxc");

        Assert.Equal(NetfilterCodes.Invalid, synAck.Code);
        Assert.Equal(NetfilterCodes.NewConnection, picked.Code);
        Assert.Equal(TcpConntrackState.Established, ack.Conntrack!.Entry.Tcp);
    }

    [Fact]
    public void Tcp_ResetOfTheFirstSegment_EndsTheEntry()
    {
        _node.Forward(Tcp(Client, 40000, Server, 80, TcpFlags.Syn), "lxc", "eth0");
        _node.Forward(Tcp(Server, 80, Client, 40000, TcpFlags.Rst | TcpFlags.Ack), "eth0", "cilium_host");

        Assert.Empty(_node.Conntrack.Entries);
    }

    [Fact]
    public void EchoReply_WithoutEntry_IsInvalidAndUntracked()
    {
        var reply = Echo(Client, Server, isReply: true);

        var (prerouting, _, postrouting) = _node.Forward(reply, "lxc", "eth0");

        Assert.Equal(NetfilterCodes.Invalid, prerouting.Code);
        Assert.Equal(NetfilterCodes.Untracked, postrouting.Code);
        Assert.Null(reply.Conntrack);
        Assert.Empty(_node.Conntrack.Entries);
    }

    [Fact]
    public void NewPacket_DroppedBeforePostrouting_LeavesNoEntry()
    {
        _node.Run(NetfilterHook.Prerouting, Echo(Client, Server), "lxc");

        Assert.Empty(_node.Conntrack.Entries);
    }

    [Fact]
    public void Esp_IsTrackedWithoutPorts()
    {
        _node.Forward(Packet(Ipv4Packet.Create(
            Frames.Header(Ipv4Address.Parse("10.0.1.138"), Ipv4Address.Parse("10.0.0.40")) with { Protocol = IpProtocol.Esp }, new byte[48])), "eth0", "eth0");

        Assert.Equal(
            "unknown  50 599 src=10.0.1.138 dst=10.0.0.40 [UNREPLIED] src=10.0.0.40 dst=10.0.1.138 mark=0 use=1",
            _node.Conntrack.Entries[0].Snapshot().Entry);
    }

    [Fact]
    public void IcmpError_AboutAMasqueradedPacket_IsRelatedAndFindsThePod()
    {
        var request = Tcp(Client, 40000, "8.8.8.8", 80, TcpFlags.Syn);
        _node.Forward(request, "lxc", "eth0");
        var quoted = request.Packet.ToArray();
        var error = Packet(Ipv4Packet.CreateIcmp(
            Frames.Header(Ipv4Address.Parse("172.18.0.1"), Ipv4Address.Parse("172.18.0.2")), Icmpv4Message.TimeExceeded(quoted.AsSpan(0, 28))));

        var verdict = _node.Run(NetfilterHook.Prerouting, error, "eth0");

        Assert.Equal(HopAction.Dnat, verdict.Action);
        Assert.Equal(NetfilterCodes.ReplyDestinationRestored, verdict.Code);
        Assert.Equal(Ipv4Address.Parse(Client), error.Destination);
        Assert.True(Ipv4Packet.HasValidChecksum(error.Packet));
    }

    [Fact]
    public void Inverse_Twice_IsTheTupleItself()
    {
        foreach (var packet in new[] { Echo(Client, Server), Tcp(Client, 1, Server, 2, TcpFlags.Syn) })
        {
            var tuple = ConntrackTuple.Of(packet.Packet);

            Assert.NotEqual(tuple, tuple.Inverse());
            Assert.Equal(tuple, tuple.Inverse().Inverse());
        }
    }
}
