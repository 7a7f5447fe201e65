using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>TC ingress of the encryption interface with IPsec and native routing: ESP on its way to XFRM, and what XFRM made of it.</summary>
/// <remarks>Source: <c>bpf/bpf_network.c cil_from_network</c>, <c>bpf/lib/encrypt.h do_decrypt @ 1.13</c>.</remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public sealed class FromNetwork(TcFilter filter, NodeConstants node) : TcProgram(filter, node)
{
    /// <inheritdoc/>
    public override string Name => "from-network";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook)
    {
        if (Encrypt.TakeDecrypted(skb))
        {
            return Node.EnableRouting
                ? new Verdict(HopAction.Redirect, FromNetworkCodes.DecryptedToCiliumHost, Node.CiliumHost)
                : Ok(FromNetworkCodes.DecryptedToStack);
        }

        return skb.Protocol == IpProtocol.Esp ? Encrypt.ToXfrm(Node, skb, hook, FromNetworkCodes.EspToStack) : Ok(FromNetworkCodes.NotEsp);
    }
}
