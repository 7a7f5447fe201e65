using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>XDP of native devices with <c>loadBalancer.acceleration</c>: NodePort before the kernel has a packet buffer.</summary>
/// <remarks>Source: <c>bpf/bpf_xdp.c cil_xdp_entry @ 1.13</c>. What it sends out again is seen by no tap; what it lets pass goes on as ever.</remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public sealed class XdpEntry(TcFilter filter, NodeConstants node) : TcProgram(filter, node)
{
    /// <inheritdoc/>
    public override string Name => "xdp-entry";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook) => NodePort.Balance(Node, skb, hook, out _) switch
    {
        null => new Verdict(HopAction.Pass, XdpCodes.Pass),
        { Action: HopAction.Shot } drop => drop with { Action = HopAction.Drop },
        { Target: var target } => new Verdict(target == hook.Device ? HopAction.Tx : HopAction.Redirect, XdpCodes.TurnedRound, target),
    };
}
