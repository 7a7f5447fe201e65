using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Pod packets without kernel conntrack: what the agent demands for it.</summary>
/// <remarks>Source: <c>daemon/cmd/kube_proxy_replacement.go @ 1.14-dev</c>.</remarks>
internal sealed class NoConntrackRule : IConfigRule
{
    private const string Key = "installNoConntrackIptablesRules", Option = "install-no-conntrack-iptables-rules";

    public void Decide(ConfigDraft draft)
    {
        if (!draft.Values.Flag(Key) || draft.KubeProxyReplacement is not { } replaced)
        {
            return;
        }

        var full = KubeProxyReplacementRule.FullWord(draft.Input.Cilium);
        var text = draft switch
        {
            _ when !replaced => $"{Option} requires the agent to run with kube-proxy-replacement={full}.",
            { Tunnel: true } => $"{Option} requires the agent to run with direct routing mode.",
            { Masquerading: Masquerading.Iptables } => $"{Option} requires the agent to run with enable-bpf-masquerade.",
            _ => null,
        };
        if (text is not null)
        {
            draft.Add(ServiceCodes.NoConntrackRefused.Raise([Key], text) with { Remedy = [new ValueSetting(Key, "false")] });
        }
    }
}
