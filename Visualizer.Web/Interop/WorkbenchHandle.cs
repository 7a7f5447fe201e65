using System.Collections.Immutable;
using Microsoft.JSInterop;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.Interop;

/// <summary>One mounted workbench. It gets a whole trace at once and steps alone.</summary>
public sealed class WorkbenchHandle(IJSObjectReference handle) : IAsyncDisposable
{
    /// <summary>Key of the trace that is drawn already, from the page's markup, empty when there is none; null when the connection is gone.</summary>
    public Task<string?> DrawnAsync() => Disconnected.IgnoreAsync(() => handle.InvokeAsync<string?>("drawn"));

    /// <summary>Shows a trace, as UTF-8 JSON, at a position.</summary>
    public Task ShowAsync(byte[] json, int packet, int hop, WorkbenchOptions options) => CallAsync("show", json, packet, hop, options);

    /// <summary>Moves the player.</summary>
    public Task GoToAsync(int packet, int hop) => CallAsync("goTo", packet, hop);

    /// <summary>Plays from the start.</summary>
    public Task PlayAsync() => CallAsync("play");

    /// <summary>Shows the same trace otherwise.</summary>
    public Task SetOptionsAsync(WorkbenchOptions options) => CallAsync("setOptions", options);

    /// <summary>Moves the focus to the drawing.</summary>
    public Task FocusAsync() => CallAsync("focus");

    /// <summary>Saves the drawing as it stands, as <c>svg</c> or <c>png</c>, under a name without ending, until the viewer leaves.</summary>
    public async Task SavePictureAsync(string kind, string name, CancellationToken leaving)
    {
        await using var left = leaving.UnsafeRegister(_ => _ = CallAsync("leavePicture"), null);
        await CallAsync("savePicture", kind, name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CallAsync("dispose");
        await Disconnected.IgnoreAsync(handle.DisposeAsync);
    }

    private Task CallAsync(string function, params object?[] arguments) =>
        Disconnected.IgnoreAsync(() => handle.InvokeVoidAsync(function, arguments));
}

/// <summary>How a trace is shown; <c>ShowOptions</c> in <c>src/contracts/workbench.ts</c>.</summary>
public sealed record WorkbenchOptions(
    bool AnswersHidden, bool ShowAll, string? Tap, string? Card, double Speed, bool LetterKeys, ImmutableArray<ChangedSighting> Changes, string? Browsed, bool Stations);
