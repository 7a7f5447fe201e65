using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.State;

namespace Visualizer.Web.ViewModels.Helm;

/// <summary>The values of a chart version as they stand: everything that can change a path, by group, then what else is set.</summary>
/// <param name="Minor">Minor version of chart 1 whose values they are; the nearest modelled one when the version asked for is not.</param>
/// <param name="Groups">Groups with their values.</param>
/// <param name="Others">What is set besides: known to leave paths alone, of another version, or unknown.</param>
public sealed record ValueSheet(int Minor, ImmutableArray<ValueSheetGroup> Groups, ImmutableArray<OtherValue> Others)
{
    /// <summary>The sheet of a state; null without a scenario or an answer.</summary>
    public static ValueSheet? Of(WorkbenchState state)
    {
        if (state is not { Scenario: { } scenario, Answer.Config: { } config })
        {
            return null;
        }

        var minor = Math.Clamp(config.Summary.Cilium.Minor, ValueCatalogue.FirstMinor, ValueCatalogue.LastMinor);
        var values = HelmEdit.Values(scenario, state.Request);
        var beneath = HelmEdit.Beneath(scenario, state.Request);
        var modelled = ValueCatalogue.All.Where(entry => entry.Influence == ValueInfluence.Modelled && entry.ExistsIn(minor)).ToList();
        var keys = modelled.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        return new ValueSheet(
            minor,
            [
                .. modelled.GroupBy(entry => entry.Group).OrderBy(group => group.Key)
                    .Select(group => new ValueSheetGroup(group.Key, [.. group.Select(entry => Row(entry, minor, values, beneath, config))])),
            ],
            [
                .. values.Leaves().Where(leaf => !keys.Contains(leaf.Key))
                    .Select(leaf => new OtherValue(
                        leaf.Key, leaf.Value.Display, ValueCatalogue.Find(leaf.Key), SourceOf(leaf.Key, values, beneath), About(leaf.Key, config))),
            ]);
    }

    private static ValueRow Row(CatalogueEntry entry, int minor, HelmValues values, HelmValues beneath, ConfigResolution config)
    {
        var words = entry.ChoicesIn(minor).AddRange(entry.WordsIn(minor)).Remove("");
        return new ValueRow(
            entry,
            values.TryFind(entry.Key, out var value) ? Text(value) : entry.DefaultIn(minor),
            entry.DefaultIn(minor),
            words,
            SourceOf(entry.Key, values, beneath),
            About(entry.Key, config));
    }

    private static ValueSource SourceOf(string key, HelmValues values, HelmValues beneath)
    {
        var isBeneath = beneath.TryFind(key, out var under);
        return !values.TryFind(key, out var value) ? ValueSource.Chart
            : isBeneath && under!.SaysTheSameAs(value) ? ValueSource.Scenario
            : ValueSource.Viewer;
    }

    // What the agent does not do as told, and what is wrong with it; that a value is known to do nothing goes without saying here.
    private static ImmutableArray<Finding> About(string key, ConfigResolution config) =>
    [
        .. config.Findings.Where(finding => finding.Overruled.Any(setting => setting.Key == key)
            || (finding.Severity != Severity.Info && finding.Values.Contains(key))),
    ];

    private static string Text(HelmValue value) => value switch
    {
        HelmValue.List list => string.Join(',', list.Items.Select(item => item.Display)),
        HelmValue.Null => "",
        _ => value.Display,
    };
}

/// <summary>Values that belong together.</summary>
public sealed record ValueSheetGroup(ValueGroup Group, ImmutableArray<ValueRow> Rows);

/// <summary>One modelled value.</summary>
/// <param name="Entry">What the catalogue says of it.</param>
/// <param name="Value">What it is set to, else the chart's default.</param>
/// <param name="Default">The chart's default.</param>
/// <param name="Words">Words that it takes; empty: anything of its type.</param>
/// <param name="Source">Who says so.</param>
/// <param name="About">Findings that overrule it or find something wrong with it.</param>
public sealed record ValueRow(
    CatalogueEntry Entry, string Value, string Default, ImmutableArray<string> Words, ValueSource Source, ImmutableArray<Finding> About)
{
    /// <summary>Whether it is another than the chart's default.</summary>
    public bool IsChanged => Value != Default;

    /// <summary>Whether it is set and the agent does something else.</summary>
    public bool IsOverruled => About.Any(finding => finding.Overruled.Any(setting => setting.Key == Entry.Key));
}

/// <summary>A value that is set and is not among the modelled ones of the version.</summary>
/// <param name="Key">Dotted key.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="Entry">The catalogue's entry for it or for the tree above it; null when no version has it.</param>
/// <param name="Source">Who says so.</param>
/// <param name="About">Findings that find something wrong with it.</param>
public sealed record OtherValue(string Key, string Value, CatalogueEntry? Entry, ValueSource Source, ImmutableArray<Finding> About);

/// <summary>Who set a value.</summary>
public enum ValueSource
{
    /// <summary>Nobody: the chart's default.</summary>
    Chart,

    /// <summary>The scenario.</summary>
    Scenario,

    /// <summary>The viewer.</summary>
    Viewer,
}
