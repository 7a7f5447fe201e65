using System.Collections.Concurrent;

namespace Visualizer.Engine.Topology;

/// <summary>Values that follow from a key: made when somebody first asks, then kept, so that what nobody asks for costs nothing.</summary>
/// <remarks>Safe for any number of threads: a value made twice at once is the same, and one of the two is kept.</remarks>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TValue">Type of the value.</typeparam>
/// <param name="make">Makes the value of a key.</param>
internal sealed class Memo<TKey, TValue>(Func<TKey, TValue> make)
    where TKey : notnull
{
    private ConcurrentDictionary<TKey, TValue>? _made;

    /// <summary>The value of the key.</summary>
    public TValue this[TKey key] => (_made ?? Start()).GetOrAdd(key, make);

    private ConcurrentDictionary<TKey, TValue> Start()
    {
        Interlocked.CompareExchange(ref _made, new ConcurrentDictionary<TKey, TValue>(concurrencyLevel: 1, capacity: 7), null);
        return _made;
    }
}
