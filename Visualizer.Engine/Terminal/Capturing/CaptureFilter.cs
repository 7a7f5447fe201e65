using Visualizer.Engine.Addressing;
using Visualizer.Engine.Captures;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>A capture filter as <c>pcap-filter(7)</c> describes it: words with their qualifiers, calculations with a packet's octets, and, or, not, parentheses.</summary>
/// <remarks>
/// Source and messages: <c>grammar.y</c> of libpcap 1.10.3. As there, <c>and</c> and <c>or</c> bind equally and to the left, and a bare address or number
/// takes the words before the last one: <c>port 80 or 443</c>.
/// </remarks>
internal sealed class CaptureFilter
{
    private readonly LinkType _link;
    private readonly FilterTokens _tokens;
    private readonly FilterArithmetic _arithmetic;
    private readonly FilterPrimitives _primitives;
    private FilterQualifiers? _last;
    private FrameTest? _test;

    private CaptureFilter(string text, LinkType link, Func<string, Ipv4Address?> resolve)
    {
        (_link, _tokens, _primitives) = (link, FilterTokens.Of(text), new FilterPrimitives(link, resolve));
        _arithmetic = new FilterArithmetic(_tokens, link);
    }

    private bool IsNotModelled => _tokens.Next.Kind == FilterTokenKind.Keyword && FilterPrimitives.NotModelled.Contains(_tokens.Next.Text);

    /// <summary>Reads a filter; null with the tool's message when it is none.</summary>
    /// <param name="words">Words of the command line behind its options.</param>
    /// <param name="link">What frames start with.</param>
    /// <param name="resolve">The address of a host's name; null for a name that nobody knows.</param>
    public static (CaptureFilter? Filter, string? Problem) Read(IEnumerable<string> words, LinkType link, Func<string, Ipv4Address?> resolve)
    {
        var filter = new CaptureFilter(string.Join(' ', words), link, resolve);
        if (filter._tokens.Next.Kind == FilterTokenKind.End)
        {
            return (filter, null);
        }

        filter._test = filter.Expression();
        if (filter._test is not null && filter._tokens.Next.Kind != FilterTokenKind.End)
        {
            filter._tokens.Fail();
        }
        else if (filter._test == FrameTests.Never)
        {
            filter._tokens.Fail("expression rejects all packets");
        }

        return filter._tokens.Problem is { } problem ? (null, problem) : (filter, null);
    }

    /// <summary>Whether a frame passes.</summary>
    /// <param name="frame">The octets.</param>
    /// <param name="length">Their number as the filter sees it; null: as many as there are.</param>
    public bool Passes(ReadOnlyMemory<byte> frame, int? length = null)
    {
        var packet = new FilteredPacket(frame, _link, length ?? frame.Length);
        return _test is null || (_test(packet) && !packet.IsCutOff);
    }

    private FrameTest? Expression() => _tokens.Nested(() =>
    {
        var left = Term();
        while (left is not null && (_tokens.Next.Is("and") || _tokens.Next.Is("or")))
        {
            var isAnd = _tokens.Take().Is("and");
            if ((IsIdAhead() ? Id(_last) : Term()) is not { } right)
            {
                return null;
            }

            left = isAnd ? FrameTests.Both(left, right) : FrameTests.Either(left, right);
        }

        return left;
    });

    private FrameTest? Term() => _tokens.Nested(() =>
    {
        if (_tokens.TryTake("not"))
        {
            return Term() is { } inner ? FrameTests.Not(inner) : null;
        }

        if (_arithmetic.IsAhead())
        {
            _last = null;
            return _arithmetic.Relation();
        }

        if (_tokens.TryTake("("))
        {
            var inner = Expression();
            _last = null;
            return inner is null || _tokens.TryTake(")") ? inner : Fail();
        }

        return Primitive();
    });

    /// <summary>Whether a bare word stands ahead, which takes the words before the last one.</summary>
    private bool IsIdAhead()
    {
        var at = 0;
        while (_tokens.Ahead(at).Is("not") || _tokens.Ahead(at).Is("("))
        {
            at++;
        }

        return _tokens.Ahead(at).Kind switch
        {
            FilterTokenKind.Name or FilterTokenKind.Dotted or FilterTokenKind.Mac => true,
            FilterTokenKind.Number => !FilterArithmetic.IsOperator(AfterParentheses(at + 1)),
            _ => false,
        };
    }

    private FilterToken AfterParentheses(int at)
    {
        while (_tokens.Ahead(at).Is(")"))
        {
            at++;
        }

        return _tokens.Ahead(at);
    }

    /// <summary>A word, several in parentheses, or the opposite.</summary>
    private FrameTest? Id(FilterQualifiers? qualifiers) => _tokens.Nested(() =>
    {
        if (_tokens.TryTake("not"))
        {
            return Id(qualifiers) is { } inner ? FrameTests.Not(inner) : null;
        }

        if (!_tokens.TryTake("("))
        {
            return Word(qualifiers);
        }

        var all = Id(qualifiers);
        while (all is not null && (_tokens.Next.Is("and") || _tokens.Next.Is("or")))
        {
            var isAnd = _tokens.Take().Is("and");
            var next = Id(qualifiers);
            all = next is null ? null : isAnd ? FrameTests.Both(all, next) : FrameTests.Either(all, next);
        }

        return all is null || _tokens.TryTake(")") ? all : Fail();
    });

    private FrameTest? Word(FilterQualifiers? qualifiers)
    {
        if (_tokens.Next.Kind is not (FilterTokenKind.Name or FilterTokenKind.Number or FilterTokenKind.Dotted or FilterTokenKind.Mac))
        {
            return Fail();
        }

        var word = _tokens.Take();
        (string Text, uint Bits)? mask = null;
        if (word.Kind is FilterTokenKind.Dotted or FilterTokenKind.Name && _tokens.TryTake("/"))
        {
            if (_tokens.Take() is not { Kind: FilterTokenKind.Number } bits)
            {
                return Fail();
            }

            if (bits.Number > 32)
            {
                return Fail("mask length must be <= 32");
            }

            mask = ($"/{bits.Text}", Ipv4Cidr.MaskOf((int)bits.Number));
        }
        else if (word.Kind == FilterTokenKind.Dotted && _tokens.TryTake("mask"))
        {
            if (_tokens.Take() is not { Kind: FilterTokenKind.Dotted } netmask || !Ipv4Address.TryParse(netmask.Text, out var bits))
            {
                return Fail();
            }

            mask = ($" mask {netmask.Text}", bits.Value);
        }

        _last = qualifiers;
        return qualifiers is null ? Fail("syntax error in filter expression") : _primitives.Of(qualifiers, word, mask) ?? Fail(_primitives.Problem);
    }

    private FrameTest? Primitive()
    {
        if (IsNotModelled)
        {
            return Fail($"not modelled: {_tokens.Next.Text}");
        }

        if (_tokens.Next.Is("less") || _tokens.Next.Is("greater"))
        {
            var isLess = _tokens.Take().Is("less");
            _last = null;
            return _tokens.Take() is not { Kind: FilterTokenKind.Number, Number: var length } ? Fail()
                : isLess ? packet => packet.Length <= length
                : packet => packet.Length >= length;
        }

        var protocol = FilterProtocols.Of(_tokens.Next);
        _ = protocol is not null && _tokens.TryTake(protocol.Name);
        var way = Way();
        FilterKind? kind = _tokens.TryTake("host") ? FilterKind.Host
            : _tokens.TryTake("net") ? FilterKind.Net
            : _tokens.TryTake("port") ? FilterKind.Port
            : _tokens.TryTake("portrange") ? FilterKind.PortRange
            : way is null && _tokens.TryTake("proto") ? FilterKind.Protocol
            : null;
        if (way is null && kind is null)
        {
            _last = null;
            return IsNotModelled ? Fail($"not modelled: {protocol?.Name} {_tokens.Next.Text}")
                : protocol is null ? Fail()
                : protocol == FilterProtocols.Link ? Fail("link layer applied in wrong context")
                : protocol.TestOn(_link);
        }

        return Id(new FilterQualifiers(protocol, way ?? FilterWay.Either, kind ?? FilterKind.Host));
    }

    private FilterWay? Way()
    {
        FilterWay? first = _tokens.TryTake("src") ? FilterWay.Source : _tokens.TryTake("dst") ? FilterWay.Destination : null;
        var second = first == FilterWay.Source ? "dst" : "src";
        if (first is null || !(_tokens.Next.Is("or") || _tokens.Next.Is("and")) || !_tokens.Ahead(1).Is(second))
        {
            return first;
        }

        var isOr = _tokens.Take().Is("or");
        _tokens.TryTake(second);
        return isOr ? FilterWay.Either : FilterWay.Both;
    }

    private FrameTest? Fail(string? problem = null)
    {
        _tokens.Fail(problem);
        return null;
    }
}
