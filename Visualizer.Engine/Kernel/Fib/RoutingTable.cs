using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;

namespace Visualizer.Engine.Kernel.Fib;

/// <summary>The routes of one table with longest-prefix match: a binary search among the node's own routes, a hash lookup in each family.</summary>
public sealed class RoutingTable
{
    private readonly Route[] _own;
    private readonly int[] _lengths;
    private readonly ImmutableArray<RouteFamily> _families;
    private ImmutableArray<Route> _all;

    /// <summary>Takes the routes of one table. No two have the same prefix.</summary>
    public RoutingTable(int number, IEnumerable<Route> routes, ImmutableArray<RouteFamily> families = default)
    {
        Number = number;
        _own = [.. routes];
        Array.Sort(_own, Compare);
        _families = families.IsDefault ? [] : families;
        _lengths = LengthsOf(_own);
    }

    /// <summary>Number of the table.</summary>
    public int Number { get; }

    /// <summary>Routes in the order in which <c>ip route</c> lists them: ascending by prefix, so <c>default</c> first.</summary>
    public ImmutableArray<Route> Routes => _all.IsDefault ? _all = List() : _all;

    /// <summary>The longest prefix that contains the address; null when none does.</summary>
    /// <param name="destination">The address.</param>
    /// <param name="through">Device that the route has to lead to; null: any.</param>
    public Route? Lookup(Ipv4Address destination, NetInterface? through = null)
    {
        var best = LookupOwn(destination, through);
        foreach (var family in _families)
        {
            if (best?.Prefix.PrefixLength != 32
                && family.Find(destination) is { } route
                && (through is null || route.Device == through)
                && (best is null || route.Prefix.PrefixLength > best.Prefix.PrefixLength))
            {
                best = route;
            }
        }

        return best;
    }

    private Route? LookupOwn(Ipv4Address destination, NetInterface? through)
    {
        foreach (var length in _lengths)
        {
            if (Find(new Ipv4Cidr(destination, length)) is { } route && (through is null || route.Device == through))
            {
                return route;
            }
        }

        return null;
    }

    private Route? Find(Ipv4Cidr prefix)
    {
        var (low, high) = (0, _own.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Compare(_own[middle].Prefix, prefix);
            if (order == 0)
            {
                return _own[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    private ImmutableArray<Route> List()
    {
        Route[] all = [.. _own, .. _families.SelectMany(family => family.Routes)];
        Array.Sort(all, Compare);
        return [.. all];
    }

    private static int[] LengthsOf(Route[] routes)
    {
        var used = 0UL;
        foreach (var route in routes)
        {
            used |= 1UL << route.Prefix.PrefixLength;
        }

        var lengths = new int[System.Numerics.BitOperations.PopCount(used)];
        for (var (length, next) = (32, 0); length >= 0; length--)
        {
            if ((used >> length & 1) != 0)
            {
                lengths[next++] = length;
            }
        }

        return lengths;
    }

    private static int Compare(Route one, Route other) => Compare(one.Prefix, other.Prefix);

    private static int Compare(Ipv4Cidr one, Ipv4Cidr other)
    {
        var order = one.Network.Value.CompareTo(other.Network.Value);
        return order != 0 ? order : one.PrefixLength.CompareTo(other.PrefixLength);
    }
}
