using System.Buffers.Binary;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Wire;

/// <summary>The Internet checksum (RFC 1071) and its incremental update (RFC 1624). Nothing here allocates.</summary>
public static class InternetChecksum
{
    /// <summary>Checksum of the octets: the complement of their one's complement sum. Over octets that contain a right checksum it is 0.</summary>
    public static ushort Of(ReadOnlySpan<byte> octets) => Finish(Sum(octets));

    /// <summary>Sum of big-endian 16-bit words added to <paramref name="seed"/>; an odd last octet counts as the high half of a word.</summary>
    public static ulong Sum(ReadOnlySpan<byte> octets, ulong seed = 0)
    {
        while (octets.Length >= 4)
        {
            // Adding 32-bit words is allowed: carries fold back the same way (RFC 1071 §2 (C)).
            seed += BinaryPrimitives.ReadUInt32BigEndian(octets);
            octets = octets[4..];
        }

        if (octets.Length >= 2)
        {
            seed += BinaryPrimitives.ReadUInt16BigEndian(octets);
            octets = octets[2..];
        }

        return octets.IsEmpty ? seed : seed + ((ulong)octets[0] << 8);
    }

    /// <summary>Folds a sum into 16 bits and complements it.</summary>
    public static ushort Finish(ulong sum)
    {
        while (sum > 0xFFFF)
        {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }

        return (ushort)~sum;
    }

    /// <summary>Sum of the pseudo-header that TCP and UDP include (RFC 9293 §3.1, RFC 768).</summary>
    public static ulong PseudoHeader(Ipv4Address source, Ipv4Address destination, IpProtocol protocol, int length) =>
        (ulong)source.Value + destination.Value + (byte)protocol + (uint)length;

    /// <summary>Checksum of a whole TCP segment or UDP datagram with its pseudo-header; 0 when the one it contains is right.</summary>
    public static ushort OfTransport(Ipv4Address source, Ipv4Address destination, IpProtocol protocol, ReadOnlySpan<byte> segment) =>
        Finish(Sum(segment, PseudoHeader(source, destination, protocol, segment.Length)));

    /// <summary>The checksum after one 16-bit word changed: HC' = ~(~HC + ~m + m') (RFC 1624 §3, equation 3).</summary>
    public static ushort Update(ushort checksum, ushort before, ushort after) =>
        Finish((ulong)(ushort)~checksum + (ushort)~before + after);

    /// <summary>The checksum after one 32-bit value on a 16-bit boundary changed, such as an address.</summary>
    public static ushort Update(ushort checksum, uint before, uint after) =>
        Finish((ulong)(ushort)~checksum + (ushort)~(before >> 16) + (ushort)~before + (after >> 16) + (ushort)after);

    /// <summary>Writes a new 16-bit word at <paramref name="at"/> and corrects the checksum at <paramref name="checksumAt"/>.</summary>
    internal static void Replace(Span<byte> octets, int at, ushort value, int checksumAt)
    {
        var before = BinaryPrimitives.ReadUInt16BigEndian(octets[at..]);
        BinaryPrimitives.WriteUInt16BigEndian(octets[at..], value);
        var checksum = BinaryPrimitives.ReadUInt16BigEndian(octets[checksumAt..]);
        BinaryPrimitives.WriteUInt16BigEndian(octets[checksumAt..], Update(checksum, before, value));
    }
}
