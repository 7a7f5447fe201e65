using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Helm;

/// <summary>Findings, the worst first; each says what was overruled and offers what would mend it.</summary>
public sealed partial class FindingList : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>The findings.</summary>
    [Parameter, EditorRequired]
    public required ImmutableArray<Finding> Findings { get; set; }

    /// <summary>The viewer takes a remedy.</summary>
    [Parameter]
    public EventCallback<ImmutableArray<ValueSetting>> OnApply { get; set; }

    private string Word(Severity severity) => (severity switch
    {
        Severity.Error => HelmTexts.Error,
        Severity.Warning => HelmTexts.Warning,
        _ => HelmTexts.Info,
    }).In(Language);
}
