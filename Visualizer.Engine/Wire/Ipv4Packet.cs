using System.Buffers.Binary;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Wire;

/// <summary>
/// A whole IPv4 packet as octets: single fields read and rewritten where they stand, as routers, NAT and BPF programs do it.
/// Nothing but <see cref="Create"/> and its relatives allocates.
/// </summary>
/// <remarks>Spans start at the IPv4 header, which must be valid (<see cref="Ipv4Header.TryParse"/>); only what a method writes is kept consistent.</remarks>
public static class Ipv4Packet
{
    /// <summary>Octets of header and options.</summary>
    public static int HeaderLengthOf(ReadOnlySpan<byte> packet) => (packet[0] & 15) * 4;

    /// <summary>Octets of header and content, as the header says.</summary>
    public static int TotalLengthOf(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt16BigEndian(packet[Ipv4Header.TotalLengthAt..]);

    /// <summary>Identification.</summary>
    public static ushort IdentificationOf(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt16BigEndian(packet[Ipv4Header.IdentificationAt..]);

    /// <summary>Whether DF is set.</summary>
    public static bool DontFragmentOf(ReadOnlySpan<byte> packet) => (FragmentWordOf(packet) & Ipv4Header.DontFragmentBit) != 0;

    /// <summary>Fragment offset in units of 8 octets; 0 in a first fragment and in a packet that is none.</summary>
    public static int FragmentOffsetOf(ReadOnlySpan<byte> packet) => FragmentWordOf(packet) & Ipv4Header.OffsetMask;

    /// <summary>Whether the packet is one of several fragments.</summary>
    public static bool IsFragment(ReadOnlySpan<byte> packet) =>
        (FragmentWordOf(packet) & (Ipv4Header.OffsetMask | Ipv4Header.MoreFragmentsBit)) != 0;

    /// <summary>TTL.</summary>
    public static byte TtlOf(ReadOnlySpan<byte> packet) => packet[Ipv4Header.TtlAt];

    /// <summary>Protocol of the content.</summary>
    public static IpProtocol ProtocolOf(ReadOnlySpan<byte> packet) => (IpProtocol)packet[Ipv4Header.ProtocolAt];

    /// <summary>Sender.</summary>
    public static Ipv4Address SourceOf(ReadOnlySpan<byte> packet) => new(BinaryPrimitives.ReadUInt32BigEndian(packet[Ipv4Header.SourceAt..]));

    /// <summary>Receiver.</summary>
    public static Ipv4Address DestinationOf(ReadOnlySpan<byte> packet) =>
        new(BinaryPrimitives.ReadUInt32BigEndian(packet[Ipv4Header.DestinationAt..]));

    /// <summary>What the header carries, as far as octets are there: a TCP segment, a UDP datagram, an ICMP message.</summary>
    public static ReadOnlySpan<byte> ContentOf(ReadOnlySpan<byte> packet) =>
        packet[HeaderLengthOf(packet)..Math.Min(packet.Length, TotalLengthOf(packet))];

    /// <inheritdoc cref="ContentOf(ReadOnlySpan{byte})"/>
    public static Span<byte> ContentOf(Span<byte> packet) => packet[HeaderLengthOf(packet)..Math.Min(packet.Length, TotalLengthOf(packet))];

    /// <summary>Whether the header's checksum is right.</summary>
    public static bool HasValidChecksum(ReadOnlySpan<byte> packet) => InternetChecksum.Of(packet[..HeaderLengthOf(packet)]) == 0;

    /// <summary>Lowers the TTL by one and corrects the checksum (RFC 1812 §5.3.1); the TTL after it. A TTL of 0 stays 0.</summary>
    public static byte DecrementTtl(Span<byte> packet)
    {
        var ttl = TtlOf(packet);
        if (ttl > 0)
        {
            SetTtl(packet, --ttl);
        }

        return ttl;
    }

    /// <summary>Sets the TTL and corrects the checksum.</summary>
    public static void SetTtl(Span<byte> packet, byte ttl) => InternetChecksum.Replace(
        packet, Ipv4Header.TtlAt, (ushort)((ttl << 8) | packet[Ipv4Header.ProtocolAt]), Ipv4Header.ChecksumAt);

    /// <summary>Sets the identification and corrects the checksum.</summary>
    public static void SetIdentification(Span<byte> packet, ushort identification) =>
        InternetChecksum.Replace(packet, Ipv4Header.IdentificationAt, identification, Ipv4Header.ChecksumAt);

    /// <summary>Sets the source address and corrects the checksums of the header and of the TCP segment or UDP datagram behind it.</summary>
    public static void SetSource(Span<byte> packet, Ipv4Address address) => SetAddress(packet, Ipv4Header.SourceAt, address);

    /// <summary>Sets the destination address and corrects the checksums of the header and of the TCP segment or UDP datagram behind it.</summary>
    public static void SetDestination(Span<byte> packet, Ipv4Address address) => SetAddress(packet, Ipv4Header.DestinationAt, address);

    /// <summary>Makes the header longer by options that stand behind its 20 octets already, and corrects lengths and checksum.</summary>
    public static void GrowHeader(Span<byte> packet, int optionBytes)
    {
        packet[0] += (byte)(optionBytes / 4);
        BinaryPrimitives.WriteUInt16BigEndian(packet[Ipv4Header.TotalLengthAt..], (ushort)(TotalLengthOf(packet) + optionBytes));
        BinaryPrimitives.WriteUInt16BigEndian(packet[Ipv4Header.ChecksumAt..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(packet[Ipv4Header.ChecksumAt..], InternetChecksum.Of(packet[..HeaderLengthOf(packet)]));
    }

    /// <summary>A new packet: the header, its total length corrected, then the content.</summary>
    public static byte[] Create(Ipv4Header header, ReadOnlySpan<byte> content)
    {
        var packet = new byte[header.HeaderLength + content.Length];
        (header with { TotalLength = (ushort)packet.Length }).Emit(packet);
        content.CopyTo(packet.AsSpan(header.HeaderLength));
        return packet;
    }

    /// <summary>A new ICMP packet; protocol, lengths and checksums follow from the arguments.</summary>
    public static byte[] CreateIcmp(Ipv4Header header, Icmpv4Message message)
    {
        var content = new byte[message.LengthBytes];
        message.Emit(content);
        return Create(header with { Protocol = IpProtocol.Icmp }, content);
    }

    /// <summary>A new TCP packet; protocol, lengths and checksums follow from the arguments.</summary>
    public static byte[] CreateTcp(Ipv4Header header, TcpHeader tcp, ReadOnlySpan<byte> payload)
    {
        var content = new byte[tcp.HeaderLength + payload.Length];
        tcp.Emit(content);
        payload.CopyTo(content.AsSpan(tcp.HeaderLength));
        TcpHeader.WriteChecksum(content, header.Source, header.Destination);
        return Create(header with { Protocol = IpProtocol.Tcp }, content);
    }

    /// <summary>A new UDP packet with its checksum, as sockets send it; protocol and lengths follow from the arguments.</summary>
    public static byte[] CreateUdp(Ipv4Header header, ushort sourcePort, ushort destinationPort, ReadOnlySpan<byte> payload)
    {
        var packet = CreateUdpWithoutChecksum(header, sourcePort, destinationPort, payload);
        UdpHeader.WriteChecksum(packet.AsSpan(header.HeaderLength), header.Source, header.Destination);
        return packet;
    }

    /// <summary>A new UDP packet with checksum 0, as tunnels send it (RFC 6935 for IPv6; in IPv4 RFC 768 allows it).</summary>
    public static byte[] CreateUdpWithoutChecksum(Ipv4Header header, ushort sourcePort, ushort destinationPort, ReadOnlySpan<byte> payload)
    {
        var content = new byte[UdpHeader.LengthBytes + payload.Length];
        new UdpHeader(sourcePort, destinationPort, (ushort)content.Length, 0).Emit(content);
        payload.CopyTo(content.AsSpan(UdpHeader.LengthBytes));
        return Create(header with { Protocol = IpProtocol.Udp }, content);
    }

    private static ushort FragmentWordOf(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt16BigEndian(packet[Ipv4Header.FragmentAt..]);

    private static void SetAddress(Span<byte> packet, int at, Ipv4Address address)
    {
        var before = BinaryPrimitives.ReadUInt32BigEndian(packet[at..]);
        var checksum = BinaryPrimitives.ReadUInt16BigEndian(packet[Ipv4Header.ChecksumAt..]);
        BinaryPrimitives.WriteUInt32BigEndian(packet[at..], address.Value);
        BinaryPrimitives.WriteUInt16BigEndian(packet[Ipv4Header.ChecksumAt..], InternetChecksum.Update(checksum, before, address.Value));
        if (FragmentOffsetOf(packet) != 0)
        {
            return;
        }

        var content = packet[HeaderLengthOf(packet)..];
        switch (ProtocolOf(packet))
        {
            case IpProtocol.Tcp:
                TcpHeader.AddressChanged(content, before, address.Value);
                break;
            case IpProtocol.Udp:
                UdpHeader.AddressChanged(content, before, address.Value);
                break;
        }
    }
}
