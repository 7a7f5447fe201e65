using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;

namespace Visualizer.Engine.Kernel.Fib;

/// <summary>Rules and tables of one netns: the FIB.</summary>
/// <remarks>Source: <c>net/ipv4/fib_rules.c fib_rules_lookup @ 5.11</c>: rules by priority, the first table with a match answers.</remarks>
public sealed class RoutingPolicyDatabase
{
    private readonly ImmutableArray<(RoutingRule Rule, RoutingTable Table)> _chain;

    /// <summary>Takes rules in any order; a rule whose table does not exist matches nothing.</summary>
    public RoutingPolicyDatabase(IEnumerable<RoutingRule> rules, IEnumerable<RoutingTable> tables)
    {
        Rules = [.. rules.OrderBy(rule => rule.Priority)];
        Tables = [.. tables];
        _chain =
        [
            .. Rules.SelectMany(rule => Tables.Where(table => table.Number == rule.Table).Select(table => (rule, table))),
        ];
    }

    /// <summary>Rules by ascending priority.</summary>
    public ImmutableArray<RoutingRule> Rules { get; }

    /// <summary>All tables.</summary>
    public ImmutableArray<RoutingTable> Tables { get; }

    /// <summary>Route for a destination under a mark; <see cref="FibResult.Unreachable"/> when no table has a match.</summary>
    public FibResult Lookup(Ipv4Address destination, Mark mark)
    {
        foreach (var (rule, table) in _chain)
        {
            if (rule.Matches(mark) && table.Lookup(destination) is { } route)
            {
                return new FibResult(rule, route);
            }
        }

        return FibResult.Unreachable;
    }

    /// <summary>The route for a destination when the outgoing device is given: the longest prefix among those that leave by it; null when none does.</summary>
    /// <remarks>Source: <c>net/core/filter.c __bpf_redirect_neigh_v4 @ 5.11</c>, whose lookup has <c>flowi4_oif</c> set.</remarks>
    public Route? LookupThrough(NetInterface device, Ipv4Address destination)
    {
        if (Lookup(destination, Mark.None).Route is { } route && route.Device == device)
        {
            return route;
        }

        // Rare: the best route leads elsewhere, so a shorter prefix through the device is taken.
        foreach (var table in Tables)
        {
            if (table.Number == Route.Main)
            {
                return table.Lookup(destination, device);
            }
        }

        return null;
    }

    /// <summary>Whether the address is one of this netns: table <c>local</c> has it.</summary>
    public bool IsLocal(Ipv4Address address)
    {
        foreach (var table in Tables)
        {
            if (table.Number == Route.LocalTable)
            {
                return table.Lookup(address) is { Type: RouteType.Local };
            }
        }

        return false;
    }
}

/// <summary>Answer of a FIB lookup.</summary>
/// <param name="Rule">Rule that led to the table; null when unreachable.</param>
/// <param name="Route">Route that matched; null when unreachable.</param>
public readonly record struct FibResult(RoutingRule? Rule, Route? Route)
{
    /// <summary>No table had a match.</summary>
    public static readonly FibResult Unreachable;

    /// <summary>Whether there is no route.</summary>
    public bool IsUnreachable => Route is null;

    /// <summary>Whether the packet is for this netns.</summary>
    public bool IsLocal => Route is { Type: RouteType.Local };
}
