using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;

namespace Visualizer.Tests.Support.Components;

/// <summary>A component after rendering: its instance, its markup now, and the elements to play events on.</summary>
public sealed class RenderedComponent<TComponent>
    where TComponent : IComponent
{
    private readonly ComponentRenderer _renderer;
    private readonly int _rootId;

    internal RenderedComponent(ComponentRenderer renderer)
    {
        _renderer = renderer;
        _rootId = renderer.AddRoot(new Root());
    }

    /// <summary>The component under test.</summary>
    public TComponent Instance => _renderer.Read(() => TreeMarkup.FindComponent<TComponent>(_renderer, _rootId))
        ?? throw new InvalidOperationException($"{typeof(TComponent)} was not rendered.");

    /// <summary>HTML as the browser would have it, with comments and the numbers of event handlers left out.</summary>
    public string Markup => MarkupText.WithoutHandlers(MarkupWithHandlers());

    /// <summary>Renders again with these parameters; those that are not named keep nothing of the earlier render.</summary>
    public void Render(Action<ParameterPlan<TComponent>>? parameters = null)
    {
        var plan = new ParameterPlan<TComponent>();
        parameters?.Invoke(plan);
        _renderer.RenderRoot(_rootId, ParameterView.FromDictionary(new Dictionary<string, object?> { ["Content"] = plan.ToFragment() }));
    }

    /// <summary>The first element that the CSS selector names.</summary>
    public IElement Find(string selector) => Document().QuerySelector(selector)
        ?? throw new InvalidOperationException($"No element matches {selector} in:\n{Markup}");

    public IReadOnlyList<IElement> FindAll(string selector) => [.. Document().QuerySelectorAll(selector)];

    /// <summary>Compares by meaning: white space between words, order of attributes and of classes do not count.</summary>
    public void MarkupMatches(string expected) => Assert.Equal(MarkupText.Normalize(expected), MarkupText.Normalize(Markup));

    /// <summary>Tries again after each render until the assertion holds; throws its own failure after <paramref name="timeout"/> (5 s).</summary>
    public void WaitForAssertion(Action assertion, TimeSpan? timeout = null)
    {
        var limit = timeout ?? TimeSpan.FromSeconds(5);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var next = _renderer.NextRender;
            try
            {
                assertion();
                return;
            }
            catch (Exception) when (Stopwatch.GetElapsedTime(started) < limit)
            {
                var left = limit - Stopwatch.GetElapsedTime(started);
                next.Wait(left > TimeSpan.Zero ? left : TimeSpan.Zero, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Raises what a component inside the one under test tells its owner.</summary>
    public void Raise<TChild, TValue>(Func<TChild, EventCallback<TValue>> callback, TValue value)
        where TChild : IComponent
    {
        var child = _renderer.Read(() => TreeMarkup.FindComponent<TChild>(_renderer, _rootId)) ?? throw new InvalidOperationException($"{typeof(TChild)} was not rendered.");
        _renderer.Settle(_renderer.Dispatcher.InvokeAsync(() => callback(child).InvokeAsync(value)));
    }

    private IDocument Document()
    {
        var document = new HtmlParser().ParseDocument(MarkupWithHandlers());
        ElementEvents.Attach(document, _renderer);
        return document;
    }

    private string MarkupWithHandlers()
    {
        _renderer.Settle(Task.CompletedTask);
        return _renderer.Read(() => TreeMarkup.Write(_renderer, _rootId));
    }

    /// <summary>Holds what is under test, so that its parameters can change and values can cascade into it.</summary>
    private sealed class Root : ComponentBase
    {
        [Parameter]
        public RenderFragment? Content { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, Content);
    }
}
