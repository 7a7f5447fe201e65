using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Interop;

namespace Visualizer.Web.Components.Controls;

/// <summary>A native modal dialog with a title; Escape closes it and the browser keeps the focus inside.</summary>
public sealed partial class ModalDialog : ComponentBase
{
    private readonly string titleId = $"dialog-{Guid.NewGuid():n}";
    private ElementReference dialog;
    private bool wasOpen;

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>Language of the control's own words.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Its heading.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Whether it is open.</summary>
    [Parameter, EditorRequired]
    public bool IsOpen { get; set; }

    /// <summary>The viewer closed it.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    /// <summary>What is in it.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (IsOpen == wasOpen)
        {
            return;
        }

        wasOpen = IsOpen;
        await (IsOpen ? Module.OpenDialogAsync(dialog) : Module.CloseDialogAsync(dialog));
    }

    private Task CloseAsync() => IsOpen ? OnClose.InvokeAsync() : Task.CompletedTask;
}
