using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Visualizer.Engine.Wire;

/// <summary>ESP header with the explicit IV of AES-GCM (RFC 4303 §2, RFC 4106 §3): 16 octets, then ciphertext and the integrity check value.</summary>
/// <param name="Spi">Security parameters index; with destination and protocol it selects the XFRM state.</param>
/// <param name="Sequence">Counts the packets of that state from 1.</param>
/// <param name="Iv">Initialisation vector.</param>
public readonly record struct EspHeader(uint Spi, uint Sequence, ulong Iv)
{
    /// <summary>Octets of SPI, sequence number and IV.</summary>
    public const int LengthBytes = 16;

    /// <summary>Octets of the integrity check value at the end.</summary>
    public const int IcvLengthBytes = 16;

    private const int SpiAt = 0, SequenceAt = 4, IvAt = 8, CiphertextAt = 16;

    /// <summary>Reads the header; false when there are fewer than 16 octets.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, out EspHeader header)
    {
        header = default;
        if (octets.Length < LengthBytes)
        {
            return false;
        }

        header = new EspHeader(SpiOf(octets), SequenceOf(octets), BinaryPrimitives.ReadUInt64BigEndian(octets[IvAt..]));
        return true;
    }

    /// <summary>Writes the 16 octets to the start of <paramref name="octets"/>.</summary>
    public void Emit(Span<byte> octets)
    {
        BinaryPrimitives.WriteUInt32BigEndian(octets[SpiAt..], Spi);
        BinaryPrimitives.WriteUInt32BigEndian(octets[SequenceAt..], Sequence);
        BinaryPrimitives.WriteUInt64BigEndian(octets[IvAt..], Iv);
    }

    /// <summary>SPI of an ESP packet.</summary>
    public static uint SpiOf(ReadOnlySpan<byte> esp) => BinaryPrimitives.ReadUInt32BigEndian(esp[SpiAt..]);

    /// <summary>Sequence number of an ESP packet.</summary>
    public static uint SequenceOf(ReadOnlySpan<byte> esp) => BinaryPrimitives.ReadUInt32BigEndian(esp[SequenceAt..]);

    /// <summary>The field table of a whole ESP packet, as far as the octets reach.</summary>
    public static ImmutableArray<HeaderField> Fields(ReadOnlySpan<byte> octets)
    {
        var table = new FieldTable(octets);
        table.Hex("SPI", SpiAt, 4);
        table.Number("Sequence number", SequenceAt, 4);
        table.Hex("IV", IvAt, 8);
        var icvAt = Math.Max(CiphertextAt, octets.Length - IcvLengthBytes);
        table.Run("Encrypted", CiphertextAt, icvAt - CiphertextAt);
        table.Run("Integrity check value", icvAt, IcvLengthBytes);
        return table.Build();
    }

    internal static LayerReading Read(ReadOnlySpan<byte> octets, bool isIncomplete)
    {
        // Two octets of trailer are always inside, and RFC 4303 §2.4 aligns to 4.
        const int Shortest = LengthBytes + 4 + IcvLengthBytes;
        return octets.Length < Shortest
            ? LayerReading.TooShort("ESP", octets.Length, Shortest, Fields(octets), isIncomplete)
            : new LayerReading(octets.Length, Fields(octets), null, 0, isIncomplete, null);
    }
}
