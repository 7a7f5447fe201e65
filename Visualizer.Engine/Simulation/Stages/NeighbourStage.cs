using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>Fills the Ethernet header: the next hop's MAC address from its neighbour entry, the device's own as source.</summary>
/// <remarks>Source: <c>net/ipv4/ip_output.c ip_finish_output2 @ 5.11</c>.</remarks>
internal sealed class NeighbourStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        var route = skb.Route!;
        if (route.Type == Kernel.Fib.RouteType.Local)
        {
            walk.MoveTo(walk.NetNs.Interfaces[0]);
            return Stage.DevTransmit;
        }

        walk.MoveTo(route.Device);
        var device = walk.Device;
        if (!device.HasLinkLayer)
        {
            return Stage.TcEgress;
        }

        // Whatever is too long by now had DF clear: ip_finish_output cuts it up.
        var mtu = route.MtuBytes ?? device.Mtu;
        if (skb.PacketLength > mtu)
        {
            walk.Split(mtu);
            skb = walk.Skb;
        }

        var nextHop = route.Gateway ?? skb.Destination;
        walk.Flow.Arp?.Resolve(walk.Flow, device, nextHop);
        if (walk.Visit.State.Neighbours.Resolve(device, nextHop) is not { } neighbour)
        {
            walk.Evidence.Add(route);
            walk.Record(Stage.Neighbour, HopAction.Unreachable, RoutingCodes.NeighbourUnreachable, FrameStart.Ethernet, args: [nextHop]);
            return walk.FailAndTell(
                new DropReason(Disposition.Unreachable, null), Icmpv4Message.Unreachable(Icmpv4Message.HostUnreachable, skb.Packet));
        }

        skb.SetEthernet(neighbour.Mac, device.Mac);
        walk.Evidence.Add(neighbour);
        walk.Record(
            Stage.Neighbour, HopAction.Resolve, device.NoArp ? RoutingCodes.NoArpNeighbour : RoutingCodes.Neighbour, FrameStart.Ethernet,
            args: [nextHop, neighbour.Mac]);
        return Stage.TcEgress;
    }
}
