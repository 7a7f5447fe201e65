using System.Collections.Immutable;
using Visualizer.Engine.Captures;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>Numbers of a packet and what is calculated with them: <c>udp[39] = 1</c>, <c>ip[6:2] &amp; 0x1fff != 0</c>, <c>len</c>.</summary>
/// <remarks>
/// Source: <c>grammar.y arth, narth</c> and <c>gencode.c gen_load, gen_relation</c> of libpcap 1.10.3: 32 bits without sign. As there, <c>%</c> and <c>^</c>
/// have no rank, so that each takes everything to its right.
/// </remarks>
/// <param name="tokens">The words of the filter.</param>
/// <param name="link">What frames start with.</param>
internal sealed class FilterArithmetic(FilterTokens tokens, LinkType link)
{
    private const int NoOperator = -1;

    private static readonly ImmutableArray<string> Relations = ["=", "!=", "<", ">", "<=", ">="];

    /// <summary>Operators that bind, from loose to tight.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> Ranks = [["|"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/"]];

    private static readonly ImmutableArray<string> Unranked = ["%", "^"];

    private delegate uint Number(FilteredPacket packet);

    /// <summary>Whether a calculation begins ahead, not a word with its qualifiers.</summary>
    public bool IsAhead(int at = 0)
    {
        var word = tokens.Ahead(at);
        if (!word.Is("("))
        {
            return word.Kind == FilterTokenKind.Number || word.Is("len") || word.Is("-") || (FilterProtocols.Of(word) is not null && tokens.Ahead(at + 1).Is("["));
        }

        // What follows the parenthesis says what stands in it.
        var open = 0;
        do
        {
            var each = tokens.Ahead(at++);
            open += each.Is("(") ? 1 : each.Is(")") ? -1 : 0;
            if (each.Kind == FilterTokenKind.End)
            {
                return false;
            }
        }
        while (open > 0);

        return IsOperator(tokens.Ahead(at));
    }

    /// <summary>Whether a word calculates or compares.</summary>
    public static bool IsOperator(FilterToken word) =>
        word.Kind == FilterTokenKind.Sign && (Relations.Contains(word.Text) || Unranked.Contains(word.Text) || RankOf(word.Text) != NoOperator);

    /// <summary>Two calculations compared; null with a problem.</summary>
    public FrameTest? Relation()
    {
        if (Calculation(0) is not { } left)
        {
            return null;
        }

        if (!Relations.Contains(tokens.Next.Text) || tokens.Next.Kind != FilterTokenKind.Sign)
        {
            tokens.Fail();
            return null;
        }

        var relation = tokens.Take().Text;
        if (Calculation(0) is not { } right)
        {
            return null;
        }

        var (one, other) = (left.Of, right.Of);
        FrameTest holds = relation switch
        {
            "=" => packet => one(packet) == other(packet),
            "!=" => packet => one(packet) != other(packet),
            "<" => packet => one(packet) < other(packet),
            ">" => packet => one(packet) > other(packet),
            "<=" => packet => one(packet) <= other(packet),
            _ => packet => one(packet) >= other(packet),
        };
        return Guard(Guard(left.Guard, right.Guard), holds);
    }

    private static FrameTest Guard(FrameTest? guard, FrameTest? test) => guard is null ? test! : test is null ? guard : FrameTests.Both(guard, test);

    private Calculated? Calculation(int rank) => tokens.Nested(() =>
    {
        var left = Operand();
        while (left is not null && tokens.Next is { Kind: FilterTokenKind.Sign, Text: var sign } && (Unranked.Contains(sign) || RankOf(sign) >= rank))
        {
            tokens.Take();
            if (Calculation(RankOf(sign) + 1) is not { } right)
            {
                return null;
            }

            if (sign is "/" or "%" && right.Constant == 0)
            {
                tokens.Fail(sign == "/" ? "division by zero" : "modulus by zero");
                return null;
            }

            // What the right side must be is forgotten (gen_arth_internal): its octets are read wherever they would be.
            left = new Calculated(Operation(sign, left.Of, right.Of), left.Guard);
        }

        return left;
    });

    private static int RankOf(string sign)
    {
        for (var rank = 0; rank < Ranks.Length; rank++)
        {
            if (Ranks[rank].Contains(sign))
            {
                return rank;
            }
        }

        return NoOperator;
    }

    private static Number Operation(string sign, Number left, Number right) => sign switch
    {
        "+" => packet => left(packet) + right(packet),
        "-" => packet => left(packet) - right(packet),
        "*" => packet => left(packet) * right(packet),
        "&" => packet => left(packet) & right(packet),
        "|" => packet => left(packet) | right(packet),
        "^" => packet => left(packet) ^ right(packet),
        "<<" => packet => right(packet) is var by && by < 32 ? left(packet) << (int)by : 0,
        ">>" => packet => right(packet) is var by && by < 32 ? left(packet) >> (int)by : 0,
        // Where a program divides by zero it ends, and takes nothing.
        "/" => packet => right(packet) is var by && by != 0 ? left(packet) / by : packet.Load(uint.MaxValue, 1),
        _ => packet => right(packet) is var by && by != 0 ? left(packet) % by : packet.Load(uint.MaxValue, 1),
    };

    private Calculated? Operand()
    {
        if (tokens.TryTake("("))
        {
            var inner = Calculation(0);
            if (inner is not null && !tokens.TryTake(")"))
            {
                tokens.Fail();
                return null;
            }

            return inner;
        }

        if (tokens.TryTake("-"))
        {
            // Binds tighter than what has a rank.
            return Calculation(Ranks.Length) is { } negated ? new Calculated(packet => 0 - negated.Of(packet), negated.Guard) : null;
        }

        if (tokens.TryTake("len"))
        {
            return new Calculated(static packet => packet.Length, null);
        }

        if (tokens.Next.Kind == FilterTokenKind.Number)
        {
            var number = tokens.Take().Number;
            return new Calculated(_ => number, null) { Constant = number };
        }

        if (FilterProtocols.Of(tokens.Next) is not { } protocol || !tokens.Ahead(1).Is("["))
        {
            tokens.Fail();
            return null;
        }

        tokens.Take();
        tokens.Take();
        return Loaded(protocol);
    }

    /// <summary>Octets of a protocol: <c>[at]</c>, or <c>[at:size]</c>.</summary>
    private Calculated? Loaded(FilterProtocol protocol)
    {
        if (Calculation(0) is not { } index)
        {
            return null;
        }

        var size = new FilterToken(FilterTokenKind.Number, "1", 1);
        if (tokens.TryTake(":"))
        {
            size = tokens.Take();
        }

        if (size.Kind != FilterTokenKind.Number || !tokens.TryTake("]"))
        {
            tokens.Fail();
            return null;
        }

        if (size.Number is not (1 or 2 or 4))
        {
            tokens.Fail("data size must be 1, 2, or 4");
            return null;
        }

        if (!protocol.IsIndexed)
        {
            tokens.Fail("unsupported index operation");
            return null;
        }

        var (at, octets) = (index.Of, size.Number);
        return protocol == FilterProtocols.Link ? new Calculated(packet => packet.Load(at(packet), octets), index.Guard)
            : protocol.Number == 0 ? new Calculated(packet => packet.Load(packet.NetworkAt + at(packet), octets), Guard(index.Guard, protocol.TestOn(link)))
            : new Calculated(
                packet => packet.Load(packet.TransportAt + at(packet), octets),
                Guard(index.Guard, FrameTests.Both(protocol.TestOn(link), static packet => packet.HasTransportHeader)));
    }

    /// <summary>A number that a packet gives.</summary>
    /// <param name="Of">The number.</param>
    /// <param name="Guard">What the packet must be to have it; null for any.</param>
    private sealed record Calculated(Number Of, FrameTest? Guard)
    {
        /// <summary>The number, where the filter itself says it; null for any other.</summary>
        public uint? Constant { get; init; }
    }
}
