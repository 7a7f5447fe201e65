using System.Diagnostics;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary><c>dev_hard_start_xmit</c>: the tap sees the frame as it leaves, then the driver takes it.</summary>
/// <remarks>Source: <c>net/core/dev.c dev_queue_xmit_nit, xmit_one @ 5.11</c>; <c>drivers/net/veth.c veth_xmit @ 5.11</c>.</remarks>
internal sealed class DevTransmitStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        var device = walk.Device;

        // libpcap drops the outgoing copy on the loopback device: a packet shows there once, as received.
        if (device.Kind != DeviceKind.Loopback)
        {
            walk.Tap(isOutgoing: true, walk.Flow.Clock + StageCosts.Of(Stage.DevTransmit));
        }

        walk.Record(
            Stage.DevTransmit, HopAction.Transmit, Special(device.Kind) ?? DeviceCodes.Transmits(
                device.Kind == DeviceKind.Loopback, device.Kind == DeviceKind.Uplink, device.Kind is DeviceKind.Vxlan or DeviceKind.Geneve),
            device.HasLinkLayer ? FrameStart.Ethernet : FrameStart.Ipv4, target: device.Peer);
        switch (device.Kind)
        {
            case DeviceKind.Loopback:
                Scrub(walk);
                DevReceiveStage.Enter(walk, device);
                return Stage.DevReceive;
            case DeviceKind.Veth:
                var peer = device.Peer!;
                Scrub(walk);
                skb.IsDecrypted = false;
                if (peer.NetNs != device.NetNs)
                {
                    skb.Mark = Mark.None;
                    skb.TunnelKey = null;
                }

                DevReceiveStage.Enter(walk, peer);
                return Stage.DevReceive;
            case DeviceKind.Vxlan or DeviceKind.Geneve:
                return Stage.TunnelEncap;
            case DeviceKind.Netkit:
                var other = device.Peer!;
                Scrub(walk);
                skb.IsDecrypted = false;
                skb.Mark = Mark.None;
                skb.TunnelKey = null;
                DevReceiveStage.Enter(walk, other);

                // The peer's program runs inside the transmit, so what it sends elsewhere never reaches the peer's tap.
                return other.TcIngress is null ? Stage.DevReceive : Stage.TcIngress;
            case DeviceKind.Wireguard:
                return Stage.WireguardEncrypt;
            case DeviceKind.Uplink:
                return Stage.Wire;
            default:
                throw new UnreachableException($"{device.Kind} does not transmit yet.");
        }
    }

    private static HopCode? Special(DeviceKind kind) => kind switch
    {
        DeviceKind.Wireguard => DeviceCodes.TransmitsWireguard,
        DeviceKind.Netkit => DeviceCodes.TransmitsNetkit,
        _ => null,
    };

    private static void Scrub(PacketWalk walk)
    {
        walk.Skb.ReceiveStamp = null;
        walk.Skb.OutboundPolicy = null;
    }
}
