using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Visualizer.Engine.Configuration;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Controls;

/// <summary>A file that the viewer brings. It comes piece by piece over the page's connection: that it takes its time, or is lost on the way, stands here.</summary>
public sealed partial class FileDrop : ComponentBase, IDisposable
{
    private readonly Waiting reading = new();
    private IBrowserFile? lost;

    /// <summary>Language of the control's own words.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What it takes, as <c>accept</c> of the field.</summary>
    [Parameter, EditorRequired]
    public required string Accept { get; set; }

    /// <summary>What stands beside the button.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>Reads a file, until the viewer cancels; throws <see cref="LostFileException"/> when it is lost.</summary>
    [Parameter, EditorRequired]
    public required Func<IBrowserFile, CancellationToken, Task> Read { get; set; }

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    private async Task TakeAsync(IBrowserFile file)
    {
        lost = null;
        try
        {
            await reading.ForAsync(CommonTexts.ReadingFile.In(Language, file.Name), leaving => Read(file, leaving));
        }
        catch (Exception failure) when (failure is LostFileException or OperationCanceledException)
        {
            lost = file;
        }
    }
}
