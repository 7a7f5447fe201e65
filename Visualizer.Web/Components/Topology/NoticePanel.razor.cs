using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.Components.Topology;

/// <summary>Stands where the drawing would be, or before the last valid one: what went wrong, what it means, what mends it.</summary>
public sealed partial class NoticePanel : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What to say.</summary>
    [Parameter, EditorRequired]
    public required StageNotice Notice { get; set; }

    /// <summary>Whether the last valid picture is behind it.</summary>
    [Parameter]
    public bool IsOverPicture { get; set; }

    /// <summary>The viewer takes the remedy.</summary>
    [Parameter]
    public EventCallback<ImmutableArray<ValueSetting>> OnApply { get; set; }
}
