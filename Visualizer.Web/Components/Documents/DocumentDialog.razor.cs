using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Web.Components.Documents;

/// <summary>Opens a scenario of the viewer's own: paste, drop or edit; problems stand at their lines.</summary>
public sealed partial class DocumentDialog : ComponentBase
{
    private ElementReference area;
    private ElementReference gutter;
    private string text = "";
    private int lineCount = 1;
    private HashSet<int> marked = [];
    private ScenarioResolution? resolution;
    private Action? leave;
    private bool isTooLarge;
    private string? lost;
    private bool wasOpen;
    private bool followsScroll;

    [Inject]
    public required ScenarioLibrary Library { get; init; }

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Whether the dialog is open.</summary>
    [Parameter, EditorRequired]
    public bool IsOpen { get; set; }

    /// <summary>What the editor starts with.</summary>
    [Parameter, EditorRequired]
    public required string StartText { get; set; }

    /// <summary>The viewer takes the document.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnDocument { get; set; }

    /// <summary>The viewer closed the dialog.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var opens = IsOpen && !wasOpen;
        wasOpen = IsOpen;
        if (opens)
        {
            followsScroll = false;
            await SetAsync(StartText);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (IsOpen && !followsScroll)
        {
            followsScroll = true;
            await Module.FollowScrollAsync(area, gutter);
        }
    }

    private async Task LoadAsync(InputFileChangeEventArgs change)
    {
        lost = null;
        isTooLarge = change.File.Size > ScenarioLibrary.MostOctetsOfDocument;
        if (isTooLarge)
        {
            return;
        }

        string document;
        try
        {
            using var reader = new StreamReader(change.File.OpenReadStream(ScenarioLibrary.MostOctetsOfDocument));
            document = await LostFileException.GuardAsync(() => new ValueTask<string>(reader.ReadToEndAsync()));
        }
        catch (LostFileException)
        {
            lost = change.File.Name;
            return;
        }

        await SetAsync(document);
    }

    // Of what is typed only the last is read to its end.
    private async Task SetAsync(string document)
    {
        text = document;
        isTooLarge = Encoding.UTF8.GetByteCount(document) > ScenarioLibrary.MostOctetsOfDocument;
        lineCount = document.AsSpan().Count('\n') + 1;
        (resolution, marked) = (null, []);
        leave?.Invoke();
        leave = null;
        if (isTooLarge || document.Trim().Length == 0)
        {
            return;
        }

        using var leaving = new CancellationTokenSource();
        Action mine = leaving.Cancel;
        leave = mine;
        try
        {
            resolution = await Task.Run(() => Library.Resolve(document, leaving.Token));
            marked = [.. resolution.Problems.Select(problem => problem.Line).OfType<int>()];
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // Something else was typed, or the viewer waits no longer.
        }
        finally
        {
            leave = leave == mine ? null : leave;
        }
    }

    private void Cancel() => leave?.Invoke();

    private Task SelectAsync(int line) => Module.SelectLineAsync(area, line);
}
