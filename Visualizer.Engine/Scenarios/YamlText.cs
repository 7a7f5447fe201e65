using System.Text;
using System.Text.RegularExpressions;
using Visualizer.Engine.Helm;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Visualizer.Engine.Scenarios;

/// <summary>Reads a text of YAML into a document's tree. JSON is YAML, so a text of JSON will do as well.</summary>
/// <remarks>Plain scalars get the types of the core schema (YAML 1.2 §10.3.2): <c>yes</c> is text. Aliases, tags and further documents are problems.</remarks>
internal sealed partial class YamlText
{
    private const string CoreText = "tag:yaml.org,2002:str";

    private readonly ProblemList problems;
    private readonly DocumentPath at;
    private readonly DocumentTreeBuilder builder;
    private readonly Stack<Turn> turns = new();

    private YamlText(ProblemList problems, DocumentPath at)
    {
        this.problems = problems;
        this.at = at;
        builder = new DocumentTreeBuilder(problems, at);
    }

    private enum Turn
    {
        Key,
        Value,
        Item,
    }

    /// <summary>The root of the document, or null when nothing could be made of the text.</summary>
    public static DocumentNode? Read(string text, int mostOctets, ProblemList problems, DocumentPath at, CancellationToken cancellation)
    {
        if (text.Length > mostOctets || Encoding.UTF8.GetByteCount(text) > mostOctets)
        {
            problems.Add(at, null, null, new($"at most {mostOctets} octets", $"最多 {mostOctets} 字节"), "The document is too long.");
            return null;
        }

        var reader = new YamlText(problems, at);
        try
        {
            reader.ReadEvents(new Parser(new Scanner(new StringReader(text.TrimStart('\uFEFF')))), cancellation);
        }
        catch (YamlException fault)
        {
            problems.Add(at, (int)fault.Start.Line, null, new("a text of YAML", "YAML 文本"), $"This is not YAML: {Excerpt.Of(fault.Message, 200)}");
            return null;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // The scanner's own answer to some escapes, such as a code point beyond U+10FFFF.
            problems.Add(at, null, null, new("a text of YAML", "YAML 文本"), "This is not YAML: it has an escape or a character that no text can have.");
            return null;
        }

        return reader.builder.Root;
    }

    private void ReadEvents(Parser parser, CancellationToken cancellation)
    {
        var documents = 0;
        while (!builder.IsTooDeep && parser.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            var current = parser.Current!;
            var line = (int)current.Start.Line;
            if (current is DocumentStart && ++documents > 1)
            {
                problems.Add(at, line, new("a second document", "第二个文档"), new("one document", "一个文档"), "A text holds one document; what follows '---' is not read.");
                return;
            }

            CheckPlainness(current, line);
            if (!Take(current, line))
            {
                return;
            }
        }
    }

    private void CheckPlainness(ParsingEvent current, int line)
    {
        if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            problems.Add(
                at, line, current is AnchorAlias ? new("an alias", "别名") : new("an anchor", "锚点"), new("the value itself", "值本身"), "Anchors and aliases are not read: write the value again.");
        }

        if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag } && tag.Value != CoreText)
        {
            problems.Add(at, line, FoundText.Written(Excerpt.Of(tag.Value)), new("no tag", "不带标签"), "Tags are not read.");
        }
    }

    /// <summary>Hands one event on; false when the rest cannot be read.</summary>
    private bool Take(ParsingEvent current, int line)
    {
        var isKey = turns.TryPeek(out var turn) && turn == Turn.Key;
        switch (current)
        {
            case MappingStart or SequenceStart when isKey:
                problems.Add(at, line, new("a map or a list as key", "用映射或列表作键"), new("a word", "一个词"), "A key has to be a word.");
                return false;
            case MappingStart:
                PassTurn();
                turns.Push(Turn.Key);
                builder.BeginMap(line);
                break;
            case SequenceStart:
                PassTurn();
                turns.Push(Turn.Item);
                builder.BeginList(line);
                break;
            case MappingEnd or SequenceEnd:
                turns.Pop();
                builder.End();
                break;
            case AnchorAlias or Scalar when isKey:
                PassTurn();
                builder.Key(current is Scalar key ? key.Value : "*", line);
                break;
            case AnchorAlias:
                PassTurn();
                builder.Scalar(ScalarKind.Null, "", line);
                break;
            case Scalar scalar:
                PassTurn();
                builder.Scalar(KindOf(scalar), scalar.Value, line, IsPlain(scalar));
                break;
        }

        return true;
    }

    /// <summary>In a map, keys and values take turns.</summary>
    private void PassTurn()
    {
        if (turns.TryPeek(out var turn) && turn != Turn.Item)
        {
            turns.Pop();
            turns.Push(turn == Turn.Key ? Turn.Value : Turn.Key);
        }
    }

    private static bool IsPlain(Scalar scalar) => scalar is { Style: ScalarStyle.Plain or ScalarStyle.Any, Tag.IsEmpty: true };

    private static ScalarKind KindOf(Scalar scalar) => scalar switch
    {
        _ when !IsPlain(scalar) => ScalarKind.Text,
        { Value: "" or "~" or "null" or "Null" or "NULL" } => ScalarKind.Null,
        { Value: "true" or "True" or "TRUE" or "false" or "False" or "FALSE" } => ScalarKind.Boolean,
        { Value.Length: <= 64 } when Number().IsMatch(scalar.Value) => ScalarKind.Number,
        _ => ScalarKind.Text,
    };

    [GeneratedRegex(
        @"^(?:[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
