using System.Collections.Immutable;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Scenarios;

/// <summary>Builds a document's tree from a sequence of events, whatever notation they come from.</summary>
/// <remarks>
/// A reader of YAML or JSON calls <see cref="BeginMap"/>, then <see cref="Key"/> and a value by turns, then <see cref="End"/>; likewise for lists.
/// Nesting beyond <see cref="MostLevels"/> and a repeated key are problems; what is under them is dropped.
/// </remarks>
public sealed class DocumentTreeBuilder
{
    /// <summary>Levels of maps and lists that a document may have; a NetworkPolicy needs about a dozen.</summary>
    public const int MostLevels = 32;

    private readonly ProblemList problems;
    private readonly DocumentPath at;
    private readonly Stack<Level> levels = new();
    private int skipped;

    /// <summary>Starts a tree.</summary>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="at">Path of the root; null: an empty one.</param>
    public DocumentTreeBuilder(ProblemList problems, DocumentPath? at = null)
    {
        this.problems = problems;
        this.at = at ?? DocumentPath.Root;
    }

    /// <summary>The finished tree; null before the root is complete.</summary>
    public DocumentNode? Root { get; private set; }

    /// <summary>Whether the document was nested too deep: reading on is pointless.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>A map begins.</summary>
    public void BeginMap(int? line) => Begin(line, isMap: true);

    /// <summary>A list begins.</summary>
    public void BeginList(int? line) => Begin(line, isMap: false);

    /// <summary>A key of the innermost map; its value is next.</summary>
    public void Key(string key, int? line)
    {
        if (skipped > 0)
        {
            return;
        }

        var level = levels.Peek();
        level.Key = key;
        level.IsRepeated = !level.Keys.Add(key);
        if (level.IsRepeated)
        {
            var excerpt = problems.IsFull ? "" : Excerpt.Of(key, 60);
            problems.Add(level.Path.Key(key), line, FoundText.Written(excerpt), new("every key once", "每个键只出现一次"), $"The key '{excerpt}' is here twice.");
        }
    }

    /// <summary>A scalar, as value or item.</summary>
    /// <param name="kind">Its type.</param>
    /// <param name="text">As written, without quotes.</param>
    /// <param name="line">Its line; null when the document is no text.</param>
    /// <param name="isPlain">Whether it is a plain scalar of YAML.</param>
    public void Scalar(ScalarKind kind, string text, int? line, bool isPlain = false)
    {
        if (skipped == 0)
        {
            Attach(new DocumentNode.Scalar(NextPath(), line, kind, text, isPlain));
        }
    }

    /// <summary>The innermost map or list ends.</summary>
    public void End()
    {
        if (skipped > 0)
        {
            skipped--;
            return;
        }

        var level = levels.Pop();
        Attach(level.IsMap
            ? new DocumentNode.Map(level.Path, level.Line, level.Entries.ToImmutable())
            : new DocumentNode.List(level.Path, level.Line, level.Items.ToImmutable()));
    }

    private void Begin(int? line, bool isMap)
    {
        if (skipped > 0)
        {
            skipped++;
            return;
        }

        var path = NextPath();
        if (levels.Count >= MostLevels)
        {
            IsTooDeep = true;
            skipped = 1;
            problems.Add(path, line, null, new($"at most {MostLevels} levels", $"最多 {MostLevels} 层"), "The document is nested too deep.");
            return;
        }

        levels.Push(new Level(path, line, isMap));
    }

    private DocumentPath NextPath() => levels.TryPeek(out var level)
        ? level.IsMap ? level.Path.Key(level.Key) : level.Path.Item(level.Items.Count)
        : at;

    private void Attach(DocumentNode node)
    {
        if (!levels.TryPeek(out var level))
        {
            Root ??= node;
        }
        else if (!level.IsMap)
        {
            level.Items.Add(node);
        }
        else if (!level.IsRepeated)
        {
            level.Entries.Add(new DocumentEntry(level.Key, node));
        }
    }

    private sealed class Level(DocumentPath path, int? line, bool isMap)
    {
        public DocumentPath Path { get; } = path;

        public int? Line { get; } = line;

        public bool IsMap { get; } = isMap;

        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public ImmutableArray<DocumentEntry>.Builder Entries { get; } = ImmutableArray.CreateBuilder<DocumentEntry>();

        public ImmutableArray<DocumentNode>.Builder Items { get; } = ImmutableArray.CreateBuilder<DocumentNode>();

        public string Key { get; set; } = "";

        public bool IsRepeated { get; set; }
    }
}
