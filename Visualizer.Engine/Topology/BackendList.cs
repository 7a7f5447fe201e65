using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Topology;

/// <summary>Backends of a service port in the order in which they were announced. They may be very many: they are listed when somebody first asks, and found by hash.</summary>
[CollectionBuilder(typeof(BackendList), nameof(Of))]
public sealed class BackendList : IReadOnlyList<Backend>
{
    private readonly Lazy<ImmutableArray<Backend>> _all;
    private readonly Lazy<Dictionary<uint, int>> _slots;
    private readonly Lazy<Dictionary<string, BackendList>> _byNode;
    private readonly Lazy<ImmutableArray<Backend>> _byText;
    private readonly Lazy<int> _widest;

    /// <summary>Backends that are listed when somebody first asks; all with the same port.</summary>
    public BackendList(Func<ImmutableArray<Backend>> list)
    {
        _all = new(list);
        _slots = new(() => SlotsOf(_all.Value));
        _byNode = new(() => _all.Value.GroupBy(backend => backend.Node.Name)
            .ToDictionary(group => group.Key, group => Of([.. group]), StringComparer.Ordinal));
        _byText = new(() => SortedByText(_all.Value));
        _widest = new(() => WidestOf(_all.Value));
    }

    private static readonly BackendList Empty = new(() => []);

    /// <summary>How many there are.</summary>
    public int Length => _all.Value.Length;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>Sorted by their text <c>address:port</c>, character by character.</summary>
    public ImmutableArray<Backend> ByText => _byText.Value;

    /// <summary>Most characters of <c>slot => address:port</c>, slots counted from 1.</summary>
    public int Widest => _widest.Value;

    /// <inheritdoc/>
    int IReadOnlyCollection<Backend>.Count => Length;

    /// <summary>The backend of a slot, counted from 0.</summary>
    public Backend this[int index] => _all.Value[index];

    /// <summary>Backends that are known already.</summary>
    public static BackendList Of(ReadOnlySpan<Backend> backends)
    {
        ImmutableArray<Backend> all = [.. backends];
        return all.IsEmpty ? Empty : new BackendList(() => all);
    }

    /// <summary>Slot of the backend with that address, counted from 0; null when there is none.</summary>
    public int? SlotOf(Ipv4Address ip) => _slots.Value.TryGetValue(ip.Value, out var slot) ? slot : null;

    /// <summary>Place in <see cref="ByText"/> of the backend with that address; null when there is none.</summary>
    public int? PlaceByText(Ipv4Address ip)
    {
        var place = ByText.AsSpan().BinarySearch(new TextOrder(TextKey(ip)));
        return place < 0 ? null : place;
    }

    /// <summary>Those that run on a node.</summary>
    public BackendList On(Node node) => _byNode.Value.GetValueOrDefault(node.Name, Empty);

    /// <inheritdoc/>
    public IEnumerator<Backend> GetEnumerator() => ((IEnumerable<Backend>)_all.Value).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Dictionary<uint, int> SlotsOf(ImmutableArray<Backend> all)
    {
        var slots = new Dictionary<uint, int>(all.Length);
        for (var slot = 0; slot < all.Length; slot++)
        {
            slots.TryAdd(all[slot].Ip.Value, slot);
        }

        return slots;
    }

    private static ImmutableArray<Backend> SortedByText(ImmutableArray<Backend> all)
    {
        var sorted = all.ToArray();
        Array.Sort(Array.ConvertAll(sorted, backend => TextKey(backend.Ip)), sorted);
        return [.. sorted];
    }

    private static int WidestOf(ImmutableArray<Backend> all)
    {
        var widest = 0;
        for (var slot = 0; slot < all.Length; slot++)
        {
            var (ip, port) = (all[slot].Ip.Value, all[slot].Port);
            widest = Math.Max(
                widest,
                Digits(slot + 1) + " => ".Length + Digits((int)(ip >> 24)) + Digits((int)(ip >> 16) & 255) + Digits((int)(ip >> 8) & 255)
                    + Digits((int)ip & 255) + "...:".Length + Digits(port));
        }

        return widest;
    }

    private static int Digits(int number) => number < 10 ? 1 : 1 + Digits(number / 10);

    /// <summary>An address as a number that sorts as its text followed by a colon does: four bits for each of at most 16 characters.</summary>
    private static ulong TextKey(Ipv4Address ip)
    {
        const int Dot = 1, Zero = 2, Colon = 12, Most = 64;
        var (key, free) = (0UL, Most);
        void Add(int character)
        {
            free -= 4;
            key |= (ulong)character << free;
        }

        for (var shift = 24; shift >= 0; shift -= 8)
        {
            var octet = (int)(ip.Value >> shift) & 255;
            for (var unit = octet > 99 ? 100 : octet > 9 ? 10 : 1; unit > 0; unit /= 10)
            {
                Add(Zero + (octet / unit % 10));
            }

            Add(shift == 0 ? Colon : Dot);
        }

        return key;
    }

    private readonly struct TextOrder(ulong key) : IComparable<Backend>
    {
        public int CompareTo(Backend? other) => key.CompareTo(TextKey(other!.Ip));
    }
}
