using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>TC egress of the tunnel device: the last program before encapsulation, which whoever redirected here has decided.</summary>
/// <remarks>
/// Source: <c>bpf/bpf_overlay.c cil_to_overlay @ 1.14-dev</c>. From 1.16 on it marks the packet, so that to-netdev knows what the device makes of it.
/// </remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public sealed class ToOverlay(TcFilter filter, NodeConstants node) : TcProgram(filter, node)
{
    private const int FirstMarking = 16;

    /// <inheritdoc/>
    public override string Name => "to-overlay";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook)
    {
        var verdict = Node.Config.NodePort ? Nat.ForwardOverlay(Node, skb, hook) : Ok(ToOverlayCodes.Ok);
        if (!Node.Config.Cilium.IsAtLeast(FirstMarking))
        {
            return verdict;
        }

        skb.Mark = Marks.WithIdentity(skb.Mark, new SecurityIdentity(skb.TunnelKey?.Vni ?? 0), Marks.Overlay);
        return verdict.Code == ToOverlayCodes.Ok ? verdict with { Code = ToOverlayCodes.Marked } : verdict;
    }
}
