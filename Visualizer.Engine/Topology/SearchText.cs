using System.Buffers;
using System.Globalization;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Topology;

/// <summary>What somebody has typed so far, and how well it fits names and addresses. Comparing allocates nothing.</summary>
public readonly struct SearchText
{
    private static readonly SearchValues<char> InAddresses = SearchValues.Create("0123456789."), InMacs = SearchValues.Create("0123456789abcdefABCDEF:");

    private readonly ulong _macStart;
    private readonly int _macBits;
    private readonly bool _isAddress;

    /// <summary>Reads what was typed.</summary>
    public SearchText(string typed)
    {
        Typed = typed.Trim();
        _isAddress = Typed.Length > 0 && Typed.AsSpan().IndexOfAnyExcept(InAddresses) < 0;
        if (Typed.Contains(':', StringComparison.Ordinal) && Typed.AsSpan().IndexOfAnyExcept(InMacs) < 0)
        {
            var digits = Typed.Replace(":", "", StringComparison.Ordinal);
            if (digits.Length is > 0 and <= 12)
            {
                _macStart = ulong.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                _macBits = 4 * digits.Length;
            }
        }
    }

    /// <summary>The text without blanks around it.</summary>
    public string Typed { get; }

    /// <summary>What of it names a thing within a Kubernetes namespace: what is behind the slash.</summary>
    internal string Name => Typed[(Typed.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether nothing was typed: everything fits.</summary>
    public bool IsEmpty => Typed.Length == 0;

    /// <summary>How well a name fits, whatever the case of its letters.</summary>
    public Fit Of(string name) => name.IndexOf(Typed, StringComparison.OrdinalIgnoreCase) switch
    {
        < 0 => Fit.None,
        0 => name.Length == Typed.Length ? Fit.Exact : Fit.Start,
        _ => Fit.Inside,
    };

    /// <summary>How well a name within a Kubernetes namespace fits; typed with a slash, both count.</summary>
    public Fit Of(string @namespace, string name)
    {
        var slash = Typed.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return Of(name);
        }

        var rest = Typed.AsSpan(slash + 1);
        return !@namespace.AsSpan().Equals(Typed.AsSpan(0, slash), StringComparison.OrdinalIgnoreCase) || !name.AsSpan().StartsWith(rest, StringComparison.OrdinalIgnoreCase)
            ? Fit.None
            : name.Length == rest.Length ? Fit.Exact : Fit.Start;
    }

    /// <summary>How well an IPv4 address fits: by its beginning, as it is written.</summary>
    public Fit Of(Ipv4Address address)
    {
        if (!_isAddress)
        {
            return IsEmpty ? Fit.Start : Fit.None;
        }

        Span<char> text = stackalloc char[15];
        var length = 0;
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            ((byte)(address.Value >> shift)).TryFormat(text[length..], out var written, default, CultureInfo.InvariantCulture);
            length += written;
            if (shift > 0)
            {
                text[length++] = '.';
            }
        }

        return !((ReadOnlySpan<char>)text[..length]).StartsWith(Typed, StringComparison.Ordinal) ? Fit.None : length == Typed.Length ? Fit.Exact : Fit.Start;
    }

    /// <summary>How well a MAC address fits: by its first digits, once a colon was typed.</summary>
    public Fit Of(MacAddress mac) =>
        _macBits == 0 || mac.Value >> (48 - _macBits) != _macStart ? Fit.None : _macBits == 48 ? Fit.Exact : Fit.Start;
}

/// <summary>How well something fits what was typed, the best first.</summary>
public enum Fit
{
    /// <summary>It is what was typed.</summary>
    Exact,

    /// <summary>It begins with it.</summary>
    Start,

    /// <summary>It contains it.</summary>
    Inside,

    /// <summary>It does not fit.</summary>
    None,
}
