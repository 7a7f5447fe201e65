using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>TC egress of cilium_host: what the node's stack sends or forwards towards pods. It usually takes the packet before any tap sees it.</summary>
/// <remarks>
/// Source: <c>bpf/bpf_host.c do_netdev, handle_ipv4_cont, do_netdev_encrypt @ 1.14-dev</c>, <c>bpf/lib/identity.h inherit_identity_from_host</c>.
/// </remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public sealed class FromHost(TcFilter filter, NodeConstants node) : TcProgram(filter, node)
{
    /// <inheritdoc/>
    public override string Name => "from-host";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook)
    {
        var magic = Marks.MagicOf(skb.Mark);
        var identity = IdentityInMark.Of(skb.Mark);

        // The routing rules on marks shall not catch the packet a second time.
        skb.Mark = Mark.None;
        if (Node.EnableIpsec && magic == Marks.Encrypt)
        {
            return Encrypted(skb, hook);
        }

        if (identity.IsReserved)
        {
            var sender = Node.Maps.Ipcache.Lookup(skb.Source);
            hook.Evidence.Add(sender);

            // What was masqueraded has an address of the node too; the node's own is only what the mark says so of.
            if (sender.Identity != SecurityIdentity.Host)
            {
                identity = sender.Identity;
            }

            Report.Mapped(hook, Node.HostEndpointId, skb.Source, identity);
        }

        skb.SetEthernetDestination(Node.CiliumNet.Mac);
        if (Node.Maps.Endpoints.TryLookup(skb.Destination, out var endpoint))
        {
            if (endpoint.IsHost)
            {
                hook.Evidence.Add(endpoint);
                return Ok(FromHostCodes.OwnNode);
            }

            var source = new DeliverySource(identity, FromHostCodes.LocalDelivery, FromHostCodes.LocalDelivery, IsFromHost: true) { Reporter = Node.HostEndpointId };
            return LocalDelivery.Deliver(Node, endpoint, source, skb, hook);
        }

        return ToRemote(identity, skb, hook);
    }

    private Verdict ToRemote(SecurityIdentity identity, SocketBuffer skb, HookContext hook)
    {
        var destination = Node.Maps.Ipcache.Lookup(skb.Destination);
        hook.Evidence.Add(destination);
        if (Node.Config.Tunnel)
        {
            if (destination.HasTunnelEndpoint)
            {
                return Encap.Redirect(Node, skb, destination.TunnelEndpoint, identity, FromHostCodes.Encapsulate);
            }

            if (Node.Maps.Tunnel.TryLookup(skb.Destination, out var tunnel))
            {
                hook.Evidence.Add(tunnel);
                return Encap.Redirect(Node, skb, tunnel.Endpoint, identity, FromHostCodes.Encapsulate);
            }
        }

        return destination.Identity == SecurityIdentity.World ? Drops.UnroutableAddress() : Ok(FromHostCodes.Pass);
    }

    /// <summary>ESP of this node: really transmitted on cilium_host in native mode, encapsulated in tunnel mode.</summary>
    private Verdict Encrypted(SocketBuffer skb, HookContext hook)
    {
        if (!Node.Config.Tunnel)
        {
            return new Verdict(HopAction.Ok, FromHostCodes.EncryptedPass) { Args = [skb.Destination] };
        }

        var router = Node.Maps.Ipcache.Lookup(skb.Destination);
        hook.Evidence.Add(router);
        return router.HasTunnelEndpoint
            ? Encap.Redirect(Node, skb, router.TunnelEndpoint, skb.CarriedIdentity, FromHostCodes.EncryptedEncapsulate)
            : Drops.NoTunnelEndpoint(FromHostCodes.NoTunnelEndpoint) with { Args = [skb.Destination] };
    }
}
