using FsCheck;
using FsCheck.Fluent;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Wire;

public sealed class Ipv4PacketTests
{
    [Fact]
    public void DecrementTtl_TwoRouters_TtlFallsAndChecksumStaysRight()
    {
        var packet = Frames.EchoRequest();

        Assert.Equal(63, Ipv4Packet.DecrementTtl(packet));
        Assert.Equal(62, Ipv4Packet.DecrementTtl(packet));
        Assert.Equal(62, Ipv4Packet.TtlOf(packet));
        Assert.True(Ipv4Packet.HasValidChecksum(packet));
    }

    [Fact]
    public void DecrementTtl_Zero_StaysZero()
    {
        var packet = Frames.EchoRequest();
        Ipv4Packet.SetTtl(packet, 0);

        Assert.Equal(0, Ipv4Packet.DecrementTtl(packet));
        Assert.True(Ipv4Packet.HasValidChecksum(packet));
    }

    [Fact]
    public void SetAddresses_Tcp_BothChecksumsStayRight() => Prop.ForAll((uint source, uint destination, ushort port) =>
    {
        var packet = Frames.Tcp(new TcpHeader(32794, 80, 1, 2, TcpFlags.Ack, 502), "x");

        Ipv4Packet.SetSource(packet, new Ipv4Address(source));
        Ipv4Packet.SetDestination(packet, new Ipv4Address(destination));
        TcpHeader.SetSourcePort(Ipv4Packet.ContentOf(packet.AsSpan()), port);
        TcpHeader.SetDestinationPort(Ipv4Packet.ContentOf(packet.AsSpan()), port);

        var segment = Ipv4Packet.ContentOf(packet.AsSpan());
        return Ipv4Packet.HasValidChecksum(packet)
            && Ipv4Packet.SourceOf(packet).Value == source
            && Ipv4Packet.DestinationOf(packet).Value == destination
            && TcpHeader.SourcePortOf(segment) == port
            && TcpHeader.DestinationPortOf(segment) == port
            && TcpHeader.HasValidChecksum(segment, new Ipv4Address(source), new Ipv4Address(destination));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void SetAddresses_Udp_BothChecksumsStayRightAndNeverZero() => Prop.ForAll((uint source, ushort port) =>
    {
        var packet = Frames.Udp(40000, 53);

        Ipv4Packet.SetSource(packet, new Ipv4Address(source));
        UdpHeader.SetDestinationPort(Ipv4Packet.ContentOf(packet.AsSpan()), port);

        Assert.True(UdpHeader.TryParse(Ipv4Packet.ContentOf(packet.AsSpan()), out var udp));
        return Ipv4Packet.HasValidChecksum(packet) && udp.Checksum != 0 && udp.DestinationPort == port
            && UdpHeader.HasValidChecksum(Ipv4Packet.ContentOf(packet.AsSpan()), new Ipv4Address(source), Frames.PodB);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void SetSource_UdpWithoutChecksum_StaysWithout()
    {
        var packet = Ipv4Packet.CreateUdpWithoutChecksum(Frames.Header(Frames.NodeA, Frames.NodeB), 49017, 8472, [1, 2, 3]);

        Ipv4Packet.SetSource(packet, Frames.PodA);

        Assert.True(UdpHeader.TryParse(Ipv4Packet.ContentOf(packet.AsSpan()), out var udp));
        Assert.Equal(0, udp.Checksum);
    }

    [Fact]
    public void SetSource_LaterFragment_ContentIsUntouched()
    {
        var packet = Ipv4Packet.Create(
            Frames.Header(Frames.PodA, Frames.PodB) with { Protocol = IpProtocol.Udp, DontFragment = false, FragmentOffset = 185 },
            Frames.Counting(40).Span);

        Ipv4Packet.SetSource(packet, Frames.NodeA);

        Assert.Equal(Frames.Counting(40), new Octets(Ipv4Packet.ContentOf(packet.AsSpan())));
        Assert.True(Ipv4Packet.HasValidChecksum(packet));
    }

    [Fact]
    public void SetSource_TransportIsCutShort_DoesNotThrow()
    {
        var quoted = Frames.Tcp(new TcpHeader(32794, 80, 1, 2, TcpFlags.Ack, 502))[..28];

        Ipv4Packet.SetSource(quoted, Frames.NodeA);
        TcpHeader.SetSourcePort(quoted.AsSpan(20), 7);

        Assert.Equal(Frames.NodeA, Ipv4Packet.SourceOf(quoted));
        Assert.Equal(7, TcpHeader.SourcePortOf(quoted.AsSpan(20)));
    }

    [Fact]
    public void InPlaceAccess_ManyPackets_AllocatesNothing()
    {
        var packet = Frames.Tcp(new TcpHeader(32794, 80, 1, 2, TcpFlags.Ack, 502));
        Rewrite(packet);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++)
        {
            Rewrite(packet);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Rewrite(byte[] packet)
    {
        Ipv4Packet.SetTtl(packet, 64);
        Ipv4Packet.DecrementTtl(packet);
        Ipv4Packet.SetSource(packet, Frames.NodeA);
        Ipv4Packet.SetDestination(packet, Frames.NodeB);
        TcpHeader.SetDestinationPort(Ipv4Packet.ContentOf(packet.AsSpan()), 8080);
    }
}
