using System.Collections.Immutable;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Scenarios;

/// <summary>A node of a document as written: a map, a list or a scalar. YAML texts and JSON objects become the same tree.</summary>
public abstract class DocumentNode
{
    private DocumentNode(DocumentPath path, int? line)
    {
        Path = path;
        Line = line;
    }

    /// <summary>Where the node is.</summary>
    public DocumentPath Path { get; }

    /// <summary>Line of the YAML text, from 1; null when the document was not a text.</summary>
    public int? Line { get; }

    /// <summary>What the node is, in a problem's words: <c>a map</c>, <c>a list</c>, or the scalar itself.</summary>
    public abstract FoundText Description { get; }

    /// <summary>Keys and values.</summary>
    public sealed class Map : DocumentNode
    {
        private readonly Dictionary<string, DocumentNode> byKey;

        /// <summary>Makes a map of unique keys.</summary>
        internal Map(DocumentPath path, int? line, ImmutableArray<DocumentEntry> entries)
            : base(path, line)
        {
            Entries = entries;
            byKey = entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        }

        /// <summary>In the order as written; keys are unique.</summary>
        public ImmutableArray<DocumentEntry> Entries { get; }

        /// <inheritdoc/>
        public override FoundText Description { get; } = new("a map", "映射");

        /// <summary>Value of a key, or null when the map does not have it.</summary>
        public DocumentNode? this[string key] => byKey.GetValueOrDefault(key);
    }

    /// <summary>Items in order.</summary>
    public sealed class List : DocumentNode
    {
        /// <summary>Makes a list.</summary>
        internal List(DocumentPath path, int? line, ImmutableArray<DocumentNode> items)
            : base(path, line) => Items = items;

        /// <summary>In the order as written.</summary>
        public ImmutableArray<DocumentNode> Items { get; }

        /// <inheritdoc/>
        public override FoundText Description { get; } = new("a list", "列表");
    }

    /// <summary>A single value.</summary>
    public sealed class Scalar : DocumentNode
    {
        /// <summary>Makes a scalar.</summary>
        internal Scalar(DocumentPath path, int? line, ScalarKind kind, string text, bool isPlain)
            : base(path, line)
        {
            Kind = kind;
            Text = text;
            IsPlain = isPlain;
        }

        /// <summary>Its type under the YAML core schema, or in JSON.</summary>
        public ScalarKind Kind { get; }

        /// <summary>As written, without quotes: <c>5.10</c> stays <c>5.10</c>. Empty for null.</summary>
        public string Text { get; }

        /// <summary>Whether it stands in YAML without quotes, so that a schema other than the core schema may type it otherwise.</summary>
        public bool IsPlain { get; }

        /// <inheritdoc/>
        public override FoundText Description => Kind switch
        {
            ScalarKind.Null => new("nothing", "空值"),
            ScalarKind.Text => FoundText.Written($"'{Excerpt.Of(Text)}'"),
            _ => FoundText.Written(Excerpt.Of(Text)),
        };
    }
}

/// <summary>A key of a map with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value.</param>
public sealed record DocumentEntry(string Key, DocumentNode Value);

/// <summary>Types of scalars.</summary>
public enum ScalarKind
{
    /// <summary>Text, quoted or plain.</summary>
    Text,

    /// <summary>A number, whole or not.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Null, or nothing at all.</summary>
    Null,
}
