using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>Leaving the node without its stack: by the neighbour subsystem, or by a FIB lookup and a plain redirect.</summary>
/// <remarks>Source: <c>bpf/lib/fib.h redirect_direct_v4 @ 1.13</c>, <c>fib_redirect_v4 @ 1.14</c>.</remarks>
internal static class Fib
{
    /// <summary>TTL − 1, then out by the route of the destination; both ways end at TC egress of the same device.</summary>
    /// <param name="neighbourCode">Code for <c>redirect_neigh</c>, which does its own route lookup.</param>
    /// <param name="redirectCode">Code for a FIB lookup and a plain redirect.</param>
    /// <param name="node">The node's constants.</param>
    /// <param name="skb">The packet.</param>
    /// <param name="hook">Surroundings; what the FIB lookup answers becomes evidence here.</param>
    public static Verdict RedirectDirect(
        NodeConstants node, SocketBuffer skb, HookContext hook, HopCode neighbourCode, HopCode redirectCode)
    {
        if (!L3.TryDecrementTtl(skb))
        {
            return Drops.Ttl(node);
        }

        if (!node.EnableSkipFib || hook.IsXdp)
        {
            return Redirect(skb, hook, redirectCode);
        }

        // Route and neighbour entry are looked up by the kernel, which carries the redirect out; they are evidence of the same hop.
        return new Verdict(HopAction.RedirectNeigh, neighbourCode, node.Eth0);
    }

    /// <summary>FIB lookup, MAC addresses of its answer, plain redirect; the TTL stays.</summary>
    /// <remarks>Without a neighbour entry the client's MAC address that NodePort remembered is taken.</remarks>
    public static Verdict Redirect(SocketBuffer skb, HookContext hook, HopCode code, MacAddress? remembered = null)
    {
        var netNs = hook.Device.NetNs;
        if (netNs.Routing.Lookup(skb.Destination, skb.Mark).Route is not { Type: RouteType.Unicast } route)
        {
            return Drops.FibLookupFailed();
        }

        hook.Evidence.Add(route);

        // The helper looks at the length of a packet buffer; XDP hands it none.
        if (!hook.IsXdp && skb.PacketLength > route.Device.Mtu + NetInterface.MtuTolerance)
        {
            return Drops.FibLookupFailed();
        }

        var neighbour = hook.State.Neighbours.Resolve(route.Device, route.Gateway ?? skb.Destination);
        hook.Evidence.AddIfAny(neighbour);
        if ((neighbour?.Mac ?? remembered) is not { } mac)
        {
            return Drops.FibLookupFailed();
        }

        skb.SetEthernet(mac, route.Device.Mac);
        return new Verdict(HopAction.Redirect, code, route.Device);
    }
}
