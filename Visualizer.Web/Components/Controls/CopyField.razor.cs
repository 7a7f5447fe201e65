using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Interop;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Controls;

/// <summary>A text to take along, with a button that copies it.</summary>
public sealed partial class CopyField : ComponentBase
{
    private readonly string id = $"copy-{Guid.NewGuid():n}";
    private UiText? outcome;
    private string? copied;

    /// <summary>Language of the control's own words.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>What it is.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>What to know about it.</summary>
    [Parameter]
    public string Hint { get; set; } = "";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (copied != Text)
        {
            outcome = null;
        }
    }

    private async Task CopyAsync()
    {
        outcome = await Module.CopyAsync(Text) ? ShareTexts.Copied : ShareTexts.NotCopied;
        copied = Text;
    }
}
