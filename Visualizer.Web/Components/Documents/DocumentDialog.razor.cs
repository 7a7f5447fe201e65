using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.Components.Controls;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Documents;

/// <summary>Opens a scenario of the viewer's own: paste, drop or edit; problems stand at their lines.</summary>
public sealed partial class DocumentDialog : ComponentBase, IDisposable
{
    private ElementReference area;
    private ElementReference gutter;
    private readonly Waiting reading = new();
    private string text = "";
    private int lineCount = 1;
    private HashSet<int> marked = [];
    private ScenarioResolution? resolution;

    // Why it is not known whether the document is fine, and reading it again may help: the viewer cancelled, or the engine failed.
    private UiText? ending;
    private bool isTooLarge;
    private bool wasOpen;
    private bool followsScroll;

    [Inject]
    public required ScenarioLibrary Library { get; init; }

    [Inject]
    public required ComputePlaces Places { get; init; }

    [Inject]
    public required ILogger<DocumentDialog> Log { get; init; }

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
        if (!IsOpen)
        {
            reading.Leave();
        }

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

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    private async Task LoadAsync(IBrowserFile file, CancellationToken leaving)
    {
        isTooLarge = file.Size > ScenarioLibrary.MostOctetsOfDocument;
        if (!isTooLarge)
        {
            using var reader = new StreamReader(file.OpenReadStream(ScenarioLibrary.MostOctetsOfDocument, leaving));
            var document = await LostFileException.GuardAsync(() => new ValueTask<string>(reader.ReadToEndAsync(leaving)));
            _ = InvokeAsync(() => SetAsync(document));
        }

        StateHasChanged();
    }

    // Of what is typed only the last is read to its end.
    private async Task SetAsync(string document)
    {
        text = document;
        isTooLarge = Encoding.UTF8.GetByteCount(document) > ScenarioLibrary.MostOctetsOfDocument;
        lineCount = document.AsSpan().Count('\n') + 1;
        (resolution, marked, ending) = (null, [], null);
        reading.Leave();
        if (!isTooLarge && document.Trim().Length > 0)
        {
            await ReadAsync(document);
        }
    }

    private async Task ReadAsync(string document)
    {
        try
        {
            await reading.ForAsync(CommonTexts.Reading.In(Language), leaving => Places.RunAsync(() => Library.Resolve(document, leaving), leaving), read =>
            {
                resolution = read;
                marked = [.. read.Problems.Select(problem => problem.Line).OfType<int>()];
            });
        }
        catch (EngineFailureException failure)
        {
            Failed(Log, failure);
            ending = DocumentTexts.Failed;
        }

        StateHasChanged();
    }

    private void Leave()
    {
        reading.Leave();
        ending = DocumentTexts.Left;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The engine failed on a document")]
    private static partial void Failed(ILogger logger, Exception failure);

    private Task SelectAsync(int line) => Module.SelectLineAsync(area, line);
}
