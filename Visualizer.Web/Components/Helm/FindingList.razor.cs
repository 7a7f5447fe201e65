using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Helm;

/// <summary>Findings in the order of the rules; each says what it overruled and offers what would change it.</summary>
public sealed partial class FindingList : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>The findings.</summary>
    [Parameter, EditorRequired]
    public required ImmutableArray<Finding> Findings { get; set; }

    /// <summary>Whether what would change a plain decision is offered too, not only what mends something.</summary>
    [Parameter]
    public bool OffersAll { get; set; }

    /// <summary>The viewer takes a finding's remedy.</summary>
    [Parameter]
    public EventCallback<Finding> OnMend { get; set; }

    private string Word(Severity severity) => (severity == Severity.Error ? HelmTexts.Error : HelmTexts.Warning).In(Language);
}
