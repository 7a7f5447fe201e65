using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Configuration;

namespace Visualizer.Engine.Comparison;

/// <summary>Words in both languages. Names of interfaces and programs stand between backticks, as in the texts of hops.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In Simplified Chinese.</param>
public sealed record Phrase(string English, string Chinese)
{
    private static readonly Phrase Request = new("the request", "请求");
    private static readonly Phrase Reply = new("the reply", "应答");
    private static readonly Phrase Both = new("the request and the reply", "请求和应答");
    private static readonly Phrase Neither = new("the packet beside the flow", "流以外的包");

    /// <summary>The words in a language.</summary>
    public string In(Language language) => language == Language.English ? English : Chinese;

    /// <summary>The same in both languages.</summary>
    internal static Phrase Of(string words) => new(words, words);

    /// <summary>A number.</summary>
    internal static Phrase Of(int number) => Of(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>What a machine prints.</summary>
    internal static Phrase Name(string name) => Of($"`{name}`");

    /// <summary>The template with its placeholders {0}, {1} … filled in.</summary>
    internal Phrase With(params ImmutableArray<Phrase> parts) => new(
        string.Format(CultureInfo.InvariantCulture, English, [.. parts.Select(part => (object)part.English)]),
        string.Format(CultureInfo.InvariantCulture, Chinese, [.. parts.Select(part => (object)part.Chinese)]));

    /// <summary><c>A, B and C</c>.</summary>
    internal static Phrase List(params IEnumerable<Phrase> parts) => Join(parts, "、");

    /// <summary>The same of parts that may be lists themselves.</summary>
    internal static Phrase ListOfLists(params IEnumerable<Phrase> parts) => Join(parts, "，");

    private static Phrase Join(IEnumerable<Phrase> parts, string chineseComma)
    {
        var all = parts.ToList();
        var english = all.Count < 2
            ? string.Concat(all.Select(part => part.English))
            : $"{string.Join(", ", all.SkipLast(1).Select(part => part.English))} and {all[^1].English}";
        return new Phrase(english, string.Join(chineseComma, all.Select(part => part.Chinese)));
    }

    /// <summary>Whole sentences as parts of one, without their full stops.</summary>
    internal static Phrase Clauses(IEnumerable<Phrase> sentences)
    {
        var all = sentences.ToList();
        return new Phrase(
            string.Join("; ", all.Select(sentence => char.ToLowerInvariant(sentence.English[0]) + sentence.English[1..].TrimEnd('.'))),
            string.Join("；", all.Select(sentence => sentence.Chinese.TrimEnd('。'))));
    }

    /// <summary>Names of variants: <c>A and B</c>.</summary>
    internal static Phrase Variants(IEnumerable<string> names) => List(names.Select(Of));

    /// <summary>The packet of one direction, as the grammar's subject or object.</summary>
    internal static Phrase Packet(Tracing.PacketDirection direction) => direction switch
    {
        Tracing.PacketDirection.Request => Request,
        Tracing.PacketDirection.Reply => Reply,
        _ => Neither,
    };

    /// <summary>Packets of one or both directions.</summary>
    internal static Phrase Packets(bool request, bool reply) => request && reply ? Both : request ? Request : Reply;
}
