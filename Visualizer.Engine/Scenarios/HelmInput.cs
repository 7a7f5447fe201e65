using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Helm;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Visualizer.Engine.Scenarios;

/// <summary>What a scenario gives to Helm. The chart's defaults are not in it.</summary>
/// <param name="Values">Content of a values.yaml.</param>
/// <param name="Set">Arguments of <c>--set</c>, in order.</param>
/// <param name="Merged">The arguments applied over the values.</param>
public sealed record HelmInput(HelmValues Values, ImmutableArray<string> Set, HelmValues Merged)
{
    private const int MostArguments = 1000, MostIndexes = 200;

    /// <summary>Reads what a document gives, every argument checked.</summary>
    internal static HelmInput Read(ScenarioDocument document, ProblemList problems)
    {
        var values = document.HelmValues is { } map ? new HelmValues(ValueOf(map)) : HelmValues.Empty;
        var merged = values;

        // An index makes a list of that length: a small text must not ask for gigabytes.
        if (document.HelmSet.Length > MostArguments || document.HelmSet.Sum(set => set.Value.Count('[')) > MostIndexes)
        {
            problems.Add(document.HelmSet[0].Node, new("at most 1000 arguments with 200 list indexes", "最多 1000 个参数，其中最多 200 个列表下标"), "There are too many arguments of --set.");
            return new HelmInput(values, [], merged);
        }

        foreach (var set in document.HelmSet)
        {
            var reading = SetExpression.Apply(merged, set.Value, new HelmPlace(set.Node.Path.ToString(), set.Node.Line));
            merged = reading.Values;
            foreach (var problem in reading.Problems)
            {
                problems.Add(
                    set.Node,
                    problem.Expected,
                    $"This is no argument of --set: {Excerpt.Of(problem.Found.English)} stands where {problem.Expected.English} should be.");
            }
        }

        return new HelmInput(values, [.. document.HelmSet.Select(set => set.Value)], merged);
    }

    private static HelmValue.Map ValueOf(DocumentNode.Map map) => new(
        map.Entries.ToImmutableSortedDictionary(entry => entry.Key, entry => ValueOf(entry.Value), StringComparer.Ordinal), PlaceOf(map));

    private static HelmValue ValueOf(DocumentNode node) => node switch
    {
        DocumentNode.Map map => ValueOf(map),
        DocumentNode.List list => new HelmValue.List([.. list.Items.Select(ValueOf)], PlaceOf(list)),

        // Helm reads values with YAML 1.1, where a plain yes is true: its own rule decides, not that of the document around.
        DocumentNode.Scalar { IsPlain: true } plain => YamlScalar.Typed(
            new Scalar(AnchorName.Empty, TagName.Empty, plain.Text, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false), PlaceOf(plain)),
        DocumentNode.Scalar { Kind: ScalarKind.Boolean } flag => new HelmValue.Flag(flag.Text == "true", PlaceOf(flag)),
        DocumentNode.Scalar { Kind: ScalarKind.Null } => new HelmValue.Null(PlaceOf(node)),
        DocumentNode.Scalar { Kind: ScalarKind.Number } number => NumberOf(number),
        DocumentNode.Scalar text => new HelmValue.Text(text.Text, PlaceOf(text)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static HelmValue NumberOf(DocumentNode.Scalar number) =>
        long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? new HelmValue.Integer(whole, PlaceOf(number))
            : double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
                ? new HelmValue.Real(real, PlaceOf(number))
                : new HelmValue.Text(number.Text, PlaceOf(number));

    private static HelmPlace PlaceOf(DocumentNode node) => new(node.Path.ToString(), node.Line);
}
