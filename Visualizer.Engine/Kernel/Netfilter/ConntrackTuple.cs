using System.Buffers.Binary;
using System.Globalization;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>One direction of a connection as kernel conntrack tells connections apart (<c>struct nf_conntrack_tuple</c>).</summary>
/// <param name="Source">Source address.</param>
/// <param name="Destination">Destination address.</param>
/// <param name="Protocol">IP protocol number.</param>
/// <param name="SourcePort">Source port; the identifier of ICMP; 0 for protocols without ports.</param>
/// <param name="DestinationPort">Destination port; type × 256 + code of ICMP; 0 for protocols without ports.</param>
public readonly record struct ConntrackTuple(
    Ipv4Address Source, Ipv4Address Destination, byte Protocol, ushort SourcePort, ushort DestinationPort)
{
    internal const byte Icmp = 1, Tcp = 6, Udp = 17;

    /// <summary>ICMP type; meaningless for other protocols.</summary>
    public int IcmpType => DestinationPort >> 8;

    /// <summary>ICMP code; meaningless for other protocols.</summary>
    public int IcmpCode => DestinationPort & 255;

    /// <summary>Source address with its port, as a translation changes it.</summary>
    public ConntrackEnd SourceEnd => new(Source, Protocol is Tcp or Udp ? SourcePort : (ushort)0);

    /// <summary>Destination address with its port, as a translation changes it.</summary>
    public ConntrackEnd DestinationEnd => new(Destination, Protocol is Tcp or Udp ? DestinationPort : (ushort)0);

    /// <summary>The tuple of the answers: ends exchanged, an echo request turned into an echo reply.</summary>
    public ConntrackTuple Inverse() => Protocol == Icmp
        ? new ConntrackTuple(Destination, Source, Icmp, SourcePort, InverseIcmp(DestinationPort))
        : new ConntrackTuple(Destination, Source, Protocol, DestinationPort, SourcePort);

    /// <summary>Reads the tuple of a packet in flight; a later fragment has the ports of its first.</summary>
    public static ConntrackTuple Of(SocketBuffer skb) => Of(skb.Packet, skb.Transport);

    /// <summary>Reads the tuple of a packet.</summary>
    /// <param name="packet">Octets from the IPv4 header on; what an ICMP error quotes (8 octets of transport) is enough.</param>
    public static ConntrackTuple Of(ReadOnlySpan<byte> packet) => Of(packet, packet[((packet[0] & 15) * 4)..]);

    private static ConntrackTuple Of(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> transport)
    {
        const int ProtocolAt = 9, SourceAt = 12, DestinationAt = 16;
        var protocol = packet[ProtocolAt];
        var source = new Ipv4Address(BinaryPrimitives.ReadUInt32BigEndian(packet[SourceAt..]));
        var destination = new Ipv4Address(BinaryPrimitives.ReadUInt32BigEndian(packet[DestinationAt..]));
        return protocol switch
        {
            Tcp or Udp => new ConntrackTuple(
                source,
                destination,
                protocol,
                BinaryPrimitives.ReadUInt16BigEndian(transport),
                BinaryPrimitives.ReadUInt16BigEndian(transport[2..])),
            Icmp => new ConntrackTuple(
                source,
                destination,
                Icmp,
                BinaryPrimitives.ReadUInt16BigEndian(transport[4..]),
                BinaryPrimitives.ReadUInt16BigEndian(transport)),
            _ => new ConntrackTuple(source, destination, protocol, 0, 0),
        };
    }

    /// <summary>A number that follows from the tuple alone: what the model puts in place of the kernel's random choices.</summary>
    public ulong StableNumber()
    {
        var ends = StableHash.Next(((ulong)Source.Value << 32) | Destination.Value, Protocol);
        return StableHash.Next(ends, ((ulong)SourcePort << 16) | DestinationPort);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var ends = (Source.Value * 0x9E3779B1) ^ (Destination.Value * 0x85EBCA6B);
        var ports = (((uint)SourcePort << 16) | DestinationPort) * 0xC2B2AE35;
        return (int)(ends ^ ports ^ (ends >> 15) ^ Protocol);
    }

    private static ushort InverseIcmp(ushort typeAndCode) => (ushort)((typeAndCode & 255) | ((typeAndCode >> 8) switch
    {
        8 => 0,
        0 => 8,
        13 => 14,
        14 => 13,
        15 => 16,
        16 => 15,
        17 => 18,
        18 => 17,
        var other => other,
    } << 8));
}

/// <summary>One end of a tuple.</summary>
/// <param name="Address">Address.</param>
/// <param name="Port">Port; 0 where the protocol has none.</param>
public readonly record struct ConntrackEnd(Ipv4Address Address, ushort Port)
{
    /// <summary><c>address:port</c>, or the address alone.</summary>
    public override string ToString() =>
        Port == 0 ? Address.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Address}:{Port}");
}
