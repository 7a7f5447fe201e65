using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts.Terms;

namespace Visualizer.Web.Components.Controls;

/// <summary>A sentence: what stands between backticks is a name that a machine prints, and terms of the glossary show what they mean (<c>src/shared/term-tip.ts</c>).</summary>
public sealed partial class TermText : ComponentBase
{
    /// <summary>Language of the text.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>Whether terms show what they mean; the glossary itself does without.</summary>
    [Parameter]
    public bool HasHints { get; set; } = true;
}
