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

    /// <summary>The value of a key, computed when it is not there. A computation that throws leaves nothing behind.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Nothing is caught; finally removes the entry of a computation that failed.")]
    public TValue GetOrAdd(TKey key, Func<TKey, TValue> compute)
    {
        var entry = Touch(key, compute);
        var isComputed = false;
        try
        {
            var value = entry.Value.Value;
            isComputed = true;
            Settle(entry, value);
            return value;
        }
        finally
        {
            if (!isComputed)
            {
                lock (gate)
                {
                    Remove(entry);
                }
            }
        }
    }

    private Entry Touch(TKey key, Func<TKey, TValue> compute)
    {
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var node))
            {
                byAge.Remove(node);
                byAge.AddLast(node);
                return node.Value;
            }

            var entry = new Entry(key, new Lazy<TValue>(() => compute(key)));
            byKey.Add(key, byAge.AddLast(entry));
            return entry;
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

    private sealed class Entry(TKey key, Lazy<TValue> value)
    {
        public TKey Key { get; } = key;

        public Lazy<TValue> Value { get; } = value;

        // Null until the value is computed.
        public long? Weight { get; set; }
    }
}
