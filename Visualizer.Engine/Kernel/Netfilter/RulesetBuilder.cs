using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>Collects the iptables rules of one netns. A chain exists from its first rule or its declaration on.</summary>
public sealed class RulesetBuilder
{
    private readonly SortedDictionary<string, List<Rule>>[] _tables =
    [
        .. Enum.GetValues<NetfilterTable>().Select(table => new SortedDictionary<string, List<Rule>>(
            Ruleset.BuiltInChains(table).ToDictionary(name => name, _ => new List<Rule>()), StringComparer.Ordinal)),
    ];

    private readonly List<IpSet> _sets = [];

    /// <summary>Adds a rule at the end of a chain (<c>-A</c>).</summary>
    public void Append(NetfilterTable table, string chain, Rule rule) => RulesOf(table, chain).Add(rule with { Chain = chain });

    /// <summary>Adds a rule in front of a chain's others (<c>-I</c>).</summary>
    public void Prepend(NetfilterTable table, string chain, Rule rule) => RulesOf(table, chain).Insert(0, rule with { Chain = chain });

    /// <summary>Makes a chain without rules (<c>-N</c>); nothing happens when it exists.</summary>
    public void Declare(NetfilterTable table, string chain) => RulesOf(table, chain);

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
        var tables = new Dictionary<string, Chain>[_tables.Length];
        for (var table = 0; table < tables.Length; table++)
        {
            var builtIn = Ruleset.BuiltInChains((NetfilterTable)table);
            tables[table] = _tables[table].ToDictionary(
                chain => chain.Key, chain => new Chain(chain.Key, builtIn.Contains(chain.Key), chain.Value));
            foreach (var chain in tables[table].Values)
            {
                chain.Link(tables[table]);
            }
        }

        return new Ruleset(tables, [.. _sets]);
    }

    private List<Rule> RulesOf(NetfilterTable table, string chain)
    {
        var chains = _tables[(int)table];
        if (!chains.TryGetValue(chain, out var rules))
        {
            chains[chain] = rules = [];
        }

        return rules;
    }
}
