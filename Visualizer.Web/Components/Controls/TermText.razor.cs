using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts.Terms;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Web.Components.Controls;

/// <summary>
/// A sentence: what stands between backticks is a name that a machine prints, terms of the glossary show what they mean
/// (<c>src/shared/term-tip.ts</c>), and addresses lead to their owners where the page has somewhere to open them.
/// </summary>
public sealed partial class TermText : ComponentBase
{
    /// <summary>Language of the text.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Finds owners of addresses; null where none can be opened.</summary>
    [CascadingParameter]
    public LinkedText? Links { get; set; }

    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>Whether terms show what they mean; the glossary itself does without.</summary>
    [Parameter]
    public bool HasHints { get; set; } = true;

    /// <summary>
    /// Whether the keyboard stops at each term. Labels and long lists go without, so that Tab leads from field to field; what a term means can be read
    /// on the page of the glossary too.
    /// </summary>
    [Parameter]
    public bool IsTabStop { get; set; } = true;

    // The text in turn in the viewer's language and in English, where a Chinese sentence quotes what an agent prints.
    private string[] Stretches => Language == Language.English ? [Text] : EnglishQuote().Split(Text);

    [GeneratedRegex("(?<=“)([ -~]+ [ -~]+)(?=”)")]
    private static partial Regex EnglishQuote();
}
