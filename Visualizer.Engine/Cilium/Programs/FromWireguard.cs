using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>TC ingress of cilium_wg0 with native routing: what other nodes encrypted. Before 1.18 the device has no program.</summary>
/// <remarks>Source: <c>bpf/bpf_wireguard.c cil_from_wireguard @ 1.18</c>; cilium/cilium#37108 says why and since when.</remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public sealed class FromWireguard(TcFilter filter, NodeConstants node) : TcProgram(filter, node)
{
    /// <inheritdoc/>
    public override string Name => "from-wireguard";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook)
    {
        if (!Node.EnableHostRouting || !Node.Maps.Endpoints.TryLookup(skb.Destination, out var endpoint) || endpoint.IsHost)
        {
            return Ok(FromWireguardCodes.ToStack);
        }

        var sender = Node.Maps.Ipcache.Lookup(skb.Source);
        hook.Evidence.Add(sender);
        var source = new DeliverySource(sender.Identity, FromWireguardCodes.LocalDelivery, FromWireguardCodes.LocalDelivery);
        return LocalDelivery.Deliver(Node, endpoint, source, skb, hook);
    }
}
