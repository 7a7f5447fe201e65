using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>What happens to addresses when a packet leaves through a native device: replies of NodePort backends, masquerading. The first rule decides.</summary>
/// <remarks>Source: <c>bpf/lib/nodeport.h handle_nat_fwd, bpf/lib/nat.h snat_v4_prepare_state @ 1.13</c>.</remarks>
internal static class Nat
{
    /// <summary>Runs the rules on a native device. The packet always goes on; the TTL stays.</summary>
    public static Verdict Forward(NodeConstants node, SocketBuffer skb, HookContext hook)
    {
        var state = (ProgramState)hook.State.Programs;
        if (skb.Mark.Matches(Marks.SnatDone, Marks.MagicMask))
        {
            return Pass(ToNetdevCodes.AlreadyTranslated);
        }

        var tuple = ConntrackTuple.Of(skb);
        if (TryReverseDnat(node, state, tuple, skb, hook))
        {
            return Pass(ToNetdevCodes.ReverseDnat);
        }

        if (!node.EnableMasquerade)
        {
            return Pass(ToNetdevCodes.NoBpfMasquerade);
        }

        if (skb.Source == node.NodeIp)
        {
            Track(node, state.Conntrack, tuple, skb, hook);
            return new Verdict(HopAction.Ok, ToNetdevCodes.HostTraffic) { Args = [skb.Source] };
        }

        if (node.SnatExclusion.Contains(skb.Destination))
        {
            return new Verdict(HopAction.Ok, ToNetdevCodes.NoSnat) { Args = [node.SnatExclusion] };
        }

        if (!node.Maps.Endpoints.TryLookup(skb.Source, out var endpoint) || endpoint.IsHost)
        {
            hook.Evidence.AddIfAny(endpoint);
            return new Verdict(HopAction.Ok, ToNetdevCodes.NotAPod) { Args = [skb.Source] };
        }

        if (!node.Config.Tunnel && node.Maps.Ipcache.Lookup(skb.Destination) is { Identity.IsRemoteNode: true } remote)
        {
            hook.Evidence.Add(remote);
            return Pass(ToNetdevCodes.RemoteNode);
        }

        if (state.Conntrack.TryPeek(tuple.Reversed, ConntrackScope.Ingress, out var request))
        {
            hook.Evidence.Add(request);
            return Pass(ToNetdevCodes.Reply);
        }

        var snat = state.Snat.Translate(tuple, node.NodeIp);
        hook.Evidence.Add(endpoint);
        hook.Evidence.Add(snat);
        skb.SetSource(snat.Ip, snat.Port);
        return new Verdict(HopAction.Ok, ToNetdevCodes.Snat) { Args = [endpoint.Ip, snat.Port] };
    }

    /// <summary>The rules on the tunnel device, where nothing is masqueraded: packets of the node itself are tracked.</summary>
    public static Verdict ForwardOverlay(NodeConstants node, SocketBuffer skb, HookContext hook)
    {
        if (skb.Mark.Matches(Marks.SnatDone, Marks.MagicMask))
        {
            return Pass(ToOverlayCodes.AlreadyTranslated);
        }

        if (skb.Source == node.RouterIp)
        {
            Track(node, ((ProgramState)hook.State.Programs).Conntrack, ConntrackTuple.Of(skb), skb, hook);
        }

        return Pass(ToOverlayCodes.Ok);
    }

    /// <summary>A process of the node that is a NodePort backend answers: its source becomes the frontend (<c>nodeport_rev_dnat_fwd</c>).</summary>
    private static bool TryReverseDnat(
        NodeConstants node, ProgramState state, in ConntrackTuple tuple, SocketBuffer skb, HookContext hook)
    {
        if (!state.Conntrack.TryPeek(tuple.Reversed, ConntrackScope.Egress, out var request))
        {
            return false;
        }

        if (request.IsDsr && Dsr.RestoreSource(node, tuple, skb, hook))
        {
            hook.Evidence.Add(request);
            return true;
        }

        if (!request.IsNodePort
            || !node.Maps.RevNat.TryLookup(request.RevNat, out var frontend))
        {
            return false;
        }

        hook.Evidence.Add(request);
        hook.Evidence.Add(frontend);
        skb.SetSource(frontend.Ip, frontend.Port);
        return true;
    }

    private static void Track(NodeConstants node, ConntrackMap conntrack, in ConntrackTuple tuple, SocketBuffer skb, HookContext hook)
    {
        var result = conntrack.Lookup(tuple, ConntrackScope.Egress, skb);
        Report.Lookup(hook, node.HostEndpointId, tuple, ConntrackScope.Egress, result);
        if (result.Entry is { } known)
        {
            hook.Evidence.Add(known);
            return;
        }

        var created = conntrack.Create(new ConntrackEntry { Tuple = tuple, Scope = ConntrackScope.Egress, SourceIdentity = SecurityIdentity.Host }, skb);
        hook.Evidence.Add(created);
        Report.Created(hook, node.HostEndpointId, created);
    }

    private static Verdict Pass(HopCode code) => new(HopAction.Ok, code);
}
