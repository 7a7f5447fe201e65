using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>ip rule</c>, with selectors as iproute2 shortens them: <c>t 200</c> is a TOS, which no rule has, and not a table.</summary>
/// <remarks>Source: <c>ip/iprule.c iprule_list_flush_or_save</c> of iproute2 5.10.</remarks>
internal sealed class IpRuleCommand : IShowCommand
{
    /// <summary>Selectors in the order in which iproute2 compares a prefix with them.</summary>
    private static readonly ImmutableArray<string> Selectors =
        ["preference", "order", "priority", "tos", "dsfield", "fwmark", "tun_id", "lookup", "table", "suppress_prefixlength"];

    /// <inheritdoc/>
    public string Name => "ip rule";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var (words, refusal) = IpListing.SkipShow(Name, arguments.Words);
        if (refusal is { } refused)
        {
            return refused;
        }

        IEnumerable<RoutingRule> rules = place.NetNs.Routing.Rules;
        for (var at = 0; at < words.Length; at += 2)
        {
            var selector = words[at] is "from" or "to" or "iif" or "dev" or "oif" ? words[at]
                : Selectors.FirstOrDefault(candidate => words[at].Length > 0 && candidate.StartsWith(words[at], StringComparison.Ordinal));
            if (selector is null)
            {
                return CommandOutput.Error($"Error: inet prefix is expected rather than \"{words[at]}\".");
            }

            if (at + 1 == words.Length)
            {
                return CommandOutput.Error("Command line is not complete. Try option \"help\"", 255);
            }

            var value = words[at + 1];
            rules = selector switch
            {
                "preference" or "order" or "priority" => rules.Where(rule => Text(rule.Priority) == value),
                "lookup" or "table" => rules.Where(rule => RouteText.TableName(rule.Table) == value || Text(rule.Table) == value),
                "fwmark" => rules.Where(rule => rule.MarkMask != 0 && value.Split('/')[0] == string.Create(CultureInfo.InvariantCulture, $"0x{rule.MarkValue:x}")),
                "from" or "to" when value is "all" or "any" => rules,
                _ => [],
            };
        }

        return CommandOutput.Lines(rules.Select(rule => rule.Entry));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
