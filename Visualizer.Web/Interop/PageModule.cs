using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Visualizer.Web.Export;
using Visualizer.Web.State;

namespace Visualizer.Web.Interop;

/// <summary>The browser module <c>src/page</c>: mounts workbenches and comparisons and does what needs the document itself.</summary>
/// <remarks>Loaded on first use, once per circuit. Calls on a connection that is gone do nothing.</remarks>
public sealed class PageModule(IJSRuntime runtime) : IAsyncDisposable
{
    private Task<IJSObjectReference>? loading;

    /// <summary>Builds a workbench into its five hosts; <paramref name="callbacks"/> is told where the player stands.</summary>
    public async Task<WorkbenchHandle?> MountAsync(
        ElementReference root, ElementReference hops, ElementReference stage, ElementReference inspector, ElementReference player,
        DotNetObjectReference<WorkbenchCallbacks> callbacks)
    {
        var handle = await AskAsync<IJSObjectReference>("mount", root, hops, stage, inspector, player, callbacks);
        return handle is null ? null : new WorkbenchHandle(handle);
    }

    /// <summary>Builds a comparison into its hosts.</summary>
    public async Task<CompareHandle?> MountCompareAsync(
        ElementReference root, ElementReference stage, ElementReference matrix, ElementReference player, DotNetObjectReference<CompareCallbacks> callbacks)
    {
        var handle = await AskAsync<IJSObjectReference>("mountCompare", root, stage, matrix, player, callbacks);
        return handle is null ? null : new CompareHandle(handle);
    }

    /// <summary>Moves the focus to an element.</summary>
    public Task FocusAsync(ElementReference element) => CallAsync("focus", element);

    /// <summary>Scrolls an element into view within what scrolls it, no further than needed.</summary>
    public Task RevealAsync(ElementReference element) => CallAsync("reveal", element);

    /// <summary>Opens a dialog, modal.</summary>
    public Task OpenDialogAsync(ElementReference dialog) => CallAsync("openDialog", dialog);

    /// <summary>Closes a dialog.</summary>
    public Task CloseDialogAsync(ElementReference dialog) => CallAsync("closeDialog", dialog);

    /// <summary>Keeps a gutter beside a text area at the same height.</summary>
    public Task FollowScrollAsync(ElementReference text, ElementReference gutter) => CallAsync("followScroll", text, gutter);

    /// <summary>Selects a line of a text area, counted from 1.</summary>
    public Task SelectLineAsync(ElementReference text, int line) => CallAsync("selectLine", text, line);

    /// <summary>Keeps a choice of the viewer (a language, a part of the look) for the next visit.</summary>
    public Task PreferAsync(string name, string value) => CallAsync("prefer", name, value);

    /// <summary>Gives the document a look.</summary>
    public Task ShowLookAsync(ViewLook look) => CallAsync("showLook", look.Theme, look.HighContrast ?? false, look.Projector ?? false);

    /// <summary>Whether the viewer has not yet sent a hint away; no when the connection is gone.</summary>
    public Task<bool> IsHintDueAsync(string name) => AskAsync<bool>("isHintDue", name);

    /// <summary>The viewer sent a hint away: it does not come back.</summary>
    public Task DismissHintAsync(string name) => CallAsync("dismissHint", name);

    /// <summary>All hints again, from the next page on.</summary>
    public Task RestoreHintsAsync() => CallAsync("restoreHints");

    /// <summary>Leads through the main screen.</summary>
    public Task StartTourAsync(TourScript tour) => CallAsync("startTour", tour);

    /// <summary>Hands a file to the viewer.</summary>
    public Task SaveAsync(TraceFile file) => CallAsync("save", file.Name, file.MediaType, file.Content);

    /// <summary>Asks an endpoint of the API, by POST, for a file and hands it to the viewer, until they leave; says why it could not, in the endpoint's words.</summary>
    public async Task<string?> SaveFromAsync(string address, string body, string name, CancellationToken leaving)
    {
        await using var left = leaving.UnsafeRegister(_ => _ = CallAsync("leaveSave"), null);
        return await AskAsync<string>("saveFrom", address, body, name);
    }

    /// <summary>Draws a trace, travelled to its end, into an empty element as a picture that scales.</summary>
    public Task DrawIntoAsync(ElementReference host, byte[] json) => CallAsync("drawInto", host, json);

    /// <summary>Puts a text on the clipboard; says whether the browser let it.</summary>
    public Task<bool> CopyAsync(string text) => AskAsync<bool>("copy", text);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (loading is { IsCompletedSuccessfully: true } loaded)
        {
            await Disconnected.IgnoreAsync(() => loaded.Result.DisposeAsync());
        }
    }

    private Task CallAsync(string function, params object?[] arguments) =>
        Disconnected.IgnoreAsync(async () => await (await LoadAsync()).InvokeVoidAsync(function, arguments));

    private Task<TAnswer?> AskAsync<TAnswer>(string function, params object?[] arguments) =>
        Disconnected.IgnoreAsync(async () => await (await LoadAsync()).InvokeAsync<TAnswer>(function, arguments));

    // What was lost with a connection is asked for again.
    private Task<IJSObjectReference> LoadAsync() => loading = loading is null or { IsCanceled: true } or { IsFaulted: true }
        ? runtime.InvokeAsync<IJSObjectReference>("import", "./js/page.js").AsTask()
        : loading;
}
