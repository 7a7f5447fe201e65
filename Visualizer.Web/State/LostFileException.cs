using System.Diagnostics.CodeAnalysis;
using Microsoft.JSInterop;

namespace Visualizer.Web.State;

/// <summary>A viewer's file did not come to its end: the connection went, nothing came for a minute, or the file is not on the disk any more.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It is made of what it stands for, and of nothing else.")]
public sealed class LostFileException : Exception
{
    private LostFileException(Exception cause)
        : base("The browser did not hand the file over to its end.", cause)
    {
    }

    /// <summary>Reads; whatever the framework throws for a file that is lost is thrown as this exception.</summary>
    public static async Task<T> GuardAsync<T>(Func<ValueTask<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception cause) when (cause is IOException or TimeoutException or JSException or JSDisconnectedException or InvalidOperationException)
        {
            throw new LostFileException(cause);
        }
    }
}
