using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>One netfilter hook of a netns that has rules; elsewhere it is no hop.</summary>
/// <param name="stage">The stage.</param>
/// <param name="hook">Its hook.</param>
internal sealed class NetfilterStage(Stage stage, NetfilterHook hook) : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        // ip_rcv drops what is for another MAC address before PREROUTING; the route lookup says so.
        var isForOthers = hook == NetfilterHook.Prerouting && walk.Skb.PacketType == PacketType.OtherHost;
        var hasRun = hook == NetfilterHook.Output && walk.IsRerouted;
        walk.IsRerouted = false;
        if (walk.NetNs.Netfilter is not { } rules || isForOthers || hasRun)
        {
            return Next(walk);
        }

        var skb = walk.Skb;
        var destination = skb.Destination;
        var verdict = rules.Run(
            hook, skb, new NetfilterContext(walk.NetNs, skb.InputDevice, Out(walk), walk.Visit.State.Conntrack, walk.Evidence)
            {
                PinnedBackend = walk.Flow.PinnedBackend,
            });
        walk.Record(stage, verdict.Action, verdict.Code, FrameStart.Ipv4, args: verdict.Args);
        if (verdict.Reason is { } reason)
        {
            return verdict.Action == HopAction.Reject
                ? walk.FailAndTell(reason, Icmpv4Message.Unreachable(Icmpv4Message.PortUnreachable, skb.Packet))
                : walk.Fail(reason);
        }

        // ip_route_me_harder: a packet of this netns whose destination OUTPUT changed is routed anew; OUTPUT does not run again.
        walk.IsRerouted = hook == NetfilterHook.Output && skb.Destination != destination;
        return walk.IsRerouted ? Stage.RouteLookup : Next(walk);
    }

    private NetInterface? Out(PacketWalk walk) =>
        hook is NetfilterHook.Forward or NetfilterHook.Output or NetfilterHook.Postrouting ? OutDevice(walk) : null;

    // Packets for an address of this netns itself leave by lo, whatever device the address is on.
    private static NetInterface OutDevice(PacketWalk walk) =>
        walk.Skb.Route is { Type: Kernel.Fib.RouteType.Unicast } route ? route.Device : walk.NetNs.Interfaces[0];

    private Stage? Next(PacketWalk walk) => hook switch
    {
        NetfilterHook.Prerouting => Stage.RouteLookup,
        NetfilterHook.Input => Stage.LocalDeliver,
        NetfilterHook.Forward or NetfilterHook.Output => Stage.NfPostrouting,
        _ when walk.Skb.OutboundPolicy is not null => Stage.XfrmEncrypt,
        _ => Stage.Neighbour,
    };
}
