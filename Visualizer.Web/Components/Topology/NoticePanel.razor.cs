using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.Components.Topology;

/// <summary>Stands where the drawing would be, or before the last valid one: what went wrong, what it means, what mends it.</summary>
public sealed partial class NoticePanel : ComponentBase
{
    [Inject]
    public required ScenarioLibrary Library { get; init; }

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What to say.</summary>
    [Parameter, EditorRequired]
    public required StageNotice Notice { get; set; }

    /// <summary>Whether the last valid picture is behind it.</summary>
    [Parameter]
    public bool IsOverPicture { get; set; }

    /// <summary>The question before this one, to go back to; null when there is none.</summary>
    [Parameter]
    public WorkbenchRequest? Undo { get; set; }

    /// <summary>The viewer mends it, chooses another scenario, or goes back.</summary>
    [Parameter, EditorRequired]
    public EventCallback<WorkbenchRequest> OnRequest { get; set; }

    private string Words(Mending mending) => string.Join(
        CommonTexts.Comma.In(Language),
        new[]
        {
            mending.Set.IsEmpty ? null : WorkbenchTexts.Try.In(Language, string.Join(", ", mending.Set)),
            mending.Dropped.IsEmpty ? null : WorkbenchTexts.Drop.In(Language, string.Join(", ", mending.Dropped)),
        }.OfType<string>());
}
