using System.Globalization;
using System.Runtime.CompilerServices;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Visualizer.Tests.Support.Components;

/// <summary>Events a person causes, on elements that <see cref="RenderedComponent{TComponent}.Find"/> found. Find again after each: markup is a snapshot.</summary>
public static class ElementEvents
{
    internal const string StopPrefix = "data-stop-";

    private static readonly ConditionalWeakTable<IDocument, ComponentRenderer> Renderers = [];

    public static void Click(this IElement element) => element.Trigger("onclick", new MouseEventArgs { Detail = 1 });

    public static void DoubleClick(this IElement element) => element.Trigger("ondblclick", new MouseEventArgs { Detail = 2 });

    public static void Change(this IElement element, object value) => element.Trigger("onchange", new ChangeEventArgs { Value = value });

    public static void Input(this IElement element, object value) => element.Trigger("oninput", new ChangeEventArgs { Value = value });

    public static void KeyDown(this IElement element, string key, bool shift = false) =>
        element.Trigger("onkeydown", new KeyboardEventArgs { Key = key, ShiftKey = shift });

    public static void Focus(this IElement element) => element.Trigger("onfocus", new FocusEventArgs());

    public static void Blur(this IElement element) => element.Trigger("onblur", new FocusEventArgs());

    public static void Submit(this IElement element) => element.Trigger("onsubmit", EventArgs.Empty);

    public static void MouseEnter(this IElement element) => element.Trigger("onmouseenter", new MouseEventArgs());

    /// <summary>Runs the handlers of this element and of those around it, as an event bubbles. None at all is a mistake of the test.</summary>
    public static void Trigger(this IElement element, string name, EventArgs arguments)
    {
        if (element.Owner is null || !Renderers.TryGetValue(element.Owner, out var renderer))
        {
            throw new InvalidOperationException("The element does not come from a rendered component.");
        }

        // All are collected first: a handler may render, and then the numbers of the others may be gone.
        var handlers = HandlersOf(element, name).ToList();
        if (handlers.Count == 0)
        {
            throw new InvalidOperationException($"Neither {element.Clone(deep: false).ToHtml()} nor an element around it handles {name}.");
        }
        foreach (var handler in handlers)
        {
            renderer.Settle(renderer.Dispatch(handler, arguments));
        }
    }

    internal static void Attach(IDocument document, ComponentRenderer renderer) => Renderers.Add(document, renderer);

    private static IEnumerable<ulong> HandlersOf(IElement element, string name)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (at.GetAttribute(TreeMarkup.HandlerPrefix + name) is { } number)
            {
                yield return ulong.Parse(number, CultureInfo.InvariantCulture);
            }
            if (at.HasAttribute(StopPrefix + name) || name is "onmouseenter" or "onfocus" or "onblur")
            {
                yield break;
            }
        }
    }
}
