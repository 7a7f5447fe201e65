using System.Diagnostics;
using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Cilium.Programs;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>Runs a program on a TC hook and carries out its verdict.</summary>
/// <remarks>Source: <c>net/core/filter.c skb_do_redirect, __bpf_redirect_neigh_v4 @ 5.11</c>.</remarks>
internal static class TcHook
{
    /// <summary>Runs the program of the packet's device.</summary>
    public static Stage? Run(PacketWalk walk, IProgram program, bool isIngress)
    {
        var skb = walk.Skb;
        var hook = walk.Hook;
        hook.Device = walk.Device;
        hook.IsIngress = isIngress;
        hook.State = walk.Visit.State;
        hook.Evidence = walk.Evidence;
        hook.PinnedBackend = walk.Flow.PinnedBackend;
        walk.Evidence.Add(program.Filter);

        var verdict = program.Run(skb, hook);
        if (verdict.Action == HopAction.Shot)
        {
            Report.Drop(hook, (program as TcProgram)?.EndpointId ?? 0, skb, verdict.Reason);
        }

        var stage = isIngress ? Stage.TcIngress : Stage.TcEgress;
        if (verdict.Action == HopAction.RedirectNeigh && !FillLinkLayer(walk, verdict.Target!))
        {
            walk.Record(
                stage, HopAction.Shot, RoutingCodes.NeighbourUnreachable, FrameStart.Ethernet, program.Name, args: [skb.Destination]);
            return walk.Fail(new DropReason(Disposition.Unreachable, null));
        }

        var isPeer = verdict.Action == HopAction.RedirectPeer;
        walk.Record(
            stage, verdict.Action, verdict.Code, walk.Device.HasLinkLayer ? FrameStart.Ethernet : FrameStart.Ipv4, program.Name,
            isPeer ? verdict.Target!.Peer : verdict.Target, isPeer ? verdict.Target : null, verdict.Args, verdict.Confidence);
        switch (verdict.Action)
        {
            case HopAction.Ok:
                return !isIngress ? Stage.DevTransmit : walk.Device.Kind == DeviceKind.Netkit ? Stage.DevReceive : Stage.NfPrerouting;
            case HopAction.Redirect or HopAction.RedirectNeigh:
                skb.ReceiveStamp = null;
                walk.MoveTo(verdict.Target!);
                return Stage.TcEgress;
            case HopAction.RedirectIngress:
                skb.ReceiveStamp = null;
                DevReceiveStage.Enter(walk, verdict.Target!);
                return Stage.DevReceive;
            case HopAction.RedirectPeer:
                // Same softirq, same time stamp, no second eth_type_trans: the packet type stays what it is.
                Debug.Assert(isIngress, "bpf_redirect_peer is legal on TC ingress only.");
                walk.MoveTo(verdict.Target!.Peer!);
                return Stage.DevReceive;
            case HopAction.Shot or HopAction.Stolen:
                return walk.FailAndAnswer(verdict.Reason ?? new DropReason(Disposition.Dropped, null), verdict.Answer, Stage.TcEgress);
            default:
                throw new UnreachableException($"{program.Name} answered {verdict.Action}.");
        }
    }

    private static bool FillLinkLayer(PacketWalk walk, NetInterface target)
    {
        var skb = walk.Skb;
        if (target.NetNs.Routing.LookupThrough(target, skb.Destination) is not { } route)
        {
            return false;
        }

        walk.Flow.Arp?.Resolve(walk.Flow, target, route.Gateway ?? skb.Destination);
        if (walk.Visit.State.Neighbours.Resolve(target, route.Gateway ?? skb.Destination) is not { } neighbour)
        {
            return false;
        }

        walk.Evidence.Add(route);
        walk.Evidence.Add(neighbour);
        skb.SetEthernet(neighbour.Mac, target.Mac);
        return true;
    }
}
