using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Topology.Policies;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>TC ingress of lxc devices: what a pod sends. Load balancing, conntrack, egress policy, then the way on.</summary>
/// <remarks>
/// Source: <c>bpf/bpf_lxc.c handle_ipv4_from_lxc, cil_from_container @ 1.13</c>. ARP requests of the pod are answered by the same program with
/// the MAC address of its lxc device; the pod's neighbour table holds the result.
/// </remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
/// <param name="ip">Address of the endpoint (<c>LXC_IPV4</c>).</param>
/// <param name="identity">Identity of the endpoint (<c>SECLABEL</c>).</param>
/// <param name="endpointId">Id of the endpoint (<c>LXC_ID</c>).</param>
public sealed class FromContainer(TcFilter filter, NodeConstants node, Ipv4Address ip, SecurityIdentity identity, int endpointId)
    : TcProgram(filter, node)
{
    /// <summary>Its name in hops.</summary>
    public const string ProgramName = "from-container";

    /// <inheritdoc/>
    public override string Name => ProgramName;

    private bool MarksForXfrm => Node.EnableIpsec && !Encrypt.AtNativeDevice(Node);

    /// <inheritdoc/>
    internal override int EndpointId => endpointId;

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook)
    {
        if (skb.Source != ip)
        {
            return Drops.InvalidSource();
        }

        var isHairpin = false;
        var revNat = 0;
        var tuple = ConntrackTuple.Of(skb);
        if (Node.Config.PerPacketLb
            && Node.Maps.Services.TryLookup(tuple.Destination, tuple.DestinationPort, tuple.Protocol, out var service))
        {
            if (Lb.SelectBackend(service, tuple, skb, hook) is not { } slot)
            {
                return Drops.NoBackend();
            }

            var backend = service.Backends[slot];
            revNat = service.Id;
            isHairpin = backend.Ip == ip;
            if (isHairpin)
            {
                skb.SetSource(Lb.Loopback, 0);
            }

            skb.SetDestination(backend.Ip, backend.Port);
            tuple = isHairpin ? tuple : ConntrackTuple.Of(skb);
        }

        var conntrack = StateOf(hook).Conntrack;
        var result = conntrack.Lookup(tuple, ConntrackScope.Egress, skb);
        hook.Evidence.AddIfAny(result.Entry);
        Report.Lookup(hook, endpointId, tuple, ConntrackScope.Egress, result);
        if (result.Entry is { IsLoopback: true, Scope: ConntrackScope.Ingress } loopback)
        {
            RestoreLoopback(loopback, skb, hook);
            isHairpin = true;
        }

        var destination = Node.Maps.Ipcache.Lookup(skb.Destination);
        hook.Evidence.Add(destination);
        Report.Mapped(hook, endpointId, skb.Destination, destination.Identity);
        if (!result.SkipsPolicy && !isHairpin && !Node.Maps.Policies.AreOpen
            && Policy.Enforce(Node, PolicyDirection.Egress, ip, destination.Identity, tuple, skb, hook) is { } denied)
        {
            return denied;
        }

        if (result.Status == ConntrackStatus.New)
        {
            var created = Create(conntrack, tuple, revNat, isHairpin, skb);
            hook.Evidence.Add(created);
            Report.Created(hook, endpointId, created);
        }
        else if (result is { SkipsPolicy: true, Entry: { IsLoopback: false } entry })
        {
            if (entry.IsDsr && Dsr.RestoreSource(Node, tuple, skb, hook))
            {
                return Route(skb, hook, destination, result, isHairpin, isDirectReturn: true);
            }

            if (entry.IsNodePort && Node.Config.NodePort)
            {
                return NodePort.Reverse(Node, skb, hook) ?? Drops.NoNatMapping();
            }

            if (entry.RevNat > 0 && Node.Maps.RevNat.TryLookup(entry.RevNat, out var frontend))
            {
                hook.Evidence.Add(frontend);
                skb.SetSource(frontend.Ip, frontend.Port);
            }
        }

        return Route(skb, hook, destination, result, isHairpin);
    }

    /// <summary>The way of a packet that may leave the endpoint.</summary>
    private Verdict Route(
        SocketBuffer skb, HookContext hook, IpcacheEntry destination, in ConntrackResult result, bool isHairpin, bool isDirectReturn = false)
    {
        var stackCode = isDirectReturn ? DsrCodes.ReplyToStack : null;

        // Up to 1.13 endpoint routes leave local endpoints to the routing table; 1.14 looks here with host routing too.
        if ((Node.EnableRouting || isHairpin || (Node.EnableHostRouting && Node.Config.Cilium.IsAtLeast(14)))
            && Node.Maps.Endpoints.TryLookup(skb.Destination, out var endpoint))
        {
            if (endpoint.IsHost)
            {
                hook.Evidence.Add(endpoint);
                return PassToStack(skb, hook, destination, result, stackCode ?? FromContainerCodes.ToOwnNode);
            }

            var source = new DeliverySource(
                identity, LocalDeliveryCodes.RedirectPeer, LocalDeliveryCodes.Redirect, IsHairpin: isHairpin)
            { Reporter = endpointId };
            return LocalDelivery.Deliver(Node, endpoint, source, skb, hook);
        }

        if (Node.Config.Tunnel)
        {
            if (TunnelEndpointOf(skb.Destination, destination, hook) is { } remote)
            {
                return Encapsulate(skb, hook, remote, destination, result);
            }

            // Without tunnel endpoint the packet goes to the stack even with host routing; 1.17 made it leave directly.
            return Node.EnableHostRouting && Node.Config.Cilium.IsAtLeast(17)
                ? LeaveDirectly(skb, hook, isDirectReturn)
                : PassToStack(skb, hook, destination, result, stackCode ?? FromContainerCodes.NoTunnelEndpoint);
        }

        return Node.EnableHostRouting
            ? LeaveDirectly(skb, hook, isDirectReturn)
            : PassToStack(skb, hook, destination, result, stackCode ?? FromContainerCodes.PassToStack);
    }

    private Ipv4Address? TunnelEndpointOf(Ipv4Address address, IpcacheEntry destination, HookContext hook)
    {
        if (destination.HasTunnelEndpoint)
        {
            return destination.TunnelEndpoint;
        }

        if (!Node.Maps.Tunnel.TryLookup(address, out var tunnel))
        {
            return null;
        }

        hook.Evidence.Add(tunnel);
        return tunnel.Endpoint;
    }

    private Verdict Encapsulate(SocketBuffer skb, HookContext hook, Ipv4Address remote, IpcacheEntry destination, in ConntrackResult result)
    {
        if (!Wireguard.EncryptsOverlay(Node) && Wireguard.Redirect(Node, skb, hook, FromContainerCodes.EncryptWireguard) is { } redirect)
        {
            return redirect;
        }

        if (MarksForXfrm && destination.Key > 0)
        {
            Encrypt.Mark(Node, skb, hook, destination.Key, remote);
            skb.CarriedIdentity = identity;
            return Ok(FromContainerCodes.EncryptMarkTunnel);
        }

        // A tunnel key is set here as well, but the stack's route lookup replaces it, so that kube-proxy can undo its translation first.
        if (Node is { EnableIpsec: true, Config.NodePort: false } && !Node.Config.Cilium.IsAtLeast(14))
        {
            return Ok(FromContainerCodes.TunnelThroughStack);
        }

        Report.Encapsulating(hook, endpointId, remote, identity);
        Report.Trace(hook, endpointId, "to-overlay", skb, result, identity, destination.Identity, Node.TunnelDevice);
        return Encap.Redirect(Node, skb, remote, identity, FromContainerCodes.Encapsulate);
    }

    private Verdict LeaveDirectly(SocketBuffer skb, HookContext hook, bool isDirectReturn) => isDirectReturn
        ? Fib.RedirectDirect(Node, skb, hook, DsrCodes.Reply, DsrCodes.Reply)
        : Fib.RedirectDirect(Node, skb, hook, FromContainerCodes.RedirectNeigh, FromContainerCodes.FibRedirect);

    /// <summary>TTL − 1, a mark, and on to the node's stack. The destination MAC becomes NODE_MAC, the lxc device's, which the pod has written already.</summary>
    private Verdict PassToStack(SocketBuffer skb, HookContext hook, IpcacheEntry destination, in ConntrackResult result, HopCode code)
    {
        if (Node.EnableRouting && !L3.TryDecrementTtl(skb))
        {
            return Drops.Ttl(Node);
        }

        Report.Trace(hook, endpointId, "to-stack", skb, result, identity, destination.Identity);
        if (MarksForXfrm && !Node.Config.Tunnel && destination is { Key: > 0, HasTunnelEndpoint: true })
        {
            Encrypt.Mark(Node, skb, hook, destination.Key, destination.TunnelEndpoint);
            skb.CarriedIdentity = identity;
            return Ok(Node.EnableRouting ? FromContainerCodes.EncryptMark : FromContainerCodes.EncryptMarkUnrouted);
        }

        skb.Mark = Marks.WithIdentity(skb.Mark, identity);
        return new Verdict(HopAction.Ok, Node.EnableRouting || code == DsrCodes.ReplyToStack ? code : FromContainerCodes.PassToStackUnrouted) { Args = [identity.Value] };
    }

    private ConntrackEntry Create(ConntrackMap conntrack, in ConntrackTuple tuple, int revNat, bool isHairpin, SocketBuffer skb)
    {
        if (isHairpin)
        {
            // The endpoint will see its own request come from the loopback address and answer to that.
            conntrack.Create(
                new ConntrackEntry
                {
                    Tuple = ConntrackTuple.Of(skb),
                    Scope = ConntrackScope.Ingress,
                    SourceIdentity = identity,
                    RevNat = revNat,
                    IsLoopback = true,
                },
                skb);
        }

        return conntrack.Create(
            new ConntrackEntry
            {
                Tuple = tuple,
                Scope = ConntrackScope.Egress,
                SourceIdentity = identity,
                RevNat = revNat,
                IsLoopback = isHairpin,
            },
            skb);
    }

    /// <summary>The endpoint answers itself: from the service's address, to its own.</summary>
    private void RestoreLoopback(ConntrackEntry entry, SocketBuffer skb, HookContext hook)
    {
        skb.SetDestination(ip, 0);
        if (Node.Maps.RevNat.TryLookup(entry.RevNat, out var frontend))
        {
            hook.Evidence.Add(frontend);
            skb.SetSource(frontend.Ip, frontend.Port);
        }
    }
}
