using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>Collects the iptables rules of one netns. A chain exists from its first rule or its declaration on.</summary>
public sealed class RulesetBuilder
{
    private static readonly ImmutableArray<NetfilterTable> Tables = [.. Enum.GetValues<NetfilterTable>()];

    private readonly Dictionary<string, List<RuleGroup>>[] _tables = [.. Tables.Select(BuiltIn)];
    private readonly Dictionary<string, Chain>[] _built = [.. Tables.Select(_ => new Dictionary<string, Chain>(StringComparer.Ordinal))];
    private readonly IEnumerable<Chain>[] _further = [.. Tables.Select(_ => Array.Empty<Chain>())];
    private readonly List<IpSet> _sets = [];

    /// <summary>Adds a rule at the end of a chain (<c>-A</c>).</summary>
    public void Append(NetfilterTable table, string chain, Rule rule)
    {
        var groups = GroupsOf(table, chain);
        if (groups.Count == 0 || groups[^1] is not FixedRules)
        {
            groups.Add(new FixedRules([]));
        }

        ((FixedRules)groups[^1]).Append(rule with { Chain = chain });
    }

    /// <summary>Adds many rules at the end of a chain.</summary>
    public void Append(NetfilterTable table, string chain, RuleGroup rules) => GroupsOf(table, chain).Add(rules);

    /// <summary>Adds a rule in front of a chain's others (<c>-I</c>).</summary>
    public void Prepend(NetfilterTable table, string chain, Rule rule)
    {
        var groups = GroupsOf(table, chain);
        if (groups.Count == 0 || groups[0] is not FixedRules)
        {
            groups.Insert(0, new FixedRules([]));
        }

        ((FixedRules)groups[0]).Prepend(rule with { Chain = chain });
    }

    /// <summary>Makes a chain without rules (<c>-N</c>); nothing happens when it exists.</summary>
    public void Declare(NetfilterTable table, string chain) => GroupsOf(table, chain);

    /// <summary>Takes chains that rules of a group jump to; they are made when somebody lists the table.</summary>
    public void AddFurther(NetfilterTable table, IEnumerable<Chain> chains) => _further[(int)table] = chains;

    /// <summary>Finds a chain of a table by name, once the rules are built.</summary>
    public Func<string, Chain> Chains(NetfilterTable table)
    {
        var chains = _built[(int)table];
        return name => chains[name];
    }

    /// <summary>Makes an ipset.</summary>
    public IpSet AddSet(string name, Func<Ipv4Address, bool> contains, IEnumerable<Ipv4Address> members)
    {
        var set = new IpSet(name, contains, members);
        _sets.Add(set);
        return set;
    }

    /// <summary>The rules as they are now.</summary>
    /// <exception cref="KeyNotFoundException">A rule jumps to a chain that does not exist in its table.</exception>
    public Ruleset Build()
    {
        foreach (var table in Tables)
        {
            var builtIn = Ruleset.BuiltInChains(table);
            var chains = _built[(int)table];
            foreach (var (name, groups) in _tables[(int)table])
            {
                chains.Add(name, new Chain(name, builtIn.Contains(name), CollectionsMarshal.AsSpan(groups)));
            }

            foreach (var chain in chains.Values)
            {
                chain.Link(Chains(table));
            }
        }

        return new Ruleset(_built, _further, [.. _sets]);
    }

    private static Dictionary<string, List<RuleGroup>> BuiltIn(NetfilterTable table)
    {
        var chains = new Dictionary<string, List<RuleGroup>>(StringComparer.Ordinal);
        foreach (var name in Ruleset.BuiltInChains(table))
        {
            chains.Add(name, []);
        }

        return chains;
    }

    private List<RuleGroup> GroupsOf(NetfilterTable table, string chain)
    {
        ref var groups = ref CollectionsMarshal.GetValueRefOrAddDefault(_tables[(int)table], chain, out _);
        return groups ??= [];
    }
}
