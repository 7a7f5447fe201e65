using System.Collections.Immutable;
using System.Text;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>All rules as <c>iptables-save</c> prints them, without the comment lines that carry the date.</summary>
public static class IptablesSaveText
{
    /// <summary>Tables in the order of the output.</summary>
    public static ImmutableArray<NetfilterTable> Tables { get; } =
        [NetfilterTable.Mangle, NetfilterTable.Raw, NetfilterTable.Filter, NetfilterTable.Nat];

    /// <summary>Name of a table.</summary>
    public static string NameOf(NetfilterTable table) => table switch
    {
        NetfilterTable.Raw => "raw",
        NetfilterTable.Mangle => "mangle",
        NetfilterTable.Nat => "nat",
        _ => "filter",
    };

    /// <summary>All tables, each line ended by a line feed.</summary>
    public static string Of(Ruleset rules) => string.Concat(Tables.Select(table => Of(rules, table)));

    /// <summary>One table, each line ended by a line feed.</summary>
    public static string Of(Ruleset rules, NetfilterTable table)
    {
        var text = new StringBuilder(4096);
        var chains = rules.ChainsOf(table);
        Line(text, "*" + NameOf(table));
        foreach (var chain in chains)
        {
            Line(text, chain.Entry);
        }

        foreach (var rule in chains.SelectMany(chain => chain.Rules))
        {
            Line(text, rule.Entry);
        }

        Line(text, "COMMIT");
        return text.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
