using System.Globalization;
using System.Text;
using Visualizer.Engine.Configuration;

namespace Visualizer.Engine.Tracing;

/// <summary>The sentences of hops, made when somebody reads them.</summary>
public static class Explanations
{
    private const char NameMark = '`';

    /// <summary>Headline and sentence of a hop with its placeholders filled in.</summary>
    /// <param name="hop">The hop.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="nodePrefix">What node names lose, see <see cref="NetNames.SharedPrefix"/>; empty: they stay whole.</param>
    /// <returns>Both texts with interface names between backticks, for screens that set names apart.</returns>
    public static HopText Render(Hop hop, Language language, string nodePrefix = "")
    {
        var text = language == Language.English ? hop.Code.English : hop.Code.Chinese;
        var facts = new HopFacts(hop, nodePrefix);
        return new HopText(Fill(text.Headline, facts), Fill(text.Sentence, facts) + Allowance(hop, language));
    }

    /// <summary>Names the rules that let the packet pass, where somebody wrote them; what a drop's rule is, its own sentence says.</summary>
    private static string Allowance(Hop hop, Language language)
    {
        if (hop.Action == HopAction.Shot)
        {
            return "";
        }

        var rules = hop.Evidence.OfType<IDecidedByRule>().Select(evidence => evidence.Rule).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return rules.Count == 0 ? ""
            : language == Language.English ? $" Network policy: {string.Join(", ", rules)} allows it."
            : $"网络策略：{string.Join("、", rules)} 放行。";
    }

    /// <summary>The text without the backticks round names.</summary>
    public static string Plain(string text) => text.Replace("`", "", StringComparison.Ordinal);

    private static string Fill(string template, HopFacts facts)
    {
        var filled = new StringBuilder(template.Length + 32);
        var isInName = false;
        for (var at = 0; at < template.Length; at++)
        {
            var end = template[at] == '{' ? template.IndexOf('}', at) : -1;
            if (end < 0)
            {
                isInName ^= template[at] == NameMark;
                filled.Append(template[at]);
                continue;
            }

            var key = template[(at + 1)..end];
            at = end;
            var isName = !isInName && key is "interface" or "target" or "skips";
            var value = facts.Value(key);
            filled.Append(isName && value.Length > 0 ? $"{NameMark}{value}{NameMark}" : value);
        }

        return filled.ToString();
    }
}
