using Microsoft.JSInterop;

namespace Visualizer.Web.Interop;

/// <summary>The one place that forgives a browser for being gone.</summary>
internal static class Disconnected
{
    /// <summary>Calls; nothing happens when the connection is gone.</summary>
    public static async Task IgnoreAsync(Func<ValueTask> call)
    {
        try
        {
            await call();
        }
        catch (Exception failure) when (failure is JSDisconnectedException or TaskCanceledException)
        {
            // The page is closed or has another circuit by now, or the answer was lost with the connection: there is nobody to tell.
        }
    }

    /// <summary>Calls; null (or its type's default) when the connection is gone.</summary>
    public static async Task<T?> IgnoreAsync<T>(Func<ValueTask<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (failure is JSDisconnectedException or TaskCanceledException)
        {
            return default;
        }
    }
}
