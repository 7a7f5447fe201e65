using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Browse;
using Visualizer.Web.ViewModels.Helm;

namespace Visualizer.Web.Components.Helm;

/// <summary>Values by group, each with its control; a filter finds one by key, meaning or value.</summary>
public sealed partial class ValueList : ComponentBase
{
    private string filter = "";
    private bool onlyChanged;

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Finds owners of addresses; null where none can be opened.</summary>
    [CascadingParameter]
    public LinkedText? Links { get; set; }

    /// <summary>The values.</summary>
    [Parameter, EditorRequired]
    public required ValueSheet Sheet { get; set; }

    /// <summary>Whether the scenario's values are dropped.</summary>
    [Parameter]
    public bool IsReset { get; set; }

    /// <summary>The viewer drops the scenario's values, or takes them back.</summary>
    [Parameter]
    public EventCallback<bool> OnReset { get; set; }

    /// <summary>The viewer sets a value.</summary>
    [Parameter, EditorRequired]
    public EventCallback<(CatalogueEntry Entry, string Typed)> OnSet { get; set; }

    /// <summary>The viewer takes a setting back.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnRestore { get; set; }

    /// <summary>The viewer takes a finding's remedy.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Finding> OnMend { get; set; }

    private List<OtherValue> Others => [.. Sheet.Others.Where(other => Contains(other.Key) || Contains(other.Value) || Contains(About(other)))];

    private bool Fits(ValueRow row) => (!onlyChanged || row.IsChanged || !row.About.IsEmpty)
        && (Contains(row.Entry.Key) || Contains(row.Value) || Contains(row.Entry.English) || Contains(row.Entry.Chinese)
            || Contains(HelmTexts.Group(row.Entry.Group).In(Language)));

    private bool Contains(string text) => text.Contains(filter.Trim(), StringComparison.OrdinalIgnoreCase);

    private string About(OtherValue other) =>
        other.Entry is not { } entry ? HelmTexts.Unknown.In(Language) : Language == Language.English ? entry.English : entry.Chinese;
}
