using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Web.Components.Controls;

/// <summary>A text in which addresses lead to their owners.</summary>
/// <remarks>The browser module listens for <c>data-open</c>: a table has thousands of links, and none of them a handler of its own.</remarks>
public sealed class LinkedParts : ComponentBase
{
    /// <summary>The text in parts.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<TextPart> Parts { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var part in Parts)
        {
            if (part.Place is { } place)
            {
                builder.OpenElement(0, "button");
                builder.AddAttribute(1, "type", "button");
                builder.AddAttribute(2, "class", "owner");
                builder.AddAttribute(3, "data-open", place.ToString());
                builder.AddContent(4, part.Text);
                builder.CloseElement();
            }
            else
            {
                builder.AddContent(5, part.Text);
            }
        }
    }
}
