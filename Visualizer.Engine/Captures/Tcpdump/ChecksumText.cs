using System.Buffers.Binary;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>What <c>-v</c> says of checksums: each printer has its own words. One that was cut off with the frame is not judged.</summary>
internal static class ChecksumText
{
    private const int InIpv4 = 10, InIcmp = 2, InTcp = 16, InUdp = 6;

    /// <summary>Of an IPv4 header, only where it is wrong (<c>print-ip.c</c>).</summary>
    public static void PrintIpv4(Page page, ReadOnlySpan<byte> header)
    {
        if (InternetChecksum.Of(header) != 0)
        {
            page.Print($", bad cksum {Found(header, InIpv4):x} (->{InternetChecksum.Of(Without(header, InIpv4)):x})!");
        }
    }

    /// <summary>Of an ICMP message, only where it is wrong (<c>print-icmp.c</c>).</summary>
    public static void PrintIcmp(Page page, ReadOnlySpan<byte> message, int length)
    {
        if (message.Length >= length && InternetChecksum.Of(message[..length]) != 0)
        {
            page.Print($" (wrong icmp cksum {Found(message, InIcmp):x} (->{InternetChecksum.Of(Without(message[..length], InIcmp)):x})!)");
        }
    }

    /// <summary>Of a TCP segment (<c>print-tcp.c</c>).</summary>
    public static void PrintTcp(Page page, ReadOnlySpan<byte> packet, ReadOnlySpan<byte> segment, int length)
    {
        if (segment.Length < length)
        {
            return;
        }

        page.Print($", cksum 0x{Found(segment, InTcp):x4} ");
        page.Print(Of(packet, IpProtocol.Tcp, segment[..length]) == 0
            ? "(correct)" : $"(incorrect -> 0x{Of(packet, IpProtocol.Tcp, Without(segment[..length], InTcp)):x4})");
    }

    /// <summary>Of a UDP datagram (<c>print-udp.c</c>).</summary>
    public static void PrintUdp(Page page, ReadOnlySpan<byte> packet, ReadOnlySpan<byte> datagram, int length)
    {
        if (Found(datagram, InUdp) == 0)
        {
            page.Print("[no cksum] ");
        }
        else if (datagram.Length >= length)
        {
            page.Print(Of(packet, IpProtocol.Udp, datagram[..length]) == 0
                ? "[udp sum ok] " : $"[bad udp cksum 0x{Found(datagram, InUdp):x4} -> 0x{Of(packet, IpProtocol.Udp, Without(datagram[..length], InUdp)):x4}!] ");
        }
    }

    private static ushort Of(ReadOnlySpan<byte> packet, IpProtocol protocol, ReadOnlySpan<byte> content) =>
        InternetChecksum.OfTransport(Ipv4Packet.SourceOf(packet), Ipv4Packet.DestinationOf(packet), protocol, content);

    private static ushort Found(ReadOnlySpan<byte> octets, int at) => BinaryPrimitives.ReadUInt16BigEndian(octets[at..]);

    /// <summary>The octets with a zero where the checksum stands.</summary>
    private static byte[] Without(ReadOnlySpan<byte> octets, int at)
    {
        var copy = octets.ToArray();
        copy[at] = copy[at + 1] = 0;
        return copy;
    }
}
