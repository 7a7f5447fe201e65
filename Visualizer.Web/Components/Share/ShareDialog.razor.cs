using System.Net;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Export;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Web.Components.Share;

/// <summary>Everything that carries the view elsewhere: its link, a frame for slides, pictures, the trace as text, a file that plays alone.</summary>
public sealed partial class ShareDialog : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required PageModule Module { get; init; }

    [Inject]
    public required TraceExports Exports { get; init; }

    /// <summary>What is shared.</summary>
    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    /// <summary>Whether the dialog is open.</summary>
    [Parameter, EditorRequired]
    public bool IsOpen { get; set; }

    /// <summary>The viewer closed it.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    /// <summary>The drawing is wanted as a file: <c>svg</c> or <c>png</c>.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnPicture { get; set; }

    private bool HasTrace => State is { IsStale: false, Answer.Trace: not null };

    private string Link => AddressOf(State.Request with { Dialog = null });

    private string PrintAddress => "print" + WorkbenchUrl.Write(State.Request.WithoutPanels());

    private string EmbedCode =>
        $"<iframe src=\"{WebUtility.HtmlEncode(AddressOf(State.Request.WithoutPanels() with { IsEmbedded = true }))}\" width=\"960\" height=\"600\" loading=\"lazy\"></iframe>";

    private string AddressOf(WorkbenchRequest request) => Navigation.ToAbsoluteUri(WorkbenchUrl.Write(request)).ToString();

    private async Task SaveAsync(TraceFileKind kind)
    {
        if (Exports.Make(kind, State) is { } file)
        {
            await Module.SaveAsync(file);
        }
    }
}
