using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Wire;

/// <summary>UDP header (RFC 768): 8 octets, then the payload.</summary>
/// <param name="SourcePort">Sender's port.</param>
/// <param name="DestinationPort">Receiver's port.</param>
/// <param name="Length">Octets of header and payload, at least 8.</param>
/// <param name="Checksum">Over pseudo-header, header and payload; 0 means none was computed. Kept as it is on parse and emit.</param>
public readonly record struct UdpHeader(ushort SourcePort, ushort DestinationPort, ushort Length, ushort Checksum)
{
    /// <summary>Octets of the header.</summary>
    public const int LengthBytes = 8;

    private const int SourcePortAt = 0, DestinationPortAt = 2, LengthAt = 4, ChecksumAt = 6;

    /// <summary>Reads the header; false when there are fewer than 8 octets or the length field says so.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, out UdpHeader header)
    {
        header = default;
        if (octets.Length < LengthBytes || LengthOf(octets) < LengthBytes)
        {
            return false;
        }

        header = new UdpHeader(
            SourcePortOf(octets), DestinationPortOf(octets), (ushort)LengthOf(octets), BinaryPrimitives.ReadUInt16BigEndian(octets[ChecksumAt..]));
        return true;
    }

    /// <summary>Writes the 8 octets to the start of <paramref name="octets"/>.</summary>
    public void Emit(Span<byte> octets)
    {
        BinaryPrimitives.WriteUInt16BigEndian(octets[SourcePortAt..], SourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(octets[DestinationPortAt..], DestinationPort);
        BinaryPrimitives.WriteUInt16BigEndian(octets[LengthAt..], Length);
        BinaryPrimitives.WriteUInt16BigEndian(octets[ChecksumAt..], Checksum);
    }

    /// <summary>Source port of a datagram.</summary>
    public static ushort SourcePortOf(ReadOnlySpan<byte> datagram) => BinaryPrimitives.ReadUInt16BigEndian(datagram[SourcePortAt..]);

    /// <summary>Destination port of a datagram.</summary>
    public static ushort DestinationPortOf(ReadOnlySpan<byte> datagram) => BinaryPrimitives.ReadUInt16BigEndian(datagram[DestinationPortAt..]);

    /// <summary>Octets of header and payload, as the header says.</summary>
    public static int LengthOf(ReadOnlySpan<byte> datagram) => BinaryPrimitives.ReadUInt16BigEndian(datagram[LengthAt..]);

    /// <summary>Sets the source port and corrects the checksum; none stays none. Works on the 8 octets an ICMP error quotes.</summary>
    public static void SetSourcePort(Span<byte> datagram, ushort port) => SetPort(datagram, SourcePortAt, port);

    /// <summary>Sets the destination port and corrects the checksum; none stays none.</summary>
    public static void SetDestinationPort(Span<byte> datagram, ushort port) => SetPort(datagram, DestinationPortAt, port);

    /// <summary>Computes the checksum of a whole datagram and writes it; a result of 0 is written as 0xFFFF (RFC 768).</summary>
    public static void WriteChecksum(Span<byte> datagram, Ipv4Address source, Ipv4Address destination)
    {
        BinaryPrimitives.WriteUInt16BigEndian(datagram[ChecksumAt..], 0);
        WriteNonZero(datagram, InternetChecksum.OfTransport(source, destination, IpProtocol.Udp, datagram));
    }

    /// <summary>Whether the checksum is right or absent.</summary>
    public static bool HasValidChecksum(ReadOnlySpan<byte> datagram, Ipv4Address source, Ipv4Address destination) =>
        BinaryPrimitives.ReadUInt16BigEndian(datagram[ChecksumAt..]) == 0
        || InternetChecksum.OfTransport(source, destination, IpProtocol.Udp, datagram) == 0;

    /// <summary>The field table, as far as the octets reach.</summary>
    public static ImmutableArray<HeaderField> Fields(ReadOnlySpan<byte> octets)
    {
        var table = new FieldTable(octets);
        table.Number("Source port", SourcePortAt, 2);
        table.Number("Destination port", DestinationPortAt, 2);
        table.Number("Length", LengthAt, 2);
        table.Named("Checksum", ChecksumAt, 2, static value => value == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"0x{value:x4}"));
        return table.Build();
    }

    internal static LayerReading Read(ReadOnlySpan<byte> octets, bool isIncomplete)
    {
        var fields = Fields(octets);
        if (octets.Length < LengthBytes)
        {
            return LayerReading.TooShort("UDP", octets.Length, LengthBytes, fields, isIncomplete);
        }

        var length = LengthOf(octets);
        if (length < LengthBytes || (length > octets.Length && !isIncomplete))
        {
            return LayerReading.Malformed(fields, string.Create(CultureInfo.InvariantCulture, $"UDP: length is {length}, {octets.Length} octets are there"));
        }

        var next = Layers.Next(SourcePortOf(octets), DestinationPortOf(octets));
        return new LayerReading(LengthBytes, fields, next, length - LengthBytes, isIncomplete, null);
    }

    internal static void AddressChanged(Span<byte> datagram, uint before, uint after)
    {
        if (datagram.Length < LengthBytes)
        {
            return;
        }

        var checksum = BinaryPrimitives.ReadUInt16BigEndian(datagram[ChecksumAt..]);
        if (checksum != 0)
        {
            WriteNonZero(datagram, InternetChecksum.Update(checksum, before, after));
        }
    }

    private static void SetPort(Span<byte> datagram, int at, ushort port)
    {
        var before = BinaryPrimitives.ReadUInt16BigEndian(datagram[at..]);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[at..], port);
        AddressChanged(datagram, before, port);
    }

    private static void WriteNonZero(Span<byte> datagram, ushort checksum) =>
        BinaryPrimitives.WriteUInt16BigEndian(datagram[ChecksumAt..], checksum == 0 ? (ushort)0xFFFF : checksum);
}
