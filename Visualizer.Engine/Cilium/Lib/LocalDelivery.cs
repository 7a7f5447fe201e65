using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Topology.Policies;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>Delivery to an endpoint of the node: its MAC addresses, its policy program, and the redirect to its veth pair.</summary>
/// <remarks>
/// Source: <c>bpf/lib/l3.h ipv4_local_delivery</c>, <c>bpf/lib/common.h redirect_ep</c>, <c>bpf/bpf_lxc.c ipv4_policy @ 1.13</c>. The policy
/// program is tail-called: what it looks up is evidence of the hop of the calling program.
/// </remarks>
internal static class LocalDelivery
{
    /// <summary>Delivers a packet.</summary>
    /// <param name="node">The node's constants.</param>
    /// <param name="endpoint">Endpoint that has the destination address.</param>
    /// <param name="source">Where the packet comes from.</param>
    /// <param name="skb">The packet.</param>
    /// <param name="hook">Surroundings; the endpoint entry becomes evidence here.</param>
    public static Verdict Deliver(NodeConstants node, EndpointEntry endpoint, DeliverySource source, SocketBuffer skb, HookContext hook)
    {
        hook.Evidence.Add(endpoint);
        Report.Delivering(hook, source.Reporter, endpoint.EndpointId, source.Identity);
        if (!L3.TryDecrementTtl(skb))
        {
            return Drops.Ttl(node);
        }

        skb.SetEthernet(endpoint.Mac, endpoint.NodeMac);
        if (source.IsHairpin)
        {
            return new Verdict(HopAction.Redirect, LocalDeliveryCodes.Hairpin, endpoint.Device);
        }

        if (!node.EnableRouting && !node.EnableHostRouting)
        {
            return DeliverThroughEndpointRoute(node, endpoint, source, skb);
        }

        if (RunPolicyProgram(node, endpoint, source.Identity, skb, hook) is { } denied)
        {
            return denied;
        }

        var isTold = Dsr.TryRead(node, skb, hook, out var frontend);
        object?[]? args = isTold ? [$"{frontend.Address}:{frontend.Port}"] : null;

        // A program of a netkit device runs on the transmitting side, where redirect_peer is as illegal as on TC egress.
        if (source.IsFromHost || !node.EnableHostRouting || hook.Device.Kind == DeviceKind.Netkit)
        {
            return new Verdict(HopAction.Redirect, isTold ? DsrCodes.Delivered : source.RedirectCode, endpoint.Device) { Args = args };
        }

        if (node.Config.HasTunnelDevice)
        {
            // A frame out of the tunnel still has the sender's MAC addresses, and redirect_peer does not look at them again.
            skb.PacketType = PacketType.Host;
        }

        return new Verdict(HopAction.RedirectPeer, isTold ? DsrCodes.DeliveredPeer : source.PeerCode, endpoint.Device) { Args = args };
    }

    /// <summary>The destination's policy program; the drop when a policy denies the packet, null when it may pass.</summary>
    /// <remarks>Replies of a translated service get the service's address back here, whichever way they came.</remarks>
    public static Verdict? RunPolicyProgram(
        NodeConstants node, EndpointEntry endpoint, SecurityIdentity source, SocketBuffer skb, HookContext hook)
    {
        var conntrack = ((ProgramState)hook.State.Programs).Conntrack;
        var tuple = ConntrackTuple.Of(skb);
        var (original, id) = (skb.Source, endpoint.EndpointId);
        var result = conntrack.Lookup(tuple, ConntrackScope.Ingress, skb);
        Report.Lookup(hook, id, tuple, ConntrackScope.Ingress, result);
        if (result.SkipsPolicy)
        {
            hook.Evidence.Add(result.Entry!);
            if (result is { Entry: { RevNat: > 0, IsLoopback: false } entry }
                && node.Maps.RevNat.TryLookup(entry.RevNat, out var frontend))
            {
                hook.Evidence.Add(frontend);
                skb.SetSource(frontend.Ip, frontend.Port);
            }

            Report.Trace(hook, id, "to-endpoint", skb, result, source, endpoint.Identity, endpoint.Device, original, id);
            return null;
        }

        if (!node.Maps.Policies.AreOpen
            && Policy.Enforce(node, PolicyDirection.Ingress, endpoint.Ip, source, tuple, skb, hook) is { } denied)
        {
            return denied;
        }

        if (result.Entry is { } known)
        {
            hook.Evidence.Add(known);
        }
        else
        {
            var created = conntrack.Create(
                new ConntrackEntry
                {
                    Tuple = tuple,
                    Scope = ConntrackScope.Ingress,
                    SourceIdentity = source,
                    IsNodePort = conntrack.TryPeek(tuple, ConntrackScope.Egress, out var balanced) && balanced.IsNodePort,
                    IsDsr = Dsr.IsBegunBy(node, tuple, skb, hook),
                },
                skb);
            hook.Evidence.Add(created);
            Report.Created(hook, id, created);
        }

        Report.Trace(hook, id, "to-endpoint", skb, result, source, endpoint.Identity, endpoint.Device, original, id);
        return null;
    }

    /// <summary>With endpoint routes the policy is enforced by to-container on the lxc device.</summary>
    private static Verdict DeliverThroughEndpointRoute(NodeConstants node, EndpointEntry endpoint, DeliverySource source, SocketBuffer skb)
    {
        skb.Mark = Marks.WithIdentity(skb.Mark, source.Identity);
        if (node.Config is { Tunnel: true, NodePort: false })
        {
            skb.PacketType = PacketType.Host;
            return new Verdict(HopAction.Ok, LocalDeliveryCodes.EndpointRoute);
        }

        return new Verdict(HopAction.Redirect, LocalDeliveryCodes.ToContainer, endpoint.Device);
    }
}

/// <summary>Where a packet for a local endpoint comes from.</summary>
/// <param name="Identity">Identity of the sender.</param>
/// <param name="PeerCode">Code when it goes straight to the endpoint's own device.</param>
/// <param name="RedirectCode">Code when it goes to the lxc device.</param>
/// <param name="IsFromHost">Whether a program on TC egress delivers, where <c>redirect_peer</c> is not allowed.</param>
/// <param name="IsHairpin">Whether the endpoint talks to itself through a service.</param>
internal readonly record struct DeliverySource(
    SecurityIdentity Identity, HopCode PeerCode, HopCode RedirectCode, bool IsFromHost = false, bool IsHairpin = false)
{
    /// <summary>Endpoint in whose name the program reports; 0 before one is known.</summary>
    public int Reporter { get; init; }
}
