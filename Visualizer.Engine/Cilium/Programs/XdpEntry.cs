using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>XDP of native devices with <c>loadBalancer.acceleration</c>: NodePort before the kernel has a packet buffer.</summary>
/// <remarks>
/// Source: <c>bpf/bpf_xdp.c cil_xdp_entry @ 1.13</c>; <c>bpf/include/bpf/ctx/xdp.h ctx_set_encap_info @ 1.13, 1.14</c> (cilium/cilium#21364, #24422).
/// What it sends out again is seen by no tap; what it lets pass goes on as ever. XDP cannot redirect to a tunnel device: 1.13 leaves that to
/// TC, 1.14 writes the outer headers here.
/// </remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public sealed class XdpEntry(TcFilter filter, NodeConstants node) : TcProgram(filter, node)
{
    /// <inheritdoc/>
    public override string Name => "xdp-entry";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook)
    {
        if (NodePort.Balance(Node, skb, hook, out _) is not { } verdict)
        {
            skb.XdpMetadata = XdpTransfer.NoService;
            return new Verdict(HopAction.Pass, XdpCodes.Pass);
        }

        if (verdict.Target is { } target && target == Node.TunnelDevice)
        {
            if (!Node.Config.Cilium.IsAtLeast(14))
            {
                skb.XdpMetadata = XdpTransfer.Encapsulate;
                return verdict with { Action = HopAction.Pass, Code = XdpCodes.LeavesEncapsulation, Target = null };
            }

            verdict = Encapsulate(skb, hook, verdict.Args);
        }

        if (verdict.Action == HopAction.Shot)
        {
            return verdict with { Action = HopAction.Drop };
        }

        var code = verdict.Code == XdpCodes.Encapsulates ? verdict.Code : XdpCodes.TurnedRound;
        return verdict with { Action = verdict.Target == hook.Device ? HopAction.Tx : HopAction.Redirect, Code = code };
    }

    /// <summary>The outer header is an ordinary one to the FIB helper, so its TTL is decremented; its identification is 0.</summary>
    private Verdict Encapsulate(SocketBuffer skb, HookContext hook, object?[]? args)
    {
        TunnelFrame.Encapsulate(skb, Node.TunnelDevice!.Kind, skb.TunnelKey!.Value, Node.NodeIp, Node.Config.TunnelPort, identification: 0);
        var verdict = Fib.RedirectDirect(Node, skb, hook, XdpCodes.Encapsulates, XdpCodes.Encapsulates);
        return verdict.Action == HopAction.Shot ? verdict : verdict with { Args = args };
    }
}
