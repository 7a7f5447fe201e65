using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>The driver of the tunnel device: the frame becomes the payload of a UDP packet of the node's own.</summary>
/// <remarks>Source: <c>drivers/net/vxlan.c vxlan_xmit_one @ 5.11</c>; then <c>ip_local_out</c>, so OUTPUT and POSTROUTING but no ip_forward.</remarks>
internal sealed class TunnelEncapStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        var device = walk.Device;
        walk.Evidence.Add(new TunnelDeviceLine(device));
        if (skb.TunnelKey is not { } key || walk.NetNs.Routing.Lookup(key.Remote, skb.Mark) is not { Route: { } route })
        {
            walk.Record(Stage.TunnelEncap, HopAction.Drop, TunnelCodes.NoKey, FrameStart.Ipv4);
            return walk.Fail(new DropReason(Disposition.Dropped, null));
        }

        var source = route.PreferredSource ?? route.Device.Address ?? Ipv4Address.Any;
        TunnelFrame.Encapsulate(
            skb, device.Kind, key, source, walk.Flow.Cluster.Config.TunnelPort, walk.Flow.NextIdentification(source));
        skb.InputDevice = null;
        skb.Route = null;
        skb.Conntrack = null;
        walk.Record(Stage.TunnelEncap, HopAction.Encap, CodeOf(device.Kind, key), FrameStart.Ipv4, args: [key.Remote, key.Vni]);
        return Stage.RouteLookup;
    }

    private static HopCode CodeOf(DeviceKind kind, in TunnelKey key) =>
        kind != DeviceKind.Geneve ? TunnelCodes.Encapsulates
        : key.Options.Length > 0 ? TunnelCodes.EncapsulatesGeneveWithOption
        : TunnelCodes.EncapsulatesGeneve;
}
