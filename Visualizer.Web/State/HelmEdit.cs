using System.Globalization;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Web.State;

/// <summary>Between what a request changes of a scenario's values and the values that come out: each follows from the other.</summary>
public static class HelmEdit
{
    /// <summary>The scenario's values with the viewer's over them, without the chart's defaults.</summary>
    public static HelmValues Values(Scenario scenario, WorkbenchRequest request) =>
        DatapathEngine.Values(scenario, VisualizerSession.HelmOf(request)).Values;

    /// <summary>What lies under the viewer's own values: the scenario's, or nothing once they are dropped.</summary>
    public static HelmValues Beneath(Scenario scenario, WorkbenchRequest request) => request.Reset ? HelmValues.Empty : scenario.Helm.Merged;

    /// <summary>
    /// Asks for exactly these values, in as few settings as it takes. What is missing of the scenario's cannot be set: then its values are dropped
    /// and all of these are the viewer's.
    /// </summary>
    public static WorkbenchRequest Ask(Scenario scenario, WorkbenchRequest request, HelmValues values)
    {
        var next = request.FromStart() with { Set = SetWriter.Write(ValueMerge.Difference(Beneath(scenario, request), values)) };
        return Values(scenario, next).Root.SaysTheSameAs(values.Root) ? next : next with { Reset = true, Set = SetWriter.Write(values) };
    }

    /// <summary>Sets one value; the chart's default, where nothing lies under it, takes the setting away.</summary>
    public static HelmValues With(HelmValues values, HelmValues beneath, CatalogueEntry entry, string typed, int minor) =>
        typed == entry.DefaultIn(minor) && !beneath.TryFind(entry.Key, out _)
            ? values.Without(entry.Key)
            : values.With(entry.Key, Typed(entry.Type, typed));

    /// <summary>Takes the viewer's own setting of a key away.</summary>
    public static HelmValues Restore(HelmValues values, HelmValues beneath, string key) =>
        beneath.TryFind(key, out var value) ? values.With(key, value) : values.Without(key);

    /// <summary>Takes a finding's remedy. What the chart of the version has no such value for goes: it said nothing, or stopped the chart.</summary>
    public static HelmValues Mend(HelmValues values, Finding finding, int minor)
    {
        var superseded = finding.Values.Where(key => !finding.Remedy.Any(setting => setting.Key == key)
            && values.TryFind(key, out var value)
            && (ValueCatalogue.Find(key)?.ExistsIn(minor) != true || !ValueSpellings.InVersion(key, value.Display, minor).IsEmpty));
        values = superseded.Aggregate(values, (rest, key) => rest.Without(key));
        return finding.Remedy.Aggregate(values, (rest, setting) => SetExpression.Apply(rest, setting.ToString(), HelmPlace.None).Values);
    }

    private static HelmValue Typed(HelmType type, string typed) => type switch
    {
        HelmType.Bool when typed is "true" or "false" => new HelmValue.Flag(typed == "true", HelmPlace.None),
        HelmType.Integer when long.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => new HelmValue.Integer(number, HelmPlace.None),
        _ => new HelmValue.Text(typed, HelmPlace.None),
    };
}
