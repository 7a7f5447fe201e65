using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>A capture filter as <c>pcap-filter(7)</c> describes it: protocols, host, net, port, portrange with src and dst, less, greater, and, or, not, parentheses.</summary>
/// <remarks>
/// Messages are those of libpcap 1.10.3. As there, <c>and</c> and <c>or</c> bind equally and to the left, and a bare address or number takes the words before the last one:
/// <c>port 80 or 443</c>.
/// </remarks>
internal sealed class CaptureFilter
{
    private const string SyntaxError = "can't parse filter expression: syntax error";
    private const int DeepestNesting = 50;

    private readonly ImmutableArray<string> _words;
    private int _at, _depth;
    private Qualifiers _last;
    private string? _problem;

    private CaptureFilter(ImmutableArray<string> words) => _words = words;

    private delegate bool Test(in FilteredPacket packet);

    private enum Kind
    {
        Host,
        Net,
        Port,
        PortRange,
    }

    private enum Way
    {
        Either,
        Source,
        Destination,
        Both,
    }

    /// <summary>Reads a filter: what a frame must fulfil; or the message of the tool.</summary>
    /// <param name="words">Words of the command line behind its options.</param>
    public static (Func<FilteredPacket, bool>? Passes, string? Problem) Read(IEnumerable<string> words)
    {
        var filter = new CaptureFilter(Tokens(string.Join(' ', words)));
        if (filter._words.IsEmpty)
        {
            return (static _ => true, null);
        }

        var test = filter.Expression();
        if (test is null || filter._at < filter._words.Length)
        {
            return (null, filter._problem ?? SyntaxError);
        }

        return (packet => test(in packet), null);
    }

    private static ImmutableArray<string> Tokens(string text)
    {
        foreach (var sign in (ReadOnlySpan<string>)["(", ")", "&&", "||"])
        {
            text = text.Replace(sign, $" {sign} ", StringComparison.Ordinal);
        }

        return [.. text.Replace("!", " ! ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private Test? Expression()
    {
        var left = Term();
        while (left is not null && Peek() is "and" or "&&" or "or" or "||")
        {
            var isAnd = Take() is "and" or "&&";
            var (first, second) = (left, Term());
            if (second is null)
            {
                return null;
            }

            left = isAnd ? (in FilteredPacket packet) => first(in packet) && second(in packet) : (in FilteredPacket packet) => first(in packet) || second(in packet);
        }

        return left;
    }

    private Test? Term()
    {
        if (++_depth > DeepestNesting)
        {
            return null;
        }

        var test = Peek() switch
        {
            "not" or "!" => Not(),
            "(" => Parenthesis(),
            null or "and" or "or" or "&&" or "||" or ")" => null,
            _ => Primitive(),
        };
        _depth--;
        return test;
    }

    private Test? Not()
    {
        _at++;
        return Term() is { } inner ? (in FilteredPacket packet) => !inner(in packet) : null;
    }

    private Test? Parenthesis()
    {
        _at++;
        var inner = Expression();
        return inner is not null && Take() == ")" ? inner : null;
    }

    private Test? Primitive()
    {
        var start = _at;
        if (Take() is "less" or "greater")
        {
            var isLess = _words[start] == "less";
            return int.TryParse(Take(), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                ? (in FilteredPacket packet) => isLess ? packet.Length <= length : packet.Length >= length
                : null;
        }

        _at = start;
        var protocol = ProtocolOf(Peek());
        if (protocol is not null)
        {
            _at++;
        }

        var way = WayOf();
        Kind? kind = Peek() switch { "host" => Kind.Host, "net" => Kind.Net, "port" => Kind.Port, "portrange" => Kind.PortRange, _ => null };
        if (kind is not null)
        {
            _at++;
        }

        if (protocol is not null && way is null && kind is null)
        {
            _last = new Qualifiers(protocol, Way.Either, Kind.Host);
            return protocol;
        }

        var isBare = protocol is null && way is null && kind is null;
        var qualifiers = isBare ? _last : new Qualifiers(protocol, way ?? Way.Either, kind ?? Kind.Host);
        if (isBare && _words[_at] is { } word && qualifiers == default && !Ipv4Address.TryParse(word, out _))
        {
            return null;
        }

        _last = qualifiers;
        return Take() is { } id ? Qualified(qualifiers, id) : null;
    }

    private Way? WayOf()
    {
        if (Peek() is not ("src" or "dst"))
        {
            return null;
        }

        var first = Take();
        if (_at + 1 < _words.Length && Peek() is "or" or "and" && _words[_at + 1] is "src" or "dst")
        {
            var isOr = Take() == "or";
            _at++;
            return isOr ? Way.Either : Way.Both;
        }

        return first == "src" ? Way.Source : Way.Destination;
    }

    private Test? Qualified(Qualifiers qualifiers, string id)
    {
        var (protocol, way, kind) = qualifiers;
        Test? test = kind switch
        {
            Kind.Host => HostTest(way, id),
            Kind.Net => NetTest(way, id),
            _ => PortTest(way, id, kind == Kind.PortRange),
        };
        return test is null || protocol is null ? test : (in FilteredPacket packet) => protocol(in packet) && test(in packet);
    }

    private Test? HostTest(Way way, string id)
    {
        if (!Ipv4Address.TryParse(id, out var address))
        {
            _problem = $"unknown host '{id}'";
            return null;
        }

        return (in FilteredPacket packet) => Fits(way, packet.Source == address, packet.Destination == address);
    }

    private Test? NetTest(Way way, string id)
    {
        var parts = id.Split('/');
        var octets = parts[0].Split('.');
        // "net 10.0" means 10.0.0.0/16.
        var full = string.Join('.', octets.Concat(Enumerable.Repeat("0", Math.Max(0, 4 - octets.Length))));
        var length = octets.Length * 8;
        if (!Ipv4Address.TryParse(full, out var address) || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out length)) || parts.Length > 2)
        {
            _problem = parts.Length == 1 ? $"unknown network '{id}'" : null;
            return null;
        }

        if (length > 32)
        {
            _problem = "mask length must be <= 32";
            return null;
        }

        var net = new Ipv4Cidr(address, length);
        if (net.Network != address)
        {
            _problem = $"non-network bits set in \"{id}\"";
            return null;
        }

        return (in FilteredPacket packet) => Fits(way, packet.Source is { } source && net.Contains(source), packet.Destination is { } destination && net.Contains(destination));
    }

    private Test? PortTest(Way way, string id, bool isRange)
    {
        var parts = isRange ? id.Split('-') : [id];
        if (parts.Length != (isRange ? 2 : 1) || Port(parts[0]) is not { } first || Port(parts[^1]) is not { } last)
        {
            return null;
        }

        return (in FilteredPacket packet) => Fits(way, packet.SourcePort >= first && packet.SourcePort <= last, packet.DestinationPort >= first && packet.DestinationPort <= last);
    }

    private int? Port(string text)
    {
        var known = text switch { "http" => 80, "https" => 443, "domain" => 53, "ssh" => 22, _ => -1 };
        if (known < 0 && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out known))
        {
            _problem = $"unknown port '{text}'";
            return null;
        }

        if (known > ushort.MaxValue)
        {
            _problem = string.Create(CultureInfo.InvariantCulture, $"illegal port number {known} > 65535");
            return null;
        }

        return known;
    }

    private static bool Fits(Way way, bool source, bool destination) => way switch
    {
        Way.Source => source,
        Way.Destination => destination,
        Way.Both => source && destination,
        _ => source || destination,
    };

    private static Test? ProtocolOf(string? word) => word switch
    {
        "ip" => static (in FilteredPacket packet) => packet.Type == EtherType.Ipv4,
        "arp" => static (in FilteredPacket packet) => packet.Type == EtherType.Arp,
        "ip6" or "icmp6" => static (in FilteredPacket _) => false,
        "icmp" => static (in FilteredPacket packet) => packet.Protocol == IpProtocol.Icmp,
        "tcp" => static (in FilteredPacket packet) => packet.Protocol == IpProtocol.Tcp,
        "udp" => static (in FilteredPacket packet) => packet.Protocol == IpProtocol.Udp,
        "esp" => static (in FilteredPacket packet) => packet.Protocol == IpProtocol.Esp,
        _ => null,
    };

    private string? Peek() => _at < _words.Length ? _words[_at] : null;

    private string? Take() => _at < _words.Length ? _words[_at++] : null;

    private readonly record struct Qualifiers(Test? Protocol, Way Way, Kind Kind);
}
