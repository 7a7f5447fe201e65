using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;

namespace Visualizer.Web.Components.Controls;

/// <summary>Something takes its time: what, and a way out. It is to be seen, and read out, only after 300 ms; what is quicker shows nothing.</summary>
public sealed partial class WaitPanel : ComponentBase
{
    /// <summary>Language of the control's own words.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What is being done; null: nothing, and the place for it stays.</summary>
    [Parameter, EditorRequired]
    public required string? Text { get; set; }

    /// <summary>The viewer waits no longer.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnCancel { get; set; }
}
