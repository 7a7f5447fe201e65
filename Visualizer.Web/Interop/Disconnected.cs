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
        catch (JSDisconnectedException)
        {
            // The page is closed or has another circuit by now: there is nobody left to tell.
        }
    }

    /// <summary>Calls; null (or its type's default) when the connection is gone.</summary>
    public static async Task<T?> IgnoreAsync<T>(Func<ValueTask<T>> call)
    {
        try
        {
            return await call();
        }
        catch (JSDisconnectedException)
        {
            return default;
        }
    }
}
