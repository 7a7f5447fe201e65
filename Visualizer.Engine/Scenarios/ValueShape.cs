using System.Collections.Immutable;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Scenarios;

/// <summary>What a value of a document may look like: the reader's half of the contract whose other half is <c>scenario.schema.json</c>.</summary>
internal abstract record ValueShape
{
    /// <summary>What is expected, in a problem's words.</summary>
    public abstract ExpectedText Expected { get; }

    /// <summary>A text of a format.</summary>
    public sealed record Text(TextFormat Format) : ValueShape
    {
        public override ExpectedText Expected => Format.Expected;
    }

    /// <summary>One of a few words.</summary>
    public sealed record Choice(ImmutableArray<string> Words) : ValueShape
    {
        public override ExpectedText Expected => ExpectedText.Of(Words);
    }

    /// <summary>A whole number between two bounds, both included.</summary>
    public sealed record Integer(int Least, int Most) : ValueShape
    {
        public override ExpectedText Expected => new($"a whole number from {Least} to {Most}", $"{Least} 到 {Most} 之间的整数");
    }

    /// <summary>True or false.</summary>
    public sealed record Boolean : ValueShape
    {
        public override ExpectedText Expected => new("true or false", "true 或 false");
    }

    /// <summary>A list of values of one shape.</summary>
    public sealed record List(ValueShape Item) : ValueShape
    {
        public override ExpectedText Expected => new("a list", "列表");
    }

    /// <summary>A map of known keys.</summary>
    public sealed record Map(ImmutableArray<KeyShape> Keys) : ValueShape
    {
        private readonly ImmutableDictionary<string, KeyShape> byName = Keys.ToImmutableDictionary(key => key.Name, StringComparer.Ordinal);

        public override ExpectedText Expected => new("a map", "映射");

        /// <summary>A known key, or null.</summary>
        public KeyShape? this[string name] => byName.GetValueOrDefault(name);
    }

    /// <summary>A map of free keys to values of one shape.</summary>
    public sealed record Free(ValueShape Value) : ValueShape
    {
        /// <summary>Whether keys of labels may begin with the source of the label: <c>k8s:app</c>.</summary>
        public bool AllowsSource { get; init; }

        public override ExpectedText Expected => new("a map", "映射");
    }

    /// <summary>A map whose key <c>kind</c> says which of several shapes it has.</summary>
    /// <param name="Shapes">Each has a key <c>kind</c> with one word.</param>
    public sealed record Kinds(ImmutableArray<Map> Shapes) : ValueShape
    {
        public override ExpectedText Expected => new("a map", "映射");

        /// <summary>The known kinds.</summary>
        public ImmutableArray<string> Words => [.. Shapes.Select(WordOf)];

        /// <summary>The shape of a kind, or null.</summary>
        public Map? this[string kind] => Shapes.FirstOrDefault(shape => WordOf(shape) == kind);

        private static string WordOf(Map shape) => ((Choice)shape["kind"]!.Value).Words[0];
    }

    /// <summary>A map whose content is somebody else's contract: Helm values, manifests.</summary>
    public sealed record Foreign : ValueShape
    {
        public override ExpectedText Expected => new("a map", "映射");
    }

    /// <summary>A list, or a count in its place.</summary>
    public sealed record ListOrCount(List Listed, Integer Count) : ValueShape
    {
        public override ExpectedText Expected => new($"a list or {Count.Expected.English}", $"列表，或{Count.Expected.Chinese}");
    }
}

/// <summary>A known key of a map.</summary>
/// <param name="Name">As written.</param>
/// <param name="Value">Shape of its value.</param>
/// <param name="IsRequired">Whether the map cannot do without.</param>
internal sealed record KeyShape(string Name, ValueShape Value, bool IsRequired = false);
