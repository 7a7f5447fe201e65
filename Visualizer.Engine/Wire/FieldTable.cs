using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Wire;

/// <summary>Builds the field table of one header. Fields that lie wholly or partly behind the last octet are left out, so malformed octets have a table too.</summary>
internal ref struct FieldTable
{
    private readonly ReadOnlySpan<byte> octets;
    private readonly ImmutableArray<HeaderField>.Builder fields;

    public FieldTable(ReadOnlySpan<byte> octets)
    {
        this.octets = octets;
        fields = ImmutableArray.CreateBuilder<HeaderField>(16);
    }

    public readonly ImmutableArray<HeaderField> Build() => fields.DrainToImmutable();

    public readonly void Number(string name, int octet, int length) => Bits(name, octet * 8, length * 8, static value => Decimal(value));

    public readonly void Hex(string name, int octet, int length)
    {
        var digits = length * 2;
        Bits(name, octet * 8, length * 8, value => "0x" + value.ToString("x" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    public readonly void Address(string name, int octet) => Bits(name, octet * 8, 32, static value => new Ipv4Address((uint)value).ToString());

    public readonly void Mac(string name, int octet) => Bits(name, octet * 8, 48, static value => new MacAddress(value).ToString());

    public readonly void Flag(string name, int bit) => Bits(name, bit, 1, static value => value == 1 ? "set" : "not set");

    public readonly void Named(string name, int octet, int length, Func<ulong, string> show) => Bits(name, octet * 8, length * 8, show);

    /// <summary>A field of up to 64 bits from the first bit of an octet on, of up to 57 anywhere else.</summary>
    public readonly void Bits(string name, int bit, int width, Func<ulong, string> show)
    {
        if (bit + width > octets.Length * 8)
        {
            return;
        }

        var value = 0ul;
        var last = (bit + width - 1) >> 3;
        for (var at = bit >> 3; at <= last; at++)
        {
            value = (value << 8) | octets[at];
        }

        value >>= 7 - ((bit + width - 1) & 7);
        Text(name, bit, width, show(width == 64 ? value : value & ((1ul << width) - 1)));
    }

    /// <summary>A run of octets, shown in hexadecimal, cut after 32 of them.</summary>
    public readonly void Run(string name, int octet, int length)
    {
        length = Math.Min(length, octets.Length - octet);
        if (length <= 0)
        {
            return;
        }

        var shown = Convert.ToHexStringLower(octets.Slice(octet, Math.Min(length, 32)));
        Text(name, octet * 8, length * 8, length > 32 ? shown + "…" : shown);
    }

    /// <summary>A 16-bit checksum and whether it is the expected one; null when that cannot be told.</summary>
    public readonly void Checksum(string name, int octet, ushort? expected) => Bits(name, octet * 8, 16, value =>
        string.Create(CultureInfo.InvariantCulture, $"0x{value:x4}") + (expected is null ? string.Empty
            : expected == value ? " correct"
            : string.Create(CultureInfo.InvariantCulture, $" incorrect, should be 0x{expected:x4}")));

    /// <summary>A field whose text the caller has made.</summary>
    public readonly void Text(string name, int bit, int width, string value) => fields.Add(new HeaderField(name, bit, width, value));

    public static string Decimal(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
