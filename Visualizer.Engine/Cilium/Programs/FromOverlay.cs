using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>TC ingress of the tunnel device: inner frames of other nodes. They are delivered by BPF with legacy host routing as well.</summary>
/// <remarks>Source: <c>bpf/bpf_overlay.c handle_ipv4 @ 1.14-dev</c>.</remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public sealed class FromOverlay(TcFilter filter, NodeConstants node) : TcProgram(filter, node)
{
    /// <inheritdoc/>
    public override string Name => "from-overlay";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook)
    {
        Report.Decapsulated(hook, skb.TunnelKey?.Vni ?? 0);
        if (Node.Config.NodePort && NodePort.Balance(Node, skb, hook, out _) is { } verdict)
        {
            return verdict;
        }

        var isDecrypted = Node.EnableIpsec && skb.Mark.Matches(Marks.Decrypt, Marks.MagicMask);
        if (!isDecrypted && Node.EnableIpsec && skb.Protocol == IpProtocol.Esp)
        {
            return Encrypt.ToXfrm(Node, skb, hook, FromOverlayCodes.EspToStack);
        }

        if (isDecrypted)
        {
            skb.Mark = Mark.None;
        }

        var identity = IdentityOf(skb, isDecrypted, hook);
        if (identity == SecurityIdentity.Host)
        {
            return Drops.InvalidIdentity();
        }

        if (Node.Maps.Endpoints.TryLookup(skb.Destination, out var endpoint) && !endpoint.IsHost)
        {
            var source = new DeliverySource(identity, FromOverlayCodes.LocalDeliveryPeer, FromOverlayCodes.LocalDelivery);
            return LocalDelivery.Deliver(Node, endpoint, source, skb, hook);
        }

        hook.Evidence.AddIfAny(endpoint);
        return DeliverToHost(skb);
    }

    /// <summary>The VNI says who sent the frame; a remote node's may be told more exactly by the ipcache, and XFRM lost it.</summary>
    private SecurityIdentity IdentityOf(SocketBuffer skb, bool isDecrypted, HookContext hook)
    {
        var identity = new SecurityIdentity(skb.TunnelKey?.Vni ?? 0);
        if (!isDecrypted && identity.Value != 0 && !identity.IsRemoteNode)
        {
            return identity;
        }

        var sender = Node.Maps.Ipcache.Lookup(skb.Source);
        hook.Evidence.Add(sender);
        return sender.Identity;
    }

    /// <summary><c>ipv4_host_delivery</c>: out on cilium_net, so that the frame comes in on cilium_host.</summary>
    private Verdict DeliverToHost(SocketBuffer skb)
    {
        if (!L3.TryDecrementTtl(skb))
        {
            return Drops.Ttl(Node);
        }

        skb.SetEthernet(Node.CiliumHost.Mac, Node.TunnelDevice!.Mac);
        return new Verdict(HopAction.Redirect, FromOverlayCodes.HostDelivery, Node.CiliumNet);
    }
}
