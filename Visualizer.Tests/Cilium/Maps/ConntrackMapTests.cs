using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;

namespace Visualizer.Tests.Cilium.Maps;

public sealed class ConntrackMapTests
{
    private static readonly Ipv4Address Client = Ipv4Address.Parse("10.0.2.40"), Server = Ipv4Address.Parse("10.0.0.72");

    [Fact]
    public void Lookup_SidesOfOneConnection_AreKeptApart()
    {
        var map = new ConntrackMap();
        var syn = Packets.Syn(Client, 40000, Server, 80);
        var synAck = Packets.SynAck(Server, 80, Client, 40000);
        Create(map, syn, ConntrackScope.Egress);

        Assert.Equal(ConntrackStatus.New, map.Lookup(ConntrackTuple.Of(syn), ConntrackScope.Ingress, syn).Status);
        Assert.Equal(ConntrackStatus.Established, map.Lookup(ConntrackTuple.Of(syn), ConntrackScope.Egress, syn).Status);
        Assert.Equal(ConntrackStatus.Reply, map.Lookup(ConntrackTuple.Of(synAck), ConntrackScope.Ingress, synAck).Status);
        Assert.Equal(ConntrackStatus.New, map.Lookup(ConntrackTuple.Of(synAck), ConntrackScope.Egress, synAck).Status);
    }

    //  the identifier of an echo is the port of whoever asked (lab D's monitor)
    [Fact]
    public void TupleOf_Echo_HasIdentifierOnTheAskingSide()
    {
        var request = ConntrackTuple.Of(Packets.Ping(Client, Server, id: 278));
        var reply = ConntrackTuple.Of(Packets.Pong(Server, Client, id: 278));

        Assert.Equal((278, 0), (request.SourcePort, request.DestinationPort));
        Assert.Equal(request, reply.Reversed);
    }

    [Fact]
    public void Entry_Changed_LeavesEarlierSnapshotAlone()
    {
        var map = new ConntrackMap();
        var ping = Packets.Ping(Client, Server);
        var pong = Packets.Pong(Server, Client);
        var before = Create(map, ping, ConntrackScope.Egress);

        var after = map.Lookup(ConntrackTuple.Of(pong), ConntrackScope.Ingress, pong).Entry!;

        Assert.Equal(
            "ICMP OUT 10.0.2.40:55 -> 10.0.0.72:0 expires=60 RxPackets=0 RxBytes=0 RxFlagsSeen=0x00 LastRxReport=0 "
            + "TxPackets=1 TxBytes=98 TxFlagsSeen=0x00 LastTxReport=0 Flags=0x0000 [ ] RevNAT=0 SourceSecurityID=32359 ",
            before.Entry);
        Assert.Contains("RxPackets=1 RxBytes=98", after.Entry, StringComparison.Ordinal);
    }

    [Fact]
    public void Entry_TcpBeyondSyn_IsEstablishedForSixHours()
    {
        var map = new ConntrackMap();
        var syn = Packets.Syn(Client, 40000, Server, 80);
        var synAck = Packets.SynAck(Server, 80, Client, 40000);
        var created = Create(map, syn, ConntrackScope.Egress);

        var answered = map.Lookup(ConntrackTuple.Of(synAck), ConntrackScope.Ingress, synAck).Entry!;

        Assert.Contains("expires=60 ", created.Entry, StringComparison.Ordinal);
        Assert.Contains("expires=21600 ", answered.Entry, StringComparison.Ordinal);
        Assert.Contains("Flags=0x0010 [ SeenNonSyn ]", answered.Entry, StringComparison.Ordinal);
    }

    private static ConntrackEntry Create(ConntrackMap map, SocketBuffer skb, ConntrackScope scope) => map.Create(
        new ConntrackEntry { Tuple = ConntrackTuple.Of(skb), Scope = scope, SourceIdentity = new SecurityIdentity(32359) }, skb);
}
