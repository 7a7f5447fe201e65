using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary><c>__netif_receive_skb_core</c>: the frame has arrived at a device; its tap sees it as it is.</summary>
/// <remarks>Source: <c>net/core/dev.c @ 5.11</c>: time stamp, XDP, taps, TC ingress, stack.</remarks>
internal sealed class DevReceiveStage : IStageHandler
{
    /// <summary>Hands the packet to a device as its driver does: whom the frame is for is decided by its destination MAC (<c>eth_type_trans</c>).</summary>
    public static void Enter(PacketWalk walk, NetInterface device)
    {
        walk.MoveTo(device);
        var skb = walk.Skb;
        skb.PacketType = device.Kind == DeviceKind.Loopback || !device.HasLinkLayer || skb.EthernetDestination == device.Mac ? PacketType.Host : PacketType.OtherHost;
        skb.Route = null;
        skb.Conntrack = null;
    }

    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        skb.InputDevice = walk.Device;
        skb.ReceiveStamp ??= walk.Flow.Clock + StageCosts.Of(Stage.DevReceive);
        walk.Tap(isOutgoing: false, skb.ReceiveStamp.Value);
        walk.Record(
            Stage.DevReceive, HopAction.Receive, skb.IsDecrypted ? DeviceCodes.ReceivesDecrypted : DeviceCodes.Receives,
            walk.Device.HasLinkLayer ? FrameStart.Ethernet : FrameStart.Ipv4);

        // The program of a netkit device ran before the device received anything.
        return walk.Device.Kind == DeviceKind.Netkit ? Stage.NfPrerouting : Stage.TcIngress;
    }
}
