using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Interop;

namespace Visualizer.Web.Components.Controls;

/// <summary>A hint for who is here for the first time. The browser remembers who sent it away.</summary>
public sealed partial class FirstHint : ComponentBase
{
    private bool isDue;

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>Language of the control's own words.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Under this name it is remembered.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The hint.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>What it leads to; none by default.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await Module.IsHintDueAsync(Name))
        {
            isDue = true;
            StateHasChanged();
        }
    }

    private Task DismissAsync()
    {
        isDue = false;
        return Module.DismissHintAsync(Name);
    }
}
