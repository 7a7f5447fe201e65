using System.Collections.Immutable;
using Visualizer.Engine.Configuration.Codes;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>How much of kube-proxy the programs take over, and with it whether they serve NodePorts.</summary>
/// <remarks>Source: <c>daemon/cmd/kube_proxy_replacement.go initKubeProxyReplacementOptions @ 1.12–1.18</c>.</remarks>
internal sealed class KubeProxyReplacementRule : IConfigRule
{
    private const string Key = "kubeProxyReplacement";

    private static readonly ImmutableArray<string> Features =
        ["nodePort.enabled", "externalIPs.enabled", "socketLB.enabled", "hostPort.enabled"];

    /// <summary>The word that turns everything on in a version: Cilium ≤ 1.13 spells it strict, ≥ 1.14 true.</summary>
    public static string FullWord(CiliumVersion version) => version.IsAtLeast(14) ? "true" : "strict";

    /// <summary>What turns everything on and lets the agent start: IPsec has to go where the version refuses both together.</summary>
    public static ImmutableArray<ValueSetting> TurnOn(ConfigDraft draft)
    {
        var full = new ValueSetting(Key, FullWord(draft.Input.Cilium));
        var ipsec = draft.Values.Flag("encryption.enabled") && draft.Values.Text("encryption.type") == "ipsec";
        return ipsec && EncryptionRule.RefusesIpsecWithNodePort(draft.Input.Cilium) ? [full, new ValueSetting("encryption.enabled", "false")] : [full];
    }

    public void Decide(ConfigDraft draft)
    {
        var minor = draft.Input.Cilium.Minor;
        var given = draft.Values.Text(Key);
        var entry = ValueCatalogue.Require(Key);
        var word = given.Length > 0 ? given : entry.DefaultIn(minor);
        var words = entry.WordsIn(minor);
        if (!words.Contains(word))
        {
            // The trap of 1.15: the chart lets any word through, and the agent never hears of it.
            if (minor < 15)
            {
                draft.Add(ServiceCodes.Invalid.Raise([Key], $"Invalid value for --kube-proxy-replacement: {word}", string.Join(", ", words))
                    with
                { Remedy = Spelled(word, minor) });
                return;
            }

            draft.Add(ServiceCodes.MeansFalse.Raise([Key], draft.Input.Cilium.Text, word)
                with
            { Overruled = draft.SetByUser(Key), Remedy = Spelled(word, minor) });
            word = "false";
        }

        draft.KubeProxyReplacementMode = word;
        draft.KubeProxyReplacement = word is "strict" or "true";
        switch (word)
        {
            case "strict" or "true" or "probe":
                draft.NodePort = true;
                draft.Add(ServiceCodes.Full.Raise([Key], word) with { Overruled = Against(draft, "false") });
                break;

            // From 1.14 on false leaves each feature to its own value; disabled turns them off.
            case "partial" or "false" when word == "partial" || Features.Any(draft.Values.Flag):
                draft.NodePort = draft.Values.Flag("nodePort.enabled");
                var on = Features.Where(draft.Values.Flag).ToArray();
                draft.Add(ServiceCodes.OneByOne.Raise([Key, .. Features], word, on.Length == 0 ? "–" : string.Join(", ", on)));
                break;
            default:
                draft.NodePort = false;
                draft.Add(ServiceCodes.Off.Raise([Key], word) with
                {
                    Overruled = Against(draft, "true"),
                    Remedy = TurnOn(draft),
                });
                break;
        }
    }

    private static ImmutableArray<ValueSetting> Against(ConfigDraft draft, string value) =>
        [.. draft.SetByUser(Features).Where(setting => setting.Value == value)];

    private static ImmutableArray<ValueSetting> Spelled(string word, int minor) =>
        [.. ValueSpellings.InVersion(Key, word, minor).Select(setting => new ValueSetting(setting.Key, setting.Value))];
}
