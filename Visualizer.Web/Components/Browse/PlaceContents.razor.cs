using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Web.Components.Browse;

/// <summary>What is known of a place, what is in it, and its tables.</summary>
public sealed partial class PlaceContents : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>The place.</summary>
    [Parameter, EditorRequired]
    public required PlaceView View { get; set; }

    /// <summary>The viewer goes on to another place, or to a table.</summary>
    [Parameter, EditorRequired]
    public EventCallback<(BrowsePlace Place, string? Table)> OnOpen { get; set; }
}
