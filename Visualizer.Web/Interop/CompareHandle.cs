using Microsoft.JSInterop;

namespace Visualizer.Web.Interop;

/// <summary>One mounted comparison. It gets all traces at once and steps alone.</summary>
public sealed class CompareHandle(IJSObjectReference handle) : IAsyncDisposable
{
    /// <summary>Shows a comparison, as UTF-8 JSON, at a position, both null: at the end; it plays at a speed.</summary>
    public Task ShowAsync(byte[] json, int? packet, int? row, double speed) => CallAsync("show", json, packet, row, speed);

    /// <summary>Lets letters and signs act as keys or not.</summary>
    public Task SetLetterKeysAsync(bool enabled) => CallAsync("setLetterKeys", enabled);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CallAsync("dispose");
        await Disconnected.IgnoreAsync(handle.DisposeAsync);
    }

    private Task CallAsync(string function, params object?[] arguments) =>
        Disconnected.IgnoreAsync(() => handle.InvokeVoidAsync(function, arguments));
}
