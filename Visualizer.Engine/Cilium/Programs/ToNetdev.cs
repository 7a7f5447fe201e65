using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>TC egress of native devices: what leaves a node. WireGuard, reverse NAT of NodePort backends, BPF masquerading.</summary>
/// <remarks>Source: <c>bpf/bpf_host.c cil_to_netdev @ 1.14-dev</c>. The tap behind it shows the translated packet; the TTL stays.</remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public sealed class ToNetdev(TcFilter filter, NodeConstants node) : TcProgram(filter, node)
{
    /// <inheritdoc/>
    public override string Name => "to-netdev";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook) =>
        Wireguard.RedirectOverlay(Node, skb, hook, ToNetdevCodes.EncryptOverlay)
        ?? (Wireguard.EncryptsOverlay(Node) ? null : Wireguard.Redirect(Node, skb, hook, ToNetdevCodes.EncryptWireguard))
        ?? Translate(skb, hook);

    private Verdict Translate(SocketBuffer skb, HookContext hook) =>
        Node.Config.NodePort ? Nat.Forward(Node, skb, hook) : Ok(ToNetdevCodes.NoBpfMasquerade);
}
