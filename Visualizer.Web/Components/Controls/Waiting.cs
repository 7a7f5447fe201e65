namespace Visualizer.Web.Components.Controls;

/// <summary>What a panel waits for: one piece of work at a time, which the viewer may leave. <see cref="WaitPanel"/> shows it.</summary>
public sealed class Waiting : IDisposable
{
    private Action? leave;

    /// <summary>What is being done; null: nothing.</summary>
    public string? Text { get; private set; }

    /// <summary>Works, in place of what was worked on before.</summary>
    /// <param name="text">What is being done.</param>
    /// <param name="work">The work; its token is cancelled when nobody waits for it any more.</param>
    /// <param name="take">Takes what came of it, unless nobody waits for it any more.</param>
    public Task ForAsync<T>(string text, Func<CancellationToken, Task<T>> work, Action<T> take) => ForAsync(text, async leaving =>
    {
        var done = await work(leaving);
        leaving.ThrowIfCancellationRequested();
        take(done);
    });

    /// <summary>The same for work that leaves nothing to take.</summary>
    public async Task ForAsync(string text, Func<CancellationToken, Task> work)
    {
        Leave();
        using var leaving = new CancellationTokenSource();
        Action own = leaving.Cancel;
        (Text, leave) = (text, own);
        try
        {
            await work(leaving.Token);
        }
        catch (Exception) when (leaving.IsCancellationRequested)
        {
            // Whatever became of it: what was there before stays.
        }
        finally
        {
            if (leave == own)
            {
                (Text, leave) = (null, null);
            }
        }
    }

    /// <summary>Nobody waits any more.</summary>
    public void Leave()
    {
        leave?.Invoke();
        (Text, leave) = (null, null);
    }

    /// <inheritdoc/>
    public void Dispose() => Leave();
}
