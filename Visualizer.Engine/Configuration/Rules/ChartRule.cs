using System.Collections.Immutable;
using Visualizer.Engine.Configuration.Codes;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Removed and deprecated spellings that the chart itself judges: <c>tunnel</c> and the words of <c>kubeProxyReplacement</c>.</summary>
/// <remarks>Source: <c>install/kubernetes/cilium/templates/validate.yaml</c> and <c>cilium-configmap.yaml @ 1.14–1.18</c>.</remarks>
internal sealed class ChartRule : IConfigRule
{
    private const int TunnelDeprecated = 14, TunnelRemoved = 15, WordsDeprecated = 14, WordsRefused = 16;

    private const string TunnelText =
        "tunnel was deprecated in v1.14 and has been removed in v1.15. For details please refer to the v1.15 upgrade guide.";

    private const string WordText = "kubeProxyReplacement must be explicitly set to a valid value (true or false) to continue.";

    /// <summary>Whether this rule speaks about a key of another version.</summary>
    public static bool Judges(string key) => key == "tunnel";

    public void Decide(ConfigDraft draft)
    {
        var minor = draft.Input.Cilium.Minor;
        var version = draft.Input.Cilium.Text;
        if (draft.Input.Values.TryFind("tunnel", out var given) && given is not (HelmValue.Null or HelmValue.Text { Value: "" }) && minor >= TunnelDeprecated)
        {
            var finding = minor >= TunnelRemoved
                ? ChartCodes.TunnelRemoved.Raise(["tunnel"], version, TunnelText)
                : ChartCodes.TunnelDeprecated.Raise(["tunnel"], version);
            Judge(draft, finding with { Remedy = Remedy("tunnel", given.Display, minor) });
        }

        var word = draft.Values.Text("kubeProxyReplacement");
        if (draft.Values.IsSet("kubeProxyReplacement") && word is not ("true" or "false"))
        {
            if (minor >= WordsRefused)
            {
                Judge(draft, ChartCodes.WordRefused.Raise(["kubeProxyReplacement"], version, word, WordText)
                    with
                { Remedy = Remedy("kubeProxyReplacement", word, minor) });
            }
            else if (minor == WordsDeprecated && word is ("strict" or "partial" or "disabled"))
            {
                Judge(draft, ChartCodes.WordDeprecated.Raise(["kubeProxyReplacement"], version, word)
                    with
                { Remedy = Remedy("kubeProxyReplacement", word, minor) });
            }
        }
    }

    private static ImmutableArray<ValueSetting> Remedy(string key, string value, int minor) =>
        [.. ValueSpellings.InVersion(key, value, minor).Select(setting => new ValueSetting(setting.Key, setting.Value))];

    private static void Judge(ConfigDraft draft, Finding finding)
    {
        if (finding.Severity == Severity.Error)
        {
            draft.Stop(finding);
        }
        else
        {
            draft.Add(finding);
        }
    }
}
