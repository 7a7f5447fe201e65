using System.Collections.Immutable;
using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Whether programs forward by themselves. They do unless one of these conditions holds; the first that does is the reason.</summary>
/// <remarks>Source: <c>daemon/cmd/kube_proxy_replacement.go finishKubeProxyReplacementInit @ 1.12, 1.14-dev, 1.18</c>.</remarks>
internal sealed class HostRoutingRule : IConfigRule
{
    private const string Legacy = "bpf.hostLegacyRouting";

    // The versions are those in which the agent has the condition. 1.13 itself could not be read: it takes the later rows only where 1.12 and 1.14
    // agree. A condition on devices without L2 address (≤ 1.12) has no row, because the model's devices all have one.
    private static readonly ImmutableArray<Obstacle> Obstacles =
    [
        new(12, 18, draft => !draft.NodePort,
            draft => HostRoutingCodes.NodePortOff.Raise(["kubeProxyReplacement", "nodePort.enabled"], draft.KubeProxyReplacementMode ?? "–")
                with { Remedy = KubeProxyReplacementRule.TurnOn(draft) }),
        new(12, 18, draft => draft.Values.Flag(Legacy),
            _ => HostRoutingCodes.Forced.Raise([Legacy]) with { Remedy = [new(Legacy, "false")] }),
        new(12, 17, draft => draft.Encryption == Encryption.Ipsec,
            _ => HostRoutingCodes.Ipsec.Raise(["encryption.enabled", "encryption.type"]) with { Remedy = [new("encryption.enabled", "false")] }),
        new(12, 18, draft => draft.Masquerading == Masquerading.Iptables && draft.Values.Flag("bpf.masquerade"),
            _ => HostRoutingCodes.MasqueradeAbandoned.Raise(["bpf.masquerade"])),
        new(12, 18, draft => draft.Masquerading == Masquerading.Iptables,
            _ => HostRoutingCodes.Masquerade.Raise(["bpf.masquerade", "enableIPv4Masquerade"]) with { Remedy = [new("bpf.masquerade", "true")] }),
        new(14, 18, draft => draft.KubeProxyReplacement == false, KubeProxyReplacement),
        new(12, 13, draft => draft.EndpointRoutes,
            _ => HostRoutingCodes.EndpointRoutes.Raise(["endpointRoutes.enabled"]) with { Remedy = [new("endpointRoutes.enabled", "false")] }),
        new(14, 17, draft => draft.EndpointRoutes && draft.Values.Flag("ipv6.enabled"),
            _ => HostRoutingCodes.EndpointRoutes.Raise(["endpointRoutes.enabled", "ipv6.enabled"]) with { Remedy = [new("ipv6.enabled", "false")] }),
        new(12, 12, draft => draft.Encryption == Encryption.Wireguard,
            _ => HostRoutingCodes.Wireguard.Raise(["encryption.enabled", "encryption.type"]) with { Remedy = [new("encryption.enabled", "false")] }),
        new(12, 17, draft => !draft.Input.Kernel.IsAtLeast(5, 10), draft => HostRoutingCodes.Kernel.Raise([], draft.Input.Kernel.Text)),
    ];

    public void Decide(ConfigDraft draft)
    {
        // Without a word for the replacement no agent runs, and nobody asks this question.
        if (draft.KubeProxyReplacementMode is null)
        {
            return;
        }

        var minor = draft.Input.Cilium.Minor;
        var obstacle = Obstacles.FirstOrDefault(one => minor >= one.Since && minor <= one.Until && one.Holds(draft));
        draft.HostRouting = obstacle is null ? HostRouting.Bpf : HostRouting.Legacy;
        if (obstacle is null)
        {
            draft.Add(HostRoutingCodes.Bpf.Raise(["kubeProxyReplacement", "bpf.masquerade", Legacy], InFavour(draft)));
            return;
        }

        draft.Add(obstacle.Finding(draft) with
        {
            Overruled = [.. draft.SetByUser(Legacy).Where(setting => setting.Value == "false")],
        });
    }

    private static Finding KubeProxyReplacement(ConfigDraft draft) =>
        HostRoutingCodes.KubeProxyReplacement.Raise(["kubeProxyReplacement"], KubeProxyReplacementRule.FullWord(draft.Input.Cilium))
            with
        { Remedy = KubeProxyReplacementRule.TurnOn(draft) };

    private static string InFavour(ConfigDraft draft) => draft.Masquerading == Masquerading.None
        ? $"kubeProxyReplacement={draft.KubeProxyReplacementMode}, enableIPv4Masquerade=false"
        : $"kubeProxyReplacement={draft.KubeProxyReplacementMode}, bpf.masquerade=true";

    /// <summary>One row: the minor versions of Cilium 1 that have the condition, the condition, and what to say.</summary>
    private sealed record Obstacle(int Since, int Until, Func<ConfigDraft, bool> Holds, Func<ConfigDraft, Finding> Finding);
}
