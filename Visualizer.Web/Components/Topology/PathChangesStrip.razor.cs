using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.Components.Topology;

/// <summary>What the viewer's last change did to the path, until it is dismissed or the next change comes.</summary>
public sealed partial class PathChangesStrip : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>The changes.</summary>
    [Parameter, EditorRequired]
    public required PathChanges Changes { get; set; }

    /// <summary>The viewer has read them.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnDismiss { get; set; }

    private bool IsNothing => Changes.Effects.IsEmpty && Changes.Taps.IsEmpty && Changes.Hops.IsEmpty;

    private string Way(string way) => (way == "request" ? ChangeTexts.Request : ChangeTexts.Reply).In(Language);
}
