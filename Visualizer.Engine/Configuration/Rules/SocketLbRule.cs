using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Whether services are translated at connect() and sendmsg(), and for whom.</summary>
/// <remarks>Source: <c>daemon/cmd/kube_proxy_replacement.go @ 1.13</c>; kernel 5.7 brought <c>bpf_get_netns_cookie</c>.</remarks>
internal sealed class SocketLbRule : IConfigRule
{
    private const string Enabled = "socketLB.enabled", HostOnly = "socketLB.hostNamespaceOnly", Replacement = "kubeProxyReplacement";

    public void Decide(ConfigDraft draft)
    {
        if (draft.KubeProxyReplacementMode is not { } mode)
        {
            return;
        }

        // "disabled" switches socket LB off whatever its own value says; strict, true and probe switch it on.
        var forced = mode is "strict" or "true" or "probe" or "disabled";
        var on = forced ? mode != "disabled" : draft.Values.Flag(Enabled);
        draft.SocketLb = on;
        var because = forced ? $"{Replacement}={mode}" : $"{Enabled}={(on ? "true" : "false")}";
        draft.Add((on ? ServiceCodes.SocketLbOn : ServiceCodes.SocketLbOff).Raise([forced ? Replacement : Enabled], because));
        if (draft.Values.Flag(HostOnly))
        {
            DecideHostOnly(draft, on);
        }
    }

    private static void DecideHostOnly(ConfigDraft draft, bool on)
    {
        if (!on)
        {
            draft.Add(ServiceCodes.HostNamespaceOnlyIdle.Raise([HostOnly, Enabled]) with { Overruled = draft.SetByUser(HostOnly) });
        }
        else if (!draft.Input.Kernel.IsAtLeast(5, 7))
        {
            draft.Add(ServiceCodes.HostNamespaceOnlyKernel.Raise([HostOnly], draft.Input.Kernel.Text) with { Overruled = draft.SetByUser(HostOnly) });
        }
        else
        {
            draft.SocketLbHostNamespaceOnly = true;
            draft.Add(ServiceCodes.HostNamespaceOnly.Raise([HostOnly]));
        }
    }
}
