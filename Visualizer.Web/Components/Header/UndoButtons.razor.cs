using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;

namespace Visualizer.Web.Components.Header;

/// <summary>Takes the last change back, and back again.</summary>
public sealed partial class UndoButtons : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Whether there is a change to take back.</summary>
    [Parameter, EditorRequired]
    public bool CanUndo { get; set; }

    /// <summary>Whether one was taken back.</summary>
    [Parameter, EditorRequired]
    public bool CanRedo { get; set; }

    /// <summary>The last change is to be taken back.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnUndo { get; set; }

    /// <summary>What was taken back is to come again.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnRedo { get; set; }
}
