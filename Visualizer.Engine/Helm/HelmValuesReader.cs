using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Visualizer.Engine.Helm;

/// <summary>Reads a values.yaml. JSON is read too, being YAML.</summary>
/// <remarks>
/// Total: whatever the text is, the answer is values and problems. Size, depth and number of nodes are bounded; an alias counts as often as it is
/// used, so a small text cannot stand for a huge tree.
/// </remarks>
public sealed class HelmValuesReader
{
    /// <summary>Longest text that is read, in characters.</summary>
    public const int LongestText = 512 * 1024;

    /// <summary>Most nodes that a text may stand for, aliases counted as often as they are used.</summary>
    public const int MostNodes = 20_000;

    private const string MergeKey = "<<";

    private readonly Parser parser;
    private readonly string path;
    private readonly ImmutableArray<HelmProblem>.Builder problems = ImmutableArray.CreateBuilder<HelmProblem>();
    private readonly Dictionary<AnchorName, (HelmValue Value, int Nodes)> anchors = [];
    private int nodes;

    private HelmValuesReader(string text, string path)
    {
        parser = new Parser(new StringReader(text));
        this.path = path;
    }

    /// <summary>Reads <paramref name="text"/>; <paramref name="path"/> is the start of its problems' paths, such as <c>helm.values</c>.</summary>
    public static HelmReading Read(string text, string path)
    {
        if (text.Length > LongestText)
        {
            return new HelmReading(
                HelmValues.Empty, [HelmProblem.At(new HelmPlace(path), new FoundText($"{text.Length} characters", $"{text.Length} 个字符"), new($"at most {LongestText} characters", $"最多 {LongestText} 个字符"))]);
        }

        var reader = new HelmValuesReader(text, path);
        var values = HelmValues.Empty;
        try
        {
            values = reader.ReadDocument();
        }
        catch (TooMuchException refused)
        {
            reader.problems.Add(refused.Problem);
        }
        catch (YamlException malformed)
        {
            reader.problems.Add(HelmProblem.At(
                new HelmPlace(path, (int)Math.Clamp(malformed.Start.Line, 1L, int.MaxValue)), malformed.Message, new("valid YAML", "合法的 YAML")));
        }

        catch (InvalidOperationException)
        {
            // YamlDotNet 16.3 answers some broken flow collections with this instead of a YamlException.
            reader.problems.Add(HelmProblem.At(
                new HelmPlace(path, reader.parser.Current is { } last ? (int)last.End.Line : null), new FoundText("broken text", "损坏的文本"), new("valid YAML", "合法的 YAML")));
        }

        return new HelmReading(values, reader.problems.ToImmutable());
    }

    private HelmValues ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return HelmValues.Empty;
        }

        parser.Consume<DocumentStart>();
        var place = PlaceHere(path);
        var root = ReadNode(path, depth: 0);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
        {
            problems.Add(HelmProblem.At(new HelmPlace(path, (int)second.Start.Line), new FoundText("a second document", "第二个文档"), new("one document", "一个文档")));
        }

        switch (root)
        {
            case HelmValue.Map map:
                return new HelmValues(map);
            case HelmValue.Null:
                return HelmValues.Empty;
            default:
                problems.Add(HelmProblem.At(place, root.Display, new("a map of Helm values", "由 Helm 取值组成的映射")));
                return HelmValues.Empty;
        }
    }

    private HelmValue ReadNode(string key, int depth)
    {
        var place = PlaceHere(key);
        Count(1, place);
        if (depth > HelmValues.DeepestNesting)
        {
            throw new TooMuchException(HelmProblem.At(place, new FoundText($"{depth} levels", $"{depth} 层"), new($"at most {HelmValues.DeepestNesting} levels", $"最多 {HelmValues.DeepestNesting} 层")));
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            if (!anchors.TryGetValue(alias.Value, out var anchored))
            {
                throw new TooMuchException(HelmProblem.At(place, $"*{alias.Value}", new("an alias of an anchor that is complete before it", "别名之前已经完整写出的锚点")));
            }

            Count(anchored.Nodes, place);
            return anchored.Value;
        }

        var before = nodes;
        var anchor = parser.Accept<NodeEvent>(out var node) ? node.Anchor : AnchorName.Empty;
        HelmValue value = node switch
        {
            MappingStart => ReadMap(key, depth, place),
            SequenceStart => ReadList(key, depth, place),
            _ => YamlScalar.Typed(parser.Consume<Scalar>(), place),
        };
        if (!anchor.IsEmpty)
        {
            anchors[anchor] = (value, nodes - before + 1);
        }

        return value;
    }

    private HelmValue.Map ReadMap(string key, int depth, HelmPlace place)
    {
        parser.Consume<MappingStart>();
        var entries = HelmValue.Map.Empty.Entries.ToBuilder();
        var merged = HelmValues.Empty;
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var name))
            {
                throw new TooMuchException(HelmProblem.At(PlaceHere(key), new FoundText("a map, list or alias as key", "用映射、列表或别名作键"), new("a plain key", "普通的键")));
            }

            var inner = $"{key}.{name.Value}";
            var value = ReadNode(inner, depth + 1);
            if (name.Value == MergeKey && value is HelmValue.Map under)
            {
                merged = ValueMerge.Over(new HelmValues(under), merged);
            }
            else if (!entries.TryAdd(name.Value, value))
            {
                problems.Add(HelmProblem.At(new HelmPlace(inner, (int)name.Start.Line), name.Value, new("each key once", "每个键只出现一次")));
            }
        }

        foreach (var (name, value) in merged.Root.Entries)
        {
            entries.TryAdd(name, value);
        }

        return new HelmValue.Map(entries.ToImmutable(), place);
    }

    private HelmValue.List ReadList(string key, int depth, HelmPlace place)
    {
        parser.Consume<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<HelmValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode($"{key}[{items.Count}]", depth + 1));
        }

        return new HelmValue.List(items.ToImmutable(), place);
    }

    private HelmPlace PlaceHere(string key) =>
        new(key, parser.Accept<ParsingEvent>(out var here) ? (int)here.Start.Line : null);

    private void Count(int more, HelmPlace place)
    {
        nodes += more;
        if (nodes > MostNodes)
        {
            throw new TooMuchException(HelmProblem.At(place, new FoundText($"more than {MostNodes} values", $"超过 {MostNodes} 个值"), new($"at most {MostNodes} values, aliases included", $"最多 {MostNodes} 个值，包括别名所代表的值")));
        }
    }

    /// <summary>Leaves a reading that cannot go on; never leaves the reader.</summary>
    private sealed class TooMuchException(HelmProblem problem) : Exception
    {
        public HelmProblem Problem { get; } = problem;
    }
}
