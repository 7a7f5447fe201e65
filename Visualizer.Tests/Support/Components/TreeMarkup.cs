#pragma warning disable BL0006 // See ComponentRenderer.
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;

namespace Visualizer.Tests.Support.Components;

/// <summary>Writes a render tree as HTML, with the number of each event handler in an attribute of the element.</summary>
internal static class TreeMarkup
{
    /// <summary>Before the event's name, in the attribute that holds its handler's number.</summary>
    public const string HandlerPrefix = "data-handler-";

    private const string StopPropagationPrefix = "__internal_stopPropagation_";
    private static readonly HashSet<string> VoidElements =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

    public static string Write(ComponentRenderer renderer, int componentId)
    {
        var markup = new StringBuilder();
        WriteComponent(renderer, componentId, markup);
        return markup.ToString();
    }

    public static TComponent? FindComponent<TComponent>(ComponentRenderer renderer, int componentId)
    {
        var frames = renderer.FramesOf(componentId);
        for (var at = 0; at < frames.Count; at++)
        {
            ref var frame = ref frames.Array[at];
            if (frame.FrameType != RenderTreeFrameType.Component)
            {
                continue;
            }
            if ((frame.Component is TComponent own ? own : FindComponent<TComponent>(renderer, frame.ComponentId)) is { } found)
            {
                return found;
            }
        }
        return default;
    }

    private static void WriteComponent(ComponentRenderer renderer, int componentId, StringBuilder markup)
    {
        var frames = renderer.FramesOf(componentId);
        WriteFrames(renderer, frames.Array, 0, frames.Count, markup);
    }

    private static void WriteFrames(ComponentRenderer renderer, RenderTreeFrame[] frames, int at, int end, StringBuilder markup)
    {
        while (at < end)
        {
            ref var frame = ref frames[at];
            switch (frame.FrameType)
            {
                case RenderTreeFrameType.Element:
                    WriteElement(renderer, frames, at, markup);
                    at += frame.ElementSubtreeLength;
                    break;
                case RenderTreeFrameType.Component:
                    WriteComponent(renderer, frame.ComponentId, markup);
                    at += frame.ComponentSubtreeLength;
                    break;
                case RenderTreeFrameType.Text:
                    markup.Append(HtmlEncoder.Default.Encode(frame.TextContent));
                    at++;
                    break;
                case RenderTreeFrameType.Markup:
                    markup.Append(frame.MarkupContent);
                    at++;
                    break;
                default: // A region's content follows it; captures and names have none.
                    at++;
                    break;
            }
        }
    }

    private static void WriteElement(ComponentRenderer renderer, RenderTreeFrame[] frames, int at, StringBuilder markup)
    {
        var name = frames[at].ElementName;
        var end = at + frames[at].ElementSubtreeLength;
        markup.Append('<').Append(name);
        for (at++; at < end && frames[at].FrameType == RenderTreeFrameType.Attribute; at++)
        {
            WriteAttribute(ref frames[at], markup);
        }
        markup.Append('>');
        if (!VoidElements.Contains(name))
        {
            WriteFrames(renderer, frames, at, end, markup);
            markup.Append("</").Append(name).Append('>');
        }
    }

    private static void WriteAttribute(ref RenderTreeFrame frame, StringBuilder markup)
    {
        var name = frame.AttributeName;
        if (name.StartsWith(StopPropagationPrefix, StringComparison.Ordinal))
        {
            name = ElementEvents.StopPrefix + name[StopPropagationPrefix.Length..];
        }
        else if (name.StartsWith("__internal_", StringComparison.Ordinal))
        {
            return;
        }

        if (frame.AttributeEventHandlerId > 0)
        {
            markup.Append(CultureInfo.InvariantCulture, $" {HandlerPrefix}{name}=\"{frame.AttributeEventHandlerId}\"");
        }
        else if (frame.AttributeValue is true)
        {
            markup.Append(' ').Append(name);
        }
        else if (frame.AttributeValue is string text)
        {
            markup.Append(' ').Append(name).Append("=\"").Append(HtmlEncoder.Default.Encode(text)).Append('"');
        }
    }
}
