using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary><c>ip_forward</c>: TTL − 1 and the MTU of the way out.</summary>
/// <remarks>Source: <c>net/ipv4/ip_forward.c ip_forward @ 5.11</c>. FORWARD sees the decremented TTL.</remarks>
internal sealed class ForwardStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        var route = skb.Route!;
        walk.Evidence.Add(route);
        if (skb.Ttl <= 1)
        {
            walk.Record(Stage.Forward, HopAction.Drop, RoutingCodes.TtlExpired, FrameStart.Ipv4);
            return walk.FailAndTell(new DropReason(Disposition.Dropped, "IpInHdrErrors"), Icmpv4Message.TimeExceeded(skb.Packet));
        }

        var mtu = route.MtuBytes ?? route.Device.Mtu;
        if (skb.PacketLength > mtu && Ipv4Packet.DontFragmentOf(skb.Packet))
        {
            walk.Record(Stage.Forward, HopAction.Drop, RoutingCodes.TooBig, FrameStart.Ipv4, args: [mtu]);
            return walk.FailAndTell(
                new DropReason(Disposition.TooBig, "IpFragFails"), Icmpv4Message.FragmentationNeeded((ushort)mtu, skb.Packet));
        }

        skb.DecrementTtl();
        skb.ReceiveStamp = null;
        walk.Record(Stage.Forward, HopAction.Forward, RoutingCodes.Forwards, FrameStart.Ipv4, target: route.Device);
        return Stage.NfForward;
    }
}
