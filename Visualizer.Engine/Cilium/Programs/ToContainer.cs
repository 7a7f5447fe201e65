using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>TC egress of lxc devices, with endpoint routes only: the ingress policy of a pod that the routing table leads to.</summary>
/// <remarks>Source: <c>bpf/bpf_lxc.c cil_to_container @ 1.13</c>.</remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
/// <param name="endpoint">The endpoint.</param>
public sealed class ToContainer(TcFilter filter, NodeConstants node, EndpointEntry endpoint) : TcProgram(filter, node)
{
    /// <inheritdoc/>
    public override string Name => "to-container";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook)
    {
        var source = IdentityInMark.Of(skb.Mark);
        if (source.IsReserved)
        {
            var entry = Node.Maps.Ipcache.Lookup(skb.Source);
            hook.Evidence.Add(entry);
            source = entry.Identity;
        }

        return LocalDelivery.RunPolicyProgram(Node, endpoint, source, skb, hook) ?? Ok(ToContainerCodes.Delivered);
    }
}
