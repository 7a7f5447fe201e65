using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>TC egress of native devices: what leaves a node. Encryption, reverse NAT of NodePort backends, BPF masquerading.</summary>
/// <remarks>Source: <c>bpf/bpf_host.c cil_to_netdev @ 1.14-dev, 1.17</c>. The tap behind it shows the translated packet; the TTL stays.</remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public sealed class ToNetdev(TcFilter filter, NodeConstants node) : TcProgram(filter, node)
{
    private const int FirstLeavingEncrypted = 17;

    /// <inheritdoc/>
    public override string Name => "to-netdev";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook) =>
        Encrypt.Redirect(Node, skb, hook)
        ?? Wireguard.RedirectOverlay(Node, skb, hook, ToNetdevCodes.EncryptOverlay)
        ?? (Wireguard.EncryptsOverlay(Node) ? null : Wireguard.Redirect(Node, skb, hook, ToNetdevCodes.EncryptWireguard))
        ?? Translate(skb, hook);

    private Verdict Translate(SocketBuffer skb, HookContext hook)
    {
        if (Marks.IsOverlay(skb.Mark))
        {
            return Ok(ToNetdevCodes.Overlay);
        }

        if (Marks.IsEncrypted(skb.Mark) && Node.Config.Cilium.IsAtLeast(FirstLeavingEncrypted))
        {
            // Read for WireGuard in 1.17; for ESP in a later version alone.
            return Ok(ToNetdevCodes.AlreadyEncrypted) with { Confidence = Node.EnableIpsec ? Confidence.Inferred : Confidence.Source };
        }

        return Node.Config.NodePort ? Nat.Forward(Node, skb, hook) : Ok(ToNetdevCodes.NoBpfMasquerade);
    }
}
