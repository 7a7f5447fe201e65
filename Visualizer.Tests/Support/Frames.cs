using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Wire;

namespace Visualizer.Tests.Support;

/// <summary>Frames as the labs' taps see them, built layer by layer.</summary>
public static class Frames
{
    public static readonly Ipv4Address PodA = Ipv4Address.Parse("10.0.2.40"), PodB = Ipv4Address.Parse("10.0.0.72");
    public static readonly Ipv4Address NodeA = Ipv4Address.Parse("172.18.0.3"), NodeB = Ipv4Address.Parse("172.18.0.2");
    public static readonly MacAddress MacA = MacAddress.Parse("ae:32:09:5a:08:5c"), MacB = MacAddress.Parse("be:06:1e:82:86:b6");
    public static readonly MacAddress NodeMacA = MacAddress.Parse("02:42:ac:12:00:03"), NodeMacB = MacAddress.Parse("02:42:ac:12:00:02");
    public static readonly byte[] Key = Convert.FromHexString("000102030405060708090a0b0c0d0e0f"), Salt = Convert.FromHexString("a0b1c2d3");

    public static Ipv4Header Header(Ipv4Address source, Ipv4Address destination) =>
        new(0, 0, 0x2F61, true, false, 0, 64, default, source, destination);

    public static Octets Counting(int length) => new(Enumerable.Range(0, length).Select(value => (byte)value).ToArray());

    public static byte[] Ethernet(byte[] packet) => new EthernetHeader(MacB, MacA, EtherType.Ipv4).Frame(packet);

    public static byte[] Underlay(byte[] packet) => new EthernetHeader(NodeMacB, NodeMacA, EtherType.Ipv4).Frame(packet);

    /// <summary>An echo request of 84 octets, as <c>ping</c> sends by default.</summary>
    public static byte[] EchoRequest(ushort identifier = 55, ushort sequence = 0) =>
        Ipv4Packet.CreateIcmp(Header(PodA, PodB), Icmpv4Message.EchoRequest(identifier, sequence, Counting(56)));

    public static byte[] Udp(ushort sourcePort, ushort destinationPort, int payload = 32) =>
        Ipv4Packet.CreateUdp(Header(PodA, PodB), sourcePort, destinationPort, Counting(payload).Span);

    public static byte[] Tcp(TcpHeader tcp, string payload = "") =>
        Ipv4Packet.CreateTcp(Header(PodA, PodB), tcp, Encoding.ASCII.GetBytes(payload));

    public static byte[] Vxlan(uint vni, byte[] innerFrame)
    {
        var content = new byte[VxlanHeader.LengthBytes + innerFrame.Length];
        new VxlanHeader(vni).Emit(content);
        innerFrame.CopyTo(content, VxlanHeader.LengthBytes);
        return Underlay(Ipv4Packet.CreateUdpWithoutChecksum(Header(NodeA, NodeB), 49017, VxlanHeader.Port, content));
    }

    public static byte[] Geneve(GeneveHeader header, byte[] inner)
    {
        var content = new byte[header.HeaderLength + inner.Length];
        header.Emit(content);
        inner.CopyTo(content, header.HeaderLength);
        return Underlay(Ipv4Packet.CreateUdpWithoutChecksum(Header(NodeA, NodeB), 49017, GeneveHeader.Port, content));
    }

    public static byte[] Esp(byte[] inner, uint spi = 3, uint sequence = 5) => Underlay(Ipv4Packet.Create(
        Header(NodeA, NodeB) with { Protocol = IpProtocol.Esp }, EspTunnel.Seal(inner, Key, Salt, spi, sequence)));

    public static byte[] WireGuard(int innerLength = 84)
    {
        var message = new byte[WireGuardMessage.DataLength(innerLength)];
        WireGuardMessage.Data(0x12345678, 7).Emit(message);
        return Underlay(Ipv4Packet.CreateUdp(Header(NodeA, NodeB), WireGuardMessage.Port, WireGuardMessage.Port, message));
    }

    /// <summary>One well-formed frame of every kind.</summary>
    public static IEnumerable<byte[]> All()
    {
        yield return Ethernet(EchoRequest());
        yield return Ethernet(Udp(40000, 9999));
        yield return Ethernet(Tcp(new TcpHeader(32794, 80, 1073282361, 0, TcpFlags.Syn, 64240, Options: TcpOptions.Syn(1460, 3661176389, 0, 7))));
        yield return Ethernet(Tcp(
            new TcpHeader(32794, 80, 1073282362, 901038453, TcpFlags.Psh | TcpFlags.Ack, 502, Options: TcpOptions.Timestamps(1, 2)),
            "GET / HTTP/1.1\r\n\r\n"));
        yield return Ethernet(Ipv4Packet.CreateIcmp(
            Header(PodB, PodA), Icmpv4Message.Unreachable(Icmpv4Message.PortUnreachable, Udp(40000, 9999))));
        yield return Ethernet(Ipv4Packet.CreateIcmp(Header(PodB, PodA), Icmpv4Message.FragmentationNeeded(1450, EchoRequest())));
        yield return Ethernet(Ipv4Packet.CreateIcmp(Header(PodB, PodA), Icmpv4Message.TimeExceeded(EchoRequest().AsSpan(0, 28))));
        yield return ArpPacket.RequestFrame(MacA, PodA, PodB);
        yield return Vxlan(32359, Ethernet(EchoRequest()));
        yield return Geneve(new GeneveHeader(32359, EtherType.TransparentEthernet), Ethernet(EchoRequest()));
        yield return Geneve(
            GeneveHeader.Create(32359, EtherType.TransparentEthernet, new GeneveOption(0x014B, 0x81, Counting(8))), Ethernet(EchoRequest()));
        yield return Esp(EchoRequest());
        yield return WireGuard();
    }
}
