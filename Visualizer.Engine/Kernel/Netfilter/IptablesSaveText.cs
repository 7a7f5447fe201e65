using System.Collections.Immutable;
using System.Text;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>All rules as <c>iptables-save</c> prints them, without the comment lines that carry the date.</summary>
public static class IptablesSaveText
{
    private static readonly ImmutableArray<NetfilterTable> Order = [NetfilterTable.Mangle, NetfilterTable.Raw, NetfilterTable.Filter, NetfilterTable.Nat];

    /// <summary>The whole output, each line ended by a line feed.</summary>
    public static string Of(Ruleset rules)
    {
        var text = new StringBuilder(4096);
        foreach (var table in Order)
        {
            var chains = rules.ChainsOf(table);
            Line(text, table switch
            {
                NetfilterTable.Raw => "*raw",
                NetfilterTable.Mangle => "*mangle",
                NetfilterTable.Nat => "*nat",
                _ => "*filter",
            });
            foreach (var chain in chains)
            {
                Line(text, chain.Entry);
            }

            foreach (var rule in chains.SelectMany(chain => chain.Rules))
            {
                Line(text, rule.Entry);
            }

            Line(text, "COMMIT");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
