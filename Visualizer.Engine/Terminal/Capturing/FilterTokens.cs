using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>Kinds of words in a filter.</summary>
internal enum FilterTokenKind
{
    /// <summary>The end.</summary>
    End,

    /// <summary>A word of the language: <c>host</c>, <c>tcp</c>, <c>and</c>.</summary>
    Keyword,

    /// <summary>Any other word, or one behind a backslash.</summary>
    Name,

    /// <summary>A number, or a name that stands for one: <c>icmp-echo</c>.</summary>
    Number,

    /// <summary>Two to four numbers between dots.</summary>
    Dotted,

    /// <summary>A MAC address.</summary>
    Mac,

    /// <summary>An operator or a parenthesis.</summary>
    Sign,

    /// <summary>What is no word at all.</summary>
    Bad,
}

/// <summary>One word of a filter.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">As it is written, without a backslash; of a bad one what is wrong with it, or nothing.</param>
/// <param name="Number">The number that it stands for.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text, uint Number = 0)
{
    /// <summary>Whether it is this keyword or sign.</summary>
    public bool Is(string text) => Kind is FilterTokenKind.Keyword or FilterTokenKind.Sign && Text == text;
}

/// <summary>The words of a filter, taken one after the other (<c>scanner.l</c> of libpcap 1.10.3).</summary>
internal sealed partial class FilterTokens
{
    /// <summary>What tcpdump says of words in a wrong order.</summary>
    public const string SyntaxError = "can't parse filter expression: syntax error";

    private const int DeepestNesting = 50;

    /// <summary>Words of the language under one spelling.</summary>
    private static readonly ImmutableDictionary<string, string> Spellings = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new KeyValuePair<string, string>[]
    {
        new("link", "ether"), new("&&", "and"), new("||", "or"), new("!", "not"), new("length", "len"), new("==", "="),
    });

    private static readonly ImmutableHashSet<string> Keywords = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        [
            .. FilterProtocols.Names, "src", "dst", "host", "net", "mask", "port", "portrange", "proto", "less", "greater", "len", "and", "or", "not",
            .. FilterPrimitives.NotModelled,
        ]);

    // Offsets and values of pcap-filter(7).
    private static readonly ImmutableDictionary<string, uint> Constants = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new KeyValuePair<string, uint>[]
    {
        new("icmptype", 0), new("icmpcode", 1), new("icmp-echoreply", 0), new("icmp-unreach", 3), new("icmp-sourcequench", 4), new("icmp-redirect", 5),
        new("icmp-echo", 8), new("icmp-routeradvert", 9), new("icmp-routersolicit", 10), new("icmp-timxceed", 11), new("icmp-paramprob", 12),
        new("icmp-tstamp", 13), new("icmp-tstampreply", 14), new("tcpflags", 13), new("tcp-fin", 1), new("tcp-syn", 2), new("tcp-rst", 4),
        new("tcp-push", 8), new("tcp-ack", 16), new("tcp-urg", 32), new("tcp-ece", 64), new("tcp-cwr", 128),
    });

    private readonly ImmutableArray<FilterToken> _tokens;
    private int _at, _depth;

    private FilterTokens(ImmutableArray<FilterToken> tokens) => _tokens = tokens;

    /// <summary>What tcpdump says; null while nothing is wrong.</summary>
    public string? Problem { get; private set; }

    /// <summary>The next word.</summary>
    public FilterToken Next => Ahead(0);

    /// <summary>Takes a filter apart.</summary>
    public static FilterTokens Of(string text) => new([.. Word().Matches(text).Select(Read)]);

    /// <summary>A word further ahead.</summary>
    public FilterToken Ahead(int count) => _at + count < _tokens.Length ? _tokens[_at + count] : default;

    /// <summary>Takes the next word.</summary>
    public FilterToken Take() => _at < _tokens.Length ? _tokens[_at++] : default;

    /// <summary>Takes the next word if it is this one.</summary>
    public bool TryTake(string text)
    {
        var isIt = Next.Is(text);
        _at += isIt ? 1 : 0;
        return isIt;
    }

    /// <summary>Notes the first thing that is wrong: words in a wrong order unless something else is said.</summary>
    public void Fail(string? problem = null) => Problem ??= problem ?? (Next is { Kind: FilterTokenKind.Bad, Text.Length: > 0 } bad ? bad.Text : SyntaxError);

    /// <summary>Goes one level deeper for as long as something is read; null where that is too deep.</summary>
    public T? Nested<T>(Func<T?> read)
        where T : class
    {
        if (_depth == DeepestNesting)
        {
            Fail();
            return null;
        }

        _depth++;
        var found = read();
        _depth--;
        return found;
    }

    private static FilterToken Read(Match match)
    {
        var text = Spellings.GetValueOrDefault(match.Value, match.Value);
        return match.Groups["mac"].Success ? new FilterToken(FilterTokenKind.Mac, text)
            : match.Groups["escaped"].Success ? new FilterToken(FilterTokenKind.Name, text[1..])
            : match.Groups["sign"].Success ? new FilterToken(text.Length > 2 || char.IsLetter(text[0]) ? FilterTokenKind.Keyword : FilterTokenKind.Sign, text)
            : !match.Groups["name"].Success ? new FilterToken(FilterTokenKind.Bad, "")
            : Constants.TryGetValue(text, out var constant) ? new FilterToken(FilterTokenKind.Number, text, constant)
            : Keywords.Contains(text) ? new FilterToken(FilterTokenKind.Keyword, text)
            : Numeral().IsMatch(text) ? ReadNumber(text)
            : Quad().IsMatch(text) ? new FilterToken(FilterTokenKind.Dotted, text)
            : new FilterToken(FilterTokenKind.Name, text);
    }

    /// <summary>As C writes numbers: hexadecimal behind 0x, octal behind 0.</summary>
    private static FilterToken ReadNumber(string text)
    {
        var isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var isOctal = !isHexadecimal && text[0] == '0';
        if (isOctal && text.AsSpan().IndexOfAnyExceptInRange('0', '7') >= 0)
        {
            return new FilterToken(FilterTokenKind.Bad, $"number {text} contains non-octal digit");
        }

        var (radix, value) = (isHexadecimal ? 16ul : isOctal ? 8ul : 10ul, 0ul);
        foreach (var digit in isHexadecimal ? text[2..] : text)
        {
            value = (value * radix) + ulong.Parse([digit], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (value > uint.MaxValue)
            {
                return new FilterToken(FilterTokenKind.Bad, $"number {text} overflows 32 bits");
            }
        }

        return new FilterToken(FilterTokenKind.Number, text, (uint)value);
    }

    // A name may have hyphens, dots and underscores within, so that 80-90 is one.
    [GeneratedRegex(
        @"(?<mac>[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5})(?![0-9a-fA-F:])|(?<escaped>\\[^ !()\t\n]+)|(?<name>[A-Za-z0-9]([-_.A-Za-z0-9]*[.A-Za-z0-9])?)"
        + @"|(?<sign>&&|\|\||==|!=|<=|>=|<<|>>|[-()\[\]+*/%&|^!<>=:])|(?<bad>\S)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex("^([0-9]+|0[xX][0-9a-fA-F]+)$")]
    private static partial Regex Numeral();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+){1,3}$")]
    private static partial Regex Quad();
}
