using System.Diagnostics.CodeAnalysis;

namespace Visualizer.Web.State;

/// <summary>Keeps what was asked for lately, up to a total weight; whoever asks for the same at the same time waits for one computation.</summary>
/// <remarks>Values are shared by all who ask and must be immutable.</remarks>
/// <param name="mostWeight">Total weight that is kept; the entry used longest ago goes first.</param>
/// <param name="weigh">Weight of a value; one that alone is heavier than the total is not kept.</param>
public sealed class BoundedCache<TKey, TValue>(long mostWeight, Func<TValue, long> weigh)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> byKey = [];
    private readonly LinkedList<Entry> byAge = [];
    private long weight;

    /// <summary>Number of entries.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return byKey.Count;
            }
        }
    }

    /// <summary>How many have asked for a key and not left; 0 when it is not kept.</summary>
    public int Waiting(TKey key)
    {
        lock (gate)
        {
            return byKey.TryGetValue(key, out var node) ? node.Value.Waiting : 0;
        }
    }

    /// <summary>The value of a key, computed when it is not there. A computation that throws leaves nothing behind.</summary>
    public TValue GetOrAdd(TKey key, Func<TKey, TValue> compute) => GetOrAdd(key, (asked, _) => compute(asked), CancellationToken.None);

    /// <summary>The same for who may leave. A computation is cancelled when the last one has left who waited for it.</summary>
    /// <exception cref="OperationCanceledException">The caller left.</exception>
    public TValue GetOrAdd(TKey key, Func<TKey, CancellationToken, TValue> compute, CancellationToken leaving)
    {
        leaving.ThrowIfCancellationRequested();
        var (entry, isFirst) = Enter(key);
        using var registration = leaving.UnsafeRegister(_ => Leave(entry), null);
        if (isFirst)
        {
            Compute(entry, compute);
        }

        return entry.Answer.Task.WaitAsync(leaving).GetAwaiter().GetResult();
    }

    private (Entry Entry, bool IsFirst) Enter(TKey key)
    {
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var node))
            {
                byAge.Remove(node);
                byAge.AddLast(node);
                node.Value.Waiting++;
                return (node.Value, false);
            }

            var entry = new Entry(key);
            byKey.Add(key, byAge.AddLast(entry));
            return (entry, true);
        }
    }

    private void Leave(Entry entry)
    {
        lock (gate)
        {
            if (--entry.Waiting == 0 && entry.Weight is null)
            {
                Remove(entry);
                entry.Abandon?.Invoke();
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whoever waits for the answer gets the failure.")]
    private void Compute(Entry entry, Func<TKey, CancellationToken, TValue> compute)
    {
        using var abandoned = new CancellationTokenSource();
        lock (gate)
        {
            entry.Abandon = abandoned.Cancel;
        }

        try
        {
            var value = compute(entry.Key, abandoned.Token);
            Settle(entry, value);
            entry.Answer.SetResult(value);
        }
        catch (Exception failure)
        {
            lock (gate)
            {
                Remove(entry);
            }

            entry.Answer.SetException(failure);
        }
        finally
        {
            lock (gate)
            {
                entry.Abandon = null;
            }
        }
    }

    private void Settle(Entry entry, TValue value)
    {
        lock (gate)
        {
            if (entry.Weight is not null || !byKey.TryGetValue(entry.Key, out var node) || node.Value != entry)
            {
                return;
            }

            entry.Weight = Math.Max(1, weigh(value));
            weight += entry.Weight.Value;
            while (weight > mostWeight && byAge.First is { } oldest)
            {
                Remove(oldest.Value);
            }
        }
    }

    private void Remove(Entry entry)
    {
        if (byKey.TryGetValue(entry.Key, out var node) && node.Value == entry)
        {
            byKey.Remove(entry.Key);
            byAge.Remove(node);
            weight -= entry.Weight ?? 0;
        }
    }

    private sealed class Entry(TKey key)
    {
        public TKey Key { get; } = key;

        public TaskCompletionSource<TValue> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // Callers that have not left.
        public int Waiting { get; set; } = 1;

        // Cancels the computation while it runs.
        public Action? Abandon { get; set; }

        // Null until the value is computed.
        public long? Weight { get; set; }
    }
}
