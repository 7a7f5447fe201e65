using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>TC ingress of cilium_host and cilium_net: what goes up into the node's stack.</summary>
/// <remarks>Source: <c>bpf/bpf_host.c cil_to_host @ 1.14-dev</c>.</remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public sealed class ToHost(TcFilter filter, NodeConstants node) : TcProgram(filter, node)
{
    /// <inheritdoc/>
    public override string Name => "to-host";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook)
    {
        if (!Node.EnableIpsec)
        {
            return Ok(ToHostCodes.ToStack);
        }

        // ESP from cilium_host is addressed to cilium_host, so on cilium_net it would be somebody else's.
        skb.PacketType = PacketType.Host;
        return Ok(Marks.IsEncrypted(skb.Mark) ? ToHostCodes.EncryptToStack : ToHostCodes.ForcedToStack);
    }
}
