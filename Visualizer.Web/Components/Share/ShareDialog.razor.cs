using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Components.Controls;
using Visualizer.Web.Export;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Share;

/// <summary>Everything that carries the view elsewhere: its link, a frame for slides, pictures, the trace as text, a file that plays alone.</summary>
public sealed partial class ShareDialog : ComponentBase, IDisposable
{
    private readonly Waiting making = new();
    private UiText? fault;

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required PageModule Module { get; init; }

    [Inject]
    public required ComputePlaces Places { get; init; }

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

    /// <summary>Saves the drawing as <c>svg</c> or <c>png</c>, until the viewer cancels.</summary>
    [Parameter, EditorRequired]
    public required Func<string, CancellationToken, Task> SavePicture { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!IsOpen)
        {
            making.Leave();
            fault = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => making.Dispose();

    private bool HasTrace => State is { IsStale: false, Answer.Trace: not null };

    private string Link => AddressOf(State.Request with { Dialog = null });

    private string PrintAddress => "print" + WorkbenchUrl.Write(State.Request.WithoutPanels());

    private string EmbedCode =>
        $"<iframe src=\"{WebUtility.HtmlEncode(AddressOf(State.Request.WithoutPanels() with { IsEmbedded = true }))}\" width=\"960\" height=\"600\" loading=\"lazy\"></iframe>";

    private string AddressOf(WorkbenchRequest request) => Navigation.ToAbsoluteUri(WorkbenchUrl.Write(request)).ToString();

    private Task SaveAsync(TraceFileKind kind) => MakeAsync(async leaving =>
    {
        var file = await Places.RunAsync(() => Exports.Make(kind, State, leaving), leaving);
        if (file is not null)
        {
            await Module.SaveAsync(file);
        }
    });

    private Task DrawAsync(string kind) => MakeAsync(leaving => SavePicture(kind, leaving));

    private async Task MakeAsync(Func<CancellationToken, Task> make)
    {
        fault = null;
        try
        {
            await making.ForAsync(ShareTexts.Making.In(Language), make);
        }
        catch (JSException)
        {
            // Browsers bound how large a picture may be.
            fault = ShareTexts.NotMade;
        }
    }
}
