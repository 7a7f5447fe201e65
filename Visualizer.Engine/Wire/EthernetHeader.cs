using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Wire;

/// <summary>Ethernet II header (IEEE 802.3 §3.2, RFC 894): 14 octets, then the packet. The frame check sequence never reaches a tap.</summary>
/// <param name="Destination">Receiver's address; first on the wire.</param>
/// <param name="Source">Sender's address.</param>
/// <param name="EtherType">What follows. Values below 0x0600 are a length (IEEE 802.3) and are kept as they are.</param>
public readonly record struct EthernetHeader(MacAddress Destination, MacAddress Source, EtherType EtherType)
{
    /// <summary>Octets of the header.</summary>
    public const int LengthBytes = 14;

    private const int DestinationAt = 0, SourceAt = 6, EtherTypeAt = 12;

    /// <summary>Reads the header at the start of the octets; false when there are fewer than 14.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, out EthernetHeader header)
    {
        header = default;
        if (octets.Length < LengthBytes)
        {
            return false;
        }

        header = new EthernetHeader(DestinationOf(octets), SourceOf(octets), EtherTypeOf(octets));
        return true;
    }

    /// <summary>Writes the 14 octets to the start of <paramref name="octets"/>.</summary>
    public void Emit(Span<byte> octets)
    {
        Destination.Write(octets[DestinationAt..]);
        Source.Write(octets[SourceAt..]);
        BinaryPrimitives.WriteUInt16BigEndian(octets[EtherTypeAt..], (ushort)EtherType);
    }

    /// <summary>A new frame: this header, then <paramref name="packet"/>.</summary>
    public byte[] Frame(ReadOnlySpan<byte> packet)
    {
        var frame = new byte[LengthBytes + packet.Length];
        Emit(frame);
        packet.CopyTo(frame.AsSpan(LengthBytes));
        return frame;
    }

    /// <summary>Receiver's address of a frame of at least 14 octets.</summary>
    public static MacAddress DestinationOf(ReadOnlySpan<byte> frame) => MacAddress.Read(frame[DestinationAt..]);

    /// <summary>Sender's address of a frame of at least 14 octets.</summary>
    public static MacAddress SourceOf(ReadOnlySpan<byte> frame) => MacAddress.Read(frame[SourceAt..]);

    /// <summary>EtherType of a frame of at least 14 octets.</summary>
    public static EtherType EtherTypeOf(ReadOnlySpan<byte> frame) => (EtherType)BinaryPrimitives.ReadUInt16BigEndian(frame[EtherTypeAt..]);

    /// <summary>Overwrites the receiver's address in place.</summary>
    public static void SetDestination(Span<byte> frame, MacAddress address) => address.Write(frame[DestinationAt..]);

    /// <summary>Overwrites the sender's address in place.</summary>
    public static void SetSource(Span<byte> frame, MacAddress address) => address.Write(frame[SourceAt..]);

    /// <summary>The field table, as far as the octets reach.</summary>
    public static ImmutableArray<HeaderField> Fields(ReadOnlySpan<byte> octets)
    {
        var table = new FieldTable(octets);
        table.Mac("Destination", DestinationAt);
        table.Mac("Source", SourceAt);
        table.Named("EtherType", EtherTypeAt, 2, static value => Show((EtherType)value));
        return table.Build();
    }

    internal static LayerReading Read(ReadOnlySpan<byte> octets, bool isIncomplete) => octets.Length < LengthBytes
        ? LayerReading.TooShort("Ethernet", octets.Length, LengthBytes, Fields(octets), isIncomplete)
        : LayerReading.Header(LengthBytes, Fields(octets), Layers.Next(EtherTypeOf(octets)), isIncomplete);

    internal static string Show(EtherType type)
    {
        var name = type switch
        {
            EtherType.Ipv4 => "IPv4 ",
            EtherType.Arp => "ARP ",
            EtherType.TransparentEthernet => "Ethernet ",
            _ => string.Empty,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{name}0x{(ushort)type:x4}");
    }
}
