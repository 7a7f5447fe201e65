using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components;

/// <summary>The interactive part of the document. Its parameters travel to the browser and back, so they are texts.</summary>
public sealed partial class Routes : ComponentBase
{
    /// <summary>Language, as BCP 47 tag.</summary>
    [Parameter, EditorRequired]
    public required string LanguageName { get; set; }

    /// <summary>Theme of the look.</summary>
    [Parameter]
    public string? Theme { get; set; }

    /// <summary>High contrast of the look.</summary>
    [Parameter]
    public bool? HighContrast { get; set; }

    /// <summary>Projector mode of the look.</summary>
    [Parameter]
    public bool? Projector { get; set; }

    /// <summary>Whether letters and signs act as keys.</summary>
    [Parameter]
    public bool LetterKeys { get; set; } = true;

    private ViewerPreferences Preferences { get; set; } = new(Language.English, ViewLook.Unsaid);

    /// <inheritdoc/>
    protected override void OnInitialized() => Preferences = new(
        LanguageTag.Parse(LanguageName) ?? Language.English, new ViewLook { Theme = Theme, HighContrast = HighContrast, Projector = Projector }, LetterKeys);
}
