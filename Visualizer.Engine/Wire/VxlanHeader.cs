using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Visualizer.Engine.Wire;

/// <summary>VXLAN header (RFC 7348 §5): 8 octets, then the inner Ethernet frame.</summary>
/// <remarks>Carried in UDP: port 8472 in Cilium (the Linux default), 4789 at IANA.</remarks>
/// <param name="Vni">VXLAN network identifier, 0…2²⁴−1. Cilium carries the source's security identity here.</param>
public readonly record struct VxlanHeader(uint Vni)
{
    /// <summary>Octets of the header.</summary>
    public const int LengthBytes = 8;

    /// <summary>UDP destination port that Cilium and Linux use.</summary>
    public const ushort Port = 8472;

    /// <summary>UDP destination port that IANA assigned.</summary>
    public const ushort IanaPort = 4789;

    // Octets 1–3 and 7 are reserved: zero on emit, ignored on parse.
    private const int FlagsAt = 0, VniAt = 4;
    private const byte ValidVni = 0x08;

    /// <summary>Reads the header; false when there are fewer than 8 octets or the I flag is not set (RFC 7348 §5: no valid VNI).</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, out VxlanHeader header)
    {
        header = default;
        if (octets.Length < LengthBytes || (octets[FlagsAt] & ValidVni) == 0)
        {
            return false;
        }

        header = new VxlanHeader(BinaryPrimitives.ReadUInt32BigEndian(octets[VniAt..]) >> 8);
        return true;
    }

    /// <summary>Writes the 8 octets to the start of <paramref name="octets"/>.</summary>
    public void Emit(Span<byte> octets)
    {
        BinaryPrimitives.WriteUInt32BigEndian(octets[FlagsAt..], (uint)ValidVni << 24);
        BinaryPrimitives.WriteUInt32BigEndian(octets[VniAt..], Vni << 8);
    }

    /// <summary>The field table, as far as the octets reach.</summary>
    public static ImmutableArray<HeaderField> Fields(ReadOnlySpan<byte> octets)
    {
        var table = new FieldTable(octets);
        table.Hex("Flags", FlagsAt, 1);
        table.Flag("I (valid VNI)", (FlagsAt * 8) + 4);
        table.Hex("Reserved", 1, 3);
        table.Number("VNI", VniAt, 3);
        table.Hex("Reserved", 7, 1);
        return table.Build();
    }

    internal static LayerReading Read(ReadOnlySpan<byte> octets, bool isIncomplete)
    {
        if (octets.Length < LengthBytes)
        {
            return LayerReading.TooShort("VXLAN", octets.Length, LengthBytes, Fields(octets), isIncomplete);
        }

        return TryParse(octets, out _)
            ? LayerReading.Header(LengthBytes, Fields(octets), LayerKind.Ethernet, isIncomplete)
            : LayerReading.Malformed(Fields(octets), "VXLAN: the I flag is not set, so there is no valid VNI");
    }
}
