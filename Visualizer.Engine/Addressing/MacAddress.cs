using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Visualizer.Engine.Addressing;

/// <summary>A 48-bit Ethernet address (IEEE 802-2014 §8.2) as a number: 02:42:ac:12:00:02 is 0x0242AC120002.</summary>
/// <param name="Value">The address in the low 48 bits, first octet most significant.</param>
public readonly record struct MacAddress(ulong Value)
{
    /// <summary>Octets of an address.</summary>
    public const int LengthBytes = 6;

    /// <summary>ff:ff:ff:ff:ff:ff.</summary>
    public static readonly MacAddress Broadcast = new(0xFFFF_FFFF_FFFF);

    /// <summary>Reads six octets from the start of <paramref name="octets"/>.</summary>
    public static MacAddress Read(ReadOnlySpan<byte> octets) =>
        new(((ulong)BinaryPrimitives.ReadUInt16BigEndian(octets) << 32) | BinaryPrimitives.ReadUInt32BigEndian(octets[2..]));

    /// <summary>Writes the six octets to the start of <paramref name="octets"/>.</summary>
    public void Write(Span<byte> octets)
    {
        BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)(Value >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(octets[2..], (uint)Value);
    }

    /// <summary>Reads <c>aa:bb:cc:dd:ee:ff</c>; for literals in code and tests.</summary>
    /// <exception cref="FormatException">The text is not six hexadecimal octets separated by colons.</exception>
    public static MacAddress Parse(string text) =>
        TryParse(text, out var mac) ? mac : throw new FormatException($"'{text}' is not a MAC address.");

    /// <summary>Reads six two-digit hexadecimal octets separated by colons, in either case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MacAddress mac)
    {
        mac = default;
        if (text is not { Length: 17 })
        {
            return false;
        }

        var value = 0ul;
        for (var at = 0; at < 17; at += 3)
        {
            if ((at > 0 && text[at - 1] != ':')
                || !byte.TryParse(text.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                return false;
            }

            value = (value << 8) | octet;
        }

        mac = new MacAddress(value);
        return true;
    }

    /// <summary>Lower-case octets separated by colons, as <c>ip</c> and <c>tcpdump</c> print them.</summary>
    public override string ToString() => string.Create(17, Value, static (text, value) =>
    {
        const string Digits = "0123456789abcdef";
        for (var octet = 0; octet < LengthBytes; octet++)
        {
            var bits = (int)(value >> (40 - (octet * 8))) & 0xFF;
            text[octet * 3] = Digits[bits >> 4];
            text[(octet * 3) + 1] = Digits[bits & 15];
            if (octet < 5)
            {
                text[(octet * 3) + 2] = ':';
            }
        }
    });
}
