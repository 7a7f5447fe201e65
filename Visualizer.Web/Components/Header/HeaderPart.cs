using Microsoft.AspNetCore.Components;
using Visualizer.Web.State;

namespace Visualizer.Web.Components.Header;

/// <summary>A part of the page that does not say where the player stands, which tells of each hop that it reaches: it is not rendered again for that.</summary>
public abstract class HeaderPart : ComponentBase
{
    private WorkbenchState? before;
    private bool hasOnlyMoved;

    /// <summary>What is shown now.</summary>
    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        hasOnlyMoved = before is not null && State.OnlyMovedSince(before);
        before = State;
    }

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        var renders = !hasOnlyMoved;
        // What happens in the part itself is no news of the player.
        hasOnlyMoved = false;
        return renders;
    }
}
