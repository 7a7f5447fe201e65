using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios;

/// <summary>Typed access to a map's keys. A key that is missing, or that the checker refused, is null.</summary>
/// <param name="checker">Knows which nodes are wrong.</param>
/// <param name="source">The map.</param>
internal sealed class BoundMap(ShapeChecker checker, DocumentNode.Map source)
{
    /// <summary>The map as written.</summary>
    public DocumentNode.Map Source { get; } = source;

    /// <summary>A text as written.</summary>
    public Written<string>? Text(string key) => Value(key, text => text);

    /// <summary>A scalar, parsed.</summary>
    public Written<T>? Value<T>(string key, Func<string, T> parse) =>
        Accepted(key) is DocumentNode.Scalar scalar ? new Written<T>(parse(scalar.Text), scalar) : null;

    /// <summary>A whole number.</summary>
    public Written<int>? Integer(string key) =>
        Value(key, text => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));

    /// <summary>True or false.</summary>
    public Written<bool>? Flag(string key) => Value(key, text => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>A map.</summary>
    public BoundMap? Map(string key) => Accepted(key) is DocumentNode.Map map ? new BoundMap(checker, map) : null;

    /// <summary>The maps of a list.</summary>
    public IEnumerable<BoundMap> Maps(string key) =>
        Items(key).OfType<DocumentNode.Map>().Select(map => new BoundMap(checker, map));

    /// <summary>The texts of a list.</summary>
    public ImmutableArray<Written<string>> Texts(string key) =>
        [.. Items(key).OfType<DocumentNode.Scalar>().Select(scalar => new Written<string>(scalar.Text, scalar))];

    /// <summary>A list of listening ports, each once; null without the key.</summary>
    public ImmutableArray<ListeningPort>? Ports(string key) => Accepted(key) is DocumentNode.List
        ? [.. Texts(key).Select(text => WrittenPort.TryParse(text.Value, out var port) ? port : default).Distinct()]
        : null;

    /// <summary>A map of labels; null without the key.</summary>
    public ImmutableSortedDictionary<string, string>? Labels(string key) => Accepted(key) is DocumentNode.Map map
        ? map.Entries
            .Where(label => !checker.IsRefused(label.Value))
            .ToImmutableSortedDictionary(label => label.Key, label => ((DocumentNode.Scalar)label.Value).Text, StringComparer.Ordinal)
        : null;

    private IEnumerable<DocumentNode> Items(string key) =>
        Accepted(key) is DocumentNode.List list ? list.Items.Where(item => !checker.IsRefused(item)) : [];

    private DocumentNode? Accepted(string key) => Source[key] is { } node && !checker.IsRefused(node) ? node : null;
}
