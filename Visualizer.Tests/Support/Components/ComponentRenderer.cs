#pragma warning disable BL0006 // The render tree is what a renderer works on; a test renderer has no public alternative.
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Visualizer.Tests.Support.Components;

/// <summary>A renderer that keeps the tree in memory, as the interactive one of the server does before it sends it.</summary>
internal sealed class ComponentRenderer(IServiceProvider services)
    : Renderer(services, services.GetRequiredService<ILoggerFactory>())
{
    private ExceptionDispatchInfo? _unhandled;
    private TaskCompletionSource _rendered = NewSignal();

    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    protected override RendererInfo RendererInfo { get; } = new("Server", isInteractive: true);

    /// <summary>Ends with the next render. Take it before looking at the markup, so that no render falls between.</summary>
    public Task NextRender => Volatile.Read(ref _rendered).Task;

    public int AddRoot(IComponent component) => Await(Dispatcher.InvokeAsync(() => AssignRootComponentId(component)));

    public void RenderRoot(int componentId, ParameterView parameters) =>
        Settle(Dispatcher.InvokeAsync(() => { _ = Observe(RenderRootComponentAsync(componentId, parameters)); }));

    public Task Dispatch(ulong handlerId, EventArgs arguments) =>
        Dispatcher.InvokeAsync(() => DispatchEventAsync(handlerId, fieldInfo: null, arguments, waitForQuiescence: false));

    public TResult Read<TResult>(Func<TResult> read) => Await(Dispatcher.InvokeAsync(read));

    public ArrayRange<RenderTreeFrame> FramesOf(int componentId) => GetCurrentRenderTreeFrames(componentId);

    /// <summary>Waits for what runs synchronously and throws what a component threw meanwhile.</summary>
    public void Settle(Task task)
    {
        if (task.IsCompleted)
        {
            task.GetAwaiter().GetResult();
        }
        Interlocked.Exchange(ref _unhandled, null)?.Throw();
    }

    protected override void HandleException(Exception exception) =>
        Interlocked.CompareExchange(ref _unhandled, ExceptionDispatchInfo.Capture(Unwrap(exception)), null);

    // Completed: only then does a component hear OnAfterRender.
    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
    {
        Interlocked.Exchange(ref _rendered, NewSignal()).TrySetResult();
        return Task.CompletedTask;
    }

    protected override IComponent ResolveComponentForRenderMode(
        Type componentType, int? parentComponentId, IComponentActivator componentActivator, IComponentRenderMode renderMode) =>
        componentActivator.CreateInstance(componentType);

    private async Task Observe(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception exception)
        {
            HandleException(exception);
        }
    }

    private static Exception Unwrap(Exception exception) =>
        exception is AggregateException { InnerExceptions: [var only] } ? only : exception;

    private static TResult Await<TResult>(Task<TResult> task) => task.GetAwaiter().GetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
