using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Helm;

namespace Visualizer.Web.Components.Helm;

/// <summary>One value with the control of its type, what it does and needs, and what is said of it.</summary>
public sealed partial class ValueField : ComponentBase
{
    private readonly string id = $"value-{Guid.NewGuid():n}";

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>The value.</summary>
    [Parameter, EditorRequired]
    public required ValueRow Row { get; set; }

    /// <summary>The viewer sets it.</summary>
    [Parameter, EditorRequired]
    public EventCallback<(CatalogueEntry Entry, string Typed)> OnSet { get; set; }

    /// <summary>The viewer takes the setting back.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnRestore { get; set; }

    /// <summary>The viewer takes a finding's remedy.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Finding> OnMend { get; set; }

    private string AboutId => id + "-about";

    private CatalogueEntry Entry => Row.Entry;

    private bool IsOn => Row.Value == "true";

    // A word that the version does not take stays visible until another is chosen.
    private IEnumerable<string> Words => Row.Words.Contains(Row.Value) ? Row.Words : Row.Words.Prepend(Row.Value);

    // A long key may break at its dots.
    private string BreakingKey => Entry.Key.Replace(".", ".\u200b", StringComparison.Ordinal);

    private UiText TypeName => Entry.Type switch
    {
        HelmType.Bool => HelmTexts.TypeFlag,
        HelmType.Integer => HelmTexts.TypeNumber,
        HelmType.Cidr => HelmTexts.TypePrefix,
        HelmType.TextList => HelmTexts.TypeList,
        _ => Row.Words.IsEmpty ? HelmTexts.TypeText : HelmTexts.TypeWord,
    };

    private string TypeAndDefault =>
        HelmTexts.TypeAndDefault.In(Language, TypeName.In(Language), Row.Default.Length == 0 ? HelmTexts.Empty.In(Language) : Row.Default);

    private string Placeholder => Entry.Type switch
    {
        HelmType.Cidr => "10.0.0.0/8",
        HelmType.TextList => "eth0,eth1",
        _ => "",
    };

    private Task SetFlagAsync(bool isOn) => SetAsync(isOn ? "true" : "false");

    private Task SetAsync(string? typed) =>
        typed is null || typed.Trim() == Row.Value ? Task.CompletedTask : OnSet.InvokeAsync((Entry, typed.Trim()));
}
