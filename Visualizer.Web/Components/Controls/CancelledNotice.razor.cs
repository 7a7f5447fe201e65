using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;

namespace Visualizer.Web.Components.Controls;

/// <summary>The viewer cancelled the first question of a page: there is nothing to show, and a way to ask again.</summary>
public sealed partial class CancelledNotice : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>The question is asked again.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnTryAgain { get; set; }
}
