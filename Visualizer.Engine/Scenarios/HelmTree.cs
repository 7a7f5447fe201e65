using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Scenarios;

/// <summary>A part of a document as Helm values: the types that the document gives, the places for findings.</summary>
public static class HelmTree
{
    /// <summary>The values of a map; none for null.</summary>
    public static HelmValues Values(DocumentNode.Map? map) => map is null ? HelmValues.Empty : new HelmValues((HelmValue.Map)Convert(map));

    private static HelmValue Convert(DocumentNode node)
    {
        var place = new HelmPlace(node.Path.ToString(), node.Line);
        return node switch
        {
            DocumentNode.Map map => new HelmValue.Map(
                map.Entries.ToImmutableSortedDictionary(entry => entry.Key, entry => Convert(entry.Value), StringComparer.Ordinal), place),
            DocumentNode.List list => new HelmValue.List([.. list.Items.Select(Convert)], place),
            DocumentNode.Scalar { Kind: ScalarKind.Null } => new HelmValue.Null(place),
            DocumentNode.Scalar { Kind: ScalarKind.Boolean } scalar =>
                new HelmValue.Flag(scalar.Text.Equals("true", StringComparison.OrdinalIgnoreCase), place),
            DocumentNode.Scalar { Kind: ScalarKind.Number } scalar => Number(scalar.Text, place),
            DocumentNode.Scalar scalar => new HelmValue.Text(scalar.Text, place),
            _ => throw new UnreachableException(),
        };
    }

    private static HelmValue Number(string text, HelmPlace place) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new HelmValue.Integer(whole, place)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? new HelmValue.Real(real, place)
        : new HelmValue.Text(text, place);
}
