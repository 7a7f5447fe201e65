using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Visualizer.Engine.Addressing;

/// <summary>An IPv4 address (RFC 791 §3.2) as a 32-bit number in host order: 10.0.0.1 is 0x0A000001.</summary>
/// <param name="Value">The address, most significant octet first.</param>
public readonly record struct Ipv4Address(uint Value) : IComparable<Ipv4Address>
{
    /// <summary>0.0.0.0, "this host" or "any".</summary>
    public static readonly Ipv4Address Any;

    /// <summary>127.0.0.1.</summary>
    public static readonly Ipv4Address Loopback = new(0x7F000001);

    /// <summary>Whether the address lies in 127.0.0.0/8 (RFC 1122 §3.2.1.3).</summary>
    public bool IsLoopback => Value >> 24 == 127;

    /// <summary>Reads four decimal octets separated by dots; for literals in code and tests.</summary>
    /// <exception cref="FormatException">The text is not a dotted quad.</exception>
    public static Ipv4Address Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not an IPv4 address.");

    /// <summary>Reads four decimal octets, each 0–255 without leading zeros or signs.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ipv4Address address)
    {
        address = default;
        if (text is null)
        {
            return false;
        }

        var value = 0u;
        var octets = 0;
        foreach (var part in text.Split('.'))
        {
            if (part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0')
                || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
            {
                return false;
            }

            value = (value << 8) | octet;
            octets++;
        }

        address = new Ipv4Address(value);
        return octets == 4;
    }

    /// <inheritdoc/>
    public int CompareTo(Ipv4Address other) => Value.CompareTo(other.Value);

    /// <summary>The address <paramref name="offset"/> places further, wrapping at the end of the address space.</summary>
    public Ipv4Address Plus(long offset) => new((uint)(Value + offset));

    /// <summary>Dotted quad.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Value >> 24}.{(Value >> 16) & 255}.{(Value >> 8) & 255}.{Value & 255}");
}
