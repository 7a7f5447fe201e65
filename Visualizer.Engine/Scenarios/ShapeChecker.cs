using System.Globalization;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Scenarios;

/// <summary>Compares a document's tree with its shape: unknown and missing keys, wrong types, values out of range.</summary>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class ShapeChecker(ProblemList problems)
{
    private readonly HashSet<DocumentNode> refused = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a node was found wrong in itself; nobody need look at its value any more.</summary>
    public bool IsRefused(DocumentNode node) => refused.Contains(node);

    /// <summary>Checks a node and everything under it.</summary>
    public void Check(DocumentNode node, ValueShape shape)
    {
        switch (shape, node)
        {
            case (ValueShape.Map known, DocumentNode.Map map):
                CheckKeys(known, map);
                break;
            case (ValueShape.Free free, DocumentNode.Map map):
                CheckFree(free, map);
                break;
            case (ValueShape.Kinds kinds, DocumentNode.Map map):
                CheckKind(kinds, map);
                break;
            case (ValueShape.Foreign, DocumentNode.Map):
                break;
            case (ValueShape.List of, DocumentNode.List list):
                foreach (var item in list.Items)
                {
                    Check(item, of.Item);
                }

                break;
            case (ValueShape.ListOrCount either, DocumentNode.List):
                Check(node, either.Listed);
                break;
            case (ValueShape.ListOrCount either, DocumentNode.Scalar { Kind: ScalarKind.Number }):
                Check(node, either.Count);
                break;
            case (_, DocumentNode.Scalar scalar) when Fits(shape, scalar):
                break;
            default:
                Refuse(node, shape);
                break;
        }
    }

    private static bool Fits(ValueShape shape, DocumentNode.Scalar scalar) => shape switch
    {
        ValueShape.Text text => (scalar.Kind == ScalarKind.Text || (scalar.Kind == ScalarKind.Number && text.Format.AllowsNumber))
            && text.Format.Accepts(scalar.Text),
        ValueShape.Choice choice => scalar.Kind == ScalarKind.Text && choice.Words.Contains(scalar.Text),
        ValueShape.Boolean => scalar.Kind == ScalarKind.Boolean,
        ValueShape.Integer range => scalar.Kind == ScalarKind.Number
            && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= range.Least && number <= range.Most,
        _ => false,
    };

    /// <summary>Without a known kind nothing under the map can be read.</summary>
    private void CheckKind(ValueShape.Kinds kinds, DocumentNode.Map map)
    {
        if (map["kind"] is DocumentNode.Scalar { Kind: ScalarKind.Text } kind && kinds[kind.Text] is { } shape)
        {
            CheckKeys(shape, map);
            return;
        }

        refused.Add(map);
        if (map["kind"] is { } other)
        {
            Refuse(other, new ValueShape.Choice(kinds.Words));
        }
        else
        {
            problems.Add(map.Path.Key("kind"), map.Line, null, ExpectedText.Of(kinds.Words), "The key 'kind' is missing.");
        }
    }

    private void CheckKeys(ValueShape.Map known, DocumentNode.Map map)
    {
        foreach (var (name, value) in map.Entries)
        {
            if (known[name] is { } key)
            {
                Check(value, key.Value);
                continue;
            }

            refused.Add(value);
            RefuseKey(known, value, name);
        }

        foreach (var key in known.Keys)
        {
            if (key.IsRequired && map[key.Name] is null)
            {
                problems.Add(map.Path.Key(key.Name), map.Line, null, key.Value.Expected, $"The key '{key.Name}' is missing.");
            }
        }
    }

    private void RefuseKey(ValueShape.Map known, DocumentNode value, string name)
    {
        if (problems.IsFull)
        {
            problems.Add(value, null, "");
            return;
        }

        var names = known.Keys.Select(key => key.Name).ToList();
        problems.Add(
            value.Path,
            value.Line,
            FoundText.Written(Excerpt.Of(name)),
            ExpectedText.Of(names),
            $"The key '{Excerpt.Of(name, 60)}' is unknown; the nearest known key is '{NearestWord.To(name, names)}'.");
    }

    private void CheckFree(ValueShape.Free free, DocumentNode.Map map)
    {
        foreach (var (name, value) in map.Entries)
        {
            if (free.Value is ValueShape.Text && !(free.AllowsSource ? TextFormat.IsSourcedLabelKey(name) : TextFormat.IsLabelKey(name)))
            {
                refused.Add(value);
                problems.Add(value.Path, value.Line, FoundText.Written(Excerpt.Of(name)), TextFormat.LabelKey.Expected, "This is no label key.");
                continue;
            }

            Check(value, free.Value);
        }
    }

    private void Refuse(DocumentNode node, ValueShape shape)
    {
        refused.Add(node);
        if (problems.IsFull)
        {
            problems.Add(node, null, "");
            return;
        }

        var message = (node, shape) switch
        {
            (DocumentNode.Scalar { Kind: ScalarKind.Null }, _) => "There is no value; leave the key out or give it one.",
            (DocumentNode.Scalar { Kind: ScalarKind.Text } word, ValueShape.Choice choice) =>
                $"'{Excerpt.Of(word.Text, 60)}' is not one of the known words; the nearest is '{NearestWord.To(word.Text, choice.Words)}'.",
            (DocumentNode.Scalar { Kind: ScalarKind.Number or ScalarKind.Boolean }, ValueShape.Text) => "This has to be text; put it in quotes.",
            _ => $"{Capital(node.Description.English)} stands where {shape.Expected.English} should be.",
        };
        problems.Add(node, shape.Expected, message);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
