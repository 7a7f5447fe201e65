using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>TC egress of the tunnel device: the last program before encapsulation, which whoever redirected here has decided.</summary>
/// <remarks>Source: <c>bpf/bpf_overlay.c cil_to_overlay @ 1.14-dev</c>.</remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public sealed class ToOverlay(TcFilter filter, NodeConstants node) : TcProgram(filter, node)
{
    /// <inheritdoc/>
    public override string Name => "to-overlay";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook) => Nat.ForwardOverlay(Node, skb, hook);
}
