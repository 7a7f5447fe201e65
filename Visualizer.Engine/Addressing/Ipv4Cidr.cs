using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Visualizer.Engine.Addressing;

/// <summary>An IPv4 prefix (RFC 4632 §3.1). Host bits are cleared where the value is made.</summary>
public readonly record struct Ipv4Cidr
{
    /// <summary>Makes the prefix of <paramref name="prefixLength"/> bits (0–32) that contains <paramref name="address"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is not 0–32.</exception>
    public Ipv4Cidr(Ipv4Address address, int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, 32);
        Network = new Ipv4Address(address.Value & MaskOf(prefixLength));
        PrefixLength = prefixLength;
    }

    /// <summary>0.0.0.0/0: every address.</summary>
    public static readonly Ipv4Cidr All = new(Ipv4Address.Any, 0);

    /// <summary>First address of the prefix.</summary>
    public Ipv4Address Network { get; }

    /// <summary>Leading bits that are fixed, 0–32.</summary>
    public int PrefixLength { get; }

    /// <summary>Number of addresses in the prefix, 1…2³².</summary>
    public long Size => 1L << (32 - PrefixLength);

    /// <summary>Last address of the prefix (the directed broadcast of a subnet).</summary>
    public Ipv4Address Last => new(Network.Value | ~MaskOf(PrefixLength));

    /// <summary>The /32 of one address.</summary>
    public static Ipv4Cidr Host(Ipv4Address address) => new(address, 32);

    /// <summary>Netmask of a prefix length, as a number.</summary>
    public static uint MaskOf(int prefixLength) => prefixLength == 0 ? 0 : uint.MaxValue << (32 - prefixLength);

    /// <summary>Whether the address lies in the prefix.</summary>
    public bool Contains(Ipv4Address address) => (address.Value & MaskOf(PrefixLength)) == Network.Value;

    /// <summary>Whether every address of <paramref name="other"/> lies in this prefix.</summary>
    public bool Contains(Ipv4Cidr other) => other.PrefixLength >= PrefixLength && Contains(other.Network);

    /// <summary>Reads <c>a.b.c.d/n</c>; for literals in code and tests.</summary>
    /// <exception cref="FormatException">The text is not a prefix.</exception>
    public static Ipv4Cidr Parse(string text) =>
        TryParse(text, out var cidr) ? cidr : throw new FormatException($"'{text}' is not an IPv4 prefix.");

    /// <summary>Reads <c>a.b.c.d/n</c> with n 0–32. Host bits may be set; they are cleared.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ipv4Cidr cidr)
    {
        cidr = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0
            || !Ipv4Address.TryParse(text![..slash], out var address)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > 32)
        {
            return false;
        }

        cidr = new Ipv4Cidr(address, length);
        return true;
    }

    /// <summary><c>a.b.c.d/n</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Network}/{PrefixLength}");
}
