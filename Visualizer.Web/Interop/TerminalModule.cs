using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Visualizer.Web.Interop;

/// <summary>The browser module <c>src/terminal</c>: screens and lines that are typed. Loaded when a terminal is first opened.</summary>
public sealed class TerminalModule(IJSRuntime runtime) : IAsyncDisposable
{
    private Task<IJSObjectReference>? loading;

    /// <summary>Builds a terminal into its hosts; <paramref name="callbacks"/> has the shells.</summary>
    public async Task<TerminalHandle?> MountAsync(
        ElementReference root, ElementReference panes, DotNetObjectReference<TerminalCallbacks> callbacks, TerminalLabels labels)
    {
        var handle = await Disconnected.IgnoreAsync(async () => await (await LoadAsync()).InvokeAsync<IJSObjectReference>("mountTerminal", root, panes, callbacks, labels));
        return handle is null ? null : new TerminalHandle(handle);
    }

    // What was lost with a connection is asked for again.
    private Task<IJSObjectReference> LoadAsync() => loading = loading is null or { IsCanceled: true } or { IsFaulted: true }
        ? runtime.InvokeAsync<IJSObjectReference>("import", "./js/terminal.js").AsTask()
        : loading;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (loading is { IsCompletedSuccessfully: true } loaded)
        {
            await Disconnected.IgnoreAsync(() => loaded.Result.DisposeAsync());
        }
    }
}

/// <summary>One mounted terminal.</summary>
public sealed class TerminalHandle(IJSObjectReference handle) : IAsyncDisposable
{
    /// <summary>Opens one more pane, where there is room.</summary>
    public Task AddAsync() => CallAsync("add");

    /// <summary>Opens a pane at a place and runs a command there.</summary>
    public Task RunAsync(string at, string command) => CallAsync("run", at, command);

    /// <summary>Starts anew at another cluster.</summary>
    public Task ResetAsync() => CallAsync("reset");

    /// <summary>Says its texts in another language.</summary>
    public Task RelabelAsync(TerminalLabels labels) => CallAsync("relabel", labels);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CallAsync("dispose");
        await Disconnected.IgnoreAsync(handle.DisposeAsync);
    }

    private Task CallAsync(string function, params object?[] arguments) =>
        Disconnected.IgnoreAsync(() => handle.InvokeVoidAsync(function, arguments));
}

/// <summary>Texts of the screens; <c>TerminalLabels</c> in <c>src/contracts/terminal.ts</c>.</summary>
public sealed record TerminalLabels(
    string Pane, string Copy, string Copied, string Close, string Input, string Resize, string Disconnected, string Changed, string Restarted, string Running,
    string Stop);
