using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>NodePort, LoadBalancer and external addresses on a node's devices, requests in, replies back; what keeps its client is <see cref="Dsr"/>'s.</summary>
/// <remarks>
/// <code>
///  request  client ─▶ N1:nodePort ─▶ backend here:   DNAT, on in the caller
///                                  ─▶ backend on N2:  DNAT, SNAT to N1, out again
///  reply    backend ─▶ N1 ─▶ undo the SNAT ─▶ source := N1:nodePort (R) ─▶ client
/// </code>
/// Source: <c>bpf/lib/nodeport.h nodeport_lb4, rev_nodeport_lb4 @ 1.13</c> (FIB lookup of its own, the TTL stays) and <c>@ 1.14</c>
/// (<c>fib_redirect_v4</c>, TTL − 1).
/// </remarks>
internal static class NodePort
{
    /// <summary>Translates a packet that arrived on a device. A verdict ends the packet's way here; null: the caller goes on.</summary>
    public static Verdict? Balance(NodeConstants node, SocketBuffer skb, HookContext hook, out NodePortOutcome outcome)
    {
        outcome = NodePortOutcome.None;
        var tuple = ConntrackTuple.Of(skb);
        return node.Maps.Services.TryLookup(tuple.Destination, tuple.DestinationPort, tuple.Protocol, out var service)
            ? Request(node, service, tuple, skb, hook, out outcome)
            : Reply(node, tuple, skb, hook, out outcome);
    }

    /// <summary>R: the source of a reply becomes the frontend that the client asked, and the packet leaves towards the client. Null: no such reply.</summary>
    public static Verdict? Reverse(NodeConstants node, SocketBuffer skb, HookContext hook)
    {
        var state = (ProgramState)hook.State.Programs;
        var result = state.Conntrack.Lookup(ConntrackTuple.Of(skb), ConntrackScope.Ingress, skb);
        if (result is not { SkipsPolicy: true, Entry: { IsNodePort: true } entry }
            || !node.Maps.RevNat.TryLookup(entry.RevNat, out var frontend))
        {
            return null;
        }

        hook.Evidence.Add(entry);
        hook.Evidence.Add(frontend);
        skb.SetSource(frontend.Ip, frontend.Port);
        skb.Mark = skb.Mark.With(Marks.SnatDone, Marks.MagicMask);
        if (node.Config.Tunnel && node.Maps.Ipcache.Lookup(skb.Destination) is { HasTunnelEndpoint: true } client)
        {
            hook.Evidence.Add(client);
            return Encap.Redirect(node, skb, client.TunnelEndpoint, SecurityIdentity.World, NodePortCodes.ReplyEncapsulated);
        }

        if (node.NodePortDecrementsTtl)
        {
            return Fib.RedirectDirect(node, skb, hook, NodePortCodes.ReplyRouted, NodePortCodes.ReplyRouted);
        }

        return Fib.Redirect(
            skb, hook, NodePortCodes.Reply, state.Neighbours.TryLookup(skb.Destination, out var mac) ? mac : null);
    }

    private static Verdict? Request(
        NodeConstants node, ServiceEntry service, in ConntrackTuple asked, SocketBuffer skb, HookContext hook, out NodePortOutcome outcome)
    {
        outcome = NodePortOutcome.Translated;
        if (service.Type == FrontendType.LoadBalancer && !IsInSourceRanges(service.Service, skb.Source))
        {
            hook.Evidence.Add(service);
            return Drops.OutsideSourceRanges();
        }

        if (service.Type == FrontendType.ClusterIp)
        {
            hook.Evidence.Add(service);
            return Drops.IsClusterIp();
        }

        if (Lb.SelectBackend(service, asked, skb, hook) is not { } slot)
        {
            return Drops.NoBackend();
        }

        var backend = service.Backends[slot];
        skb.SetDestination(backend.Ip, backend.Port);
        if (node.Maps.Endpoints.TryLookup(backend.Ip, out _))
        {
            Track(service, skb, hook);
            return null;
        }

        // The reply to a request that keeps its client never passes here again, so there is nothing to track.
        if (Dsr.Serves(node, skb))
        {
            return Dsr.Forward(node, asked, skb, hook);
        }

        Track(service, skb, hook);
        return Forward(node, skb, hook);
    }

    /// <summary>The entry by which the reply is known, and the MAC address that it may need.</summary>
    private static void Track(ServiceEntry service, SocketBuffer skb, HookContext hook)
    {
        var state = (ProgramState)hook.State.Programs;
        var tuple = ConntrackTuple.Of(skb);
        if (state.Conntrack.Lookup(tuple, ConntrackScope.Egress, skb).Status == ConntrackStatus.New)
        {
            state.Conntrack.Create(
                new ConntrackEntry
                {
                    Tuple = tuple,
                    Scope = ConntrackScope.Egress,
                    SourceIdentity = SecurityIdentity.World,
                    RevNat = service.Id,
                    IsNodePort = true,
                },
                skb);
        }

        if (skb.TunnelKey is null)
        {
            state.Neighbours.Record(skb.Source, skb.EthernetSource);
        }
    }

    private static Verdict Forward(NodeConstants node, SocketBuffer skb, HookContext hook)
    {
        var backend = node.Maps.Ipcache.Lookup(skb.Destination);
        var isTunneled = node.Config.Tunnel && backend.HasTunnelEndpoint;
        var snat = ((ProgramState)hook.State.Programs).Snat.Translate(ConntrackTuple.Of(skb), isTunneled ? node.RouterIp : node.NodeIp);
        hook.Evidence.Add(snat);
        skb.SetSource(snat.Ip, snat.Port);
        skb.Mark = skb.Mark.With(Marks.SnatDone, Marks.MagicMask);
        if (isTunneled)
        {
            hook.Evidence.Add(backend);
            return Encap.Redirect(node, skb, backend.TunnelEndpoint, SecurityIdentity.World, NodePortCodes.ForwardEncapsulated);
        }

        return node.NodePortDecrementsTtl
            ? Fib.RedirectDirect(node, skb, hook, NodePortCodes.ForwardRouted, NodePortCodes.ForwardRouted)
            : Fib.Redirect(skb, hook, NodePortCodes.Forward);
    }

    private static Verdict? Reply(
        NodeConstants node, in ConntrackTuple tuple, SocketBuffer skb, HookContext hook, out NodePortOutcome outcome)
    {
        if (Dsr.Note(node, skb, hook))
        {
            outcome = NodePortOutcome.Noted;
            return null;
        }

        outcome = NodePortOutcome.None;
        if (!((ProgramState)hook.State.Programs).Snat.TryReverse(tuple, out var original))
        {
            return null;
        }

        outcome = NodePortOutcome.Restored;
        hook.Evidence.Add(original);
        skb.SetDestination(original.Ip, original.Port);
        return Reverse(node, skb, hook);
    }

    private static bool IsInSourceRanges(Service service, Ipv4Address client)
    {
        foreach (var range in service.SourceRanges)
        {
            if (range.Contains(client))
            {
                return true;
            }
        }

        return service.SourceRanges.IsEmpty;
    }
}

/// <summary>What the NodePort step did to a packet that goes on in its caller.</summary>
internal enum NodePortOutcome
{
    /// <summary>Nothing: no service, no translation to undo.</summary>
    None,

    /// <summary>It is a request, and its destination is now a backend of this node.</summary>
    Translated,

    /// <summary>It is a request that another node balanced, and who was asked is noted for the reply.</summary>
    Noted,

    /// <summary>It is a reply to something masqueraded, and its destination is now the pod.</summary>
    Restored,
}
