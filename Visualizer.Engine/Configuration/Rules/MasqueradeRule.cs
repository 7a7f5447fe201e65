using System.Collections.Immutable;
using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Who masquerades what pods send out of the cluster.</summary>
/// <remarks>Source: <c>daemon/cmd/daemon.go @ 1.14-dev</c>: the conditions under which BPF masquerading is given up.</remarks>
internal sealed class MasqueradeRule : IConfigRule
{
    private const string Bpf = "bpf.masquerade", Ipv4 = "enableIPv4Masquerade";

    public void Decide(ConfigDraft draft)
    {
        var wantsBpf = draft.Values.Flag(Bpf);
        if (!draft.Values.Flag(Ipv4))
        {
            draft.Masquerading = Masquerading.None;
            draft.Add(MasqueradeCodes.None.Raise([Ipv4, Bpf]) with { Overruled = wantsBpf ? draft.SetByUser(Bpf) : [] });
        }
        else if (draft.KubeProxyReplacementMode is null)
        {
            // Refused already; who would have masqueraded depends on NodePort.
        }
        else if (!wantsBpf)
        {
            draft.Masquerading = Masquerading.Iptables;
            draft.Add(MasqueradeCodes.Iptables.Raise([Bpf])
                with
            { Remedy = Obstacle(draft) is null ? [new ValueSetting(Bpf, "true")] : [] });
        }
        else if (Obstacle(draft) is { } obstacle)
        {
            draft.Masquerading = Masquerading.Iptables;
            draft.Add(MasqueradeCodes.BpfAbandoned.Raise([Bpf, obstacle.Key], obstacle.Text)
                with
            { Overruled = draft.SetByUser(Bpf), Remedy = obstacle.Remedy });
        }
        else
        {
            draft.Masquerading = Masquerading.Bpf;
            draft.Add(MasqueradeCodes.Bpf.Raise([Bpf], draft.Devices is { IsEmpty: false } devices ? string.Join(", ", devices) : "–"));
        }
    }

    /// <summary>The first thing that stands against BPF masquerading, in the agent's words; null when nothing does.</summary>
    private static MasqueradeObstacle? Obstacle(ConfigDraft draft)
    {
        if (!draft.NodePort)
        {
            return new("kubeProxyReplacement", "BPF masquerade requires NodePort (--enable-node-port=\"true\")", KubeProxyReplacementRule.TurnOn(draft));
        }

        // From 1.13 on other nodes always have an identity of their own.
        if (draft.Input.Cilium.Minor == 12 && !draft.Values.Flag("remoteNodeIdentity"))
        {
            return new("remoteNodeIdentity", "BPF masquerade requires remote node identities (--enable-remote-node-identity=\"true\")",
                [new("remoteNodeIdentity", "true")]);
        }

        if (!draft.Values.TextList("egressMasqueradeInterfaces").IsEmpty)
        {
            return new("egressMasqueradeInterfaces", "BPF masquerade does not allow to specify devices via --egress-masquerade-interfaces", []);
        }

        return draft.Tunnel && draft.SocketLb == false
            ? new("socketLB.enabled", "BPF masquerade requires socket-LB in tunnel mode (--bpf-lb-sock=\"true\")", [new("socketLB.enabled", "true")])
            : null;
    }

    private sealed record MasqueradeObstacle(string Key, string Text, ImmutableArray<ValueSetting> Remedy);
}
