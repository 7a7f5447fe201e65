using System.Collections.Frozen;
using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Fib;

/// <summary>The routes of one table with longest-prefix match: one hash lookup per prefix length in use, whatever the number of routes.</summary>
public sealed class RoutingTable
{
    private readonly ImmutableArray<(uint Mask, FrozenDictionary<uint, Route> Routes)> _byLength;

    /// <summary>Takes the routes of one table.</summary>
    /// <exception cref="ArgumentException">Two routes have the same prefix.</exception>
    public RoutingTable(int number, IEnumerable<Route> routes)
    {
        Number = number;
        Routes = [.. routes.OrderBy(route => route.Prefix.Network).ThenBy(route => route.Prefix.PrefixLength)];
        _byLength =
        [
            .. Routes.GroupBy(route => route.Prefix.PrefixLength).OrderByDescending(group => group.Key)
                .Select(group => (Ipv4Cidr.MaskOf(group.Key), group.ToFrozenDictionary(route => route.Prefix.Network.Value))),
        ];
    }

    /// <summary>Number of the table.</summary>
    public int Number { get; }

    /// <summary>Routes in the order in which <c>ip route</c> lists them: ascending by prefix, so <c>default</c> first.</summary>
    public ImmutableArray<Route> Routes { get; }

    /// <summary>The longest prefix that contains the address; null when none does.</summary>
    public Route? Lookup(Ipv4Address destination)
    {
        foreach (var (mask, routes) in _byLength)
        {
            if (routes.TryGetValue(destination.Value & mask, out var route))
            {
                return route;
            }
        }

        return null;
    }
}
