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

    /// <summary><c>light</c>, <c>dark</c> or null.</summary>
    [Parameter]
    public string? Theme { get; set; }

    private ViewerPreferences Preferences { get; set; } = new(Language.English, null);

    /// <inheritdoc/>
    protected override void OnInitialized() => Preferences = new(LanguageTag.Parse(LanguageName) ?? Language.English, Theme);
}
