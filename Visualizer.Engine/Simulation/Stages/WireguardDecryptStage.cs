using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>The socket of a WireGuard device: the inner packet comes in on the device if its source is one of the peer's allowed IPs.</summary>
/// <remarks>Source: <c>drivers/net/wireguard/receive.c wg_packet_consume_data_done @ 5.11</c>. The packet in flight kept the plaintext.</remarks>
internal sealed class WireguardDecryptStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        var device = DeviceOf(walk.NetNs)!;
        var sender = skb.Source;
        var isData = WireGuardMessage.TryParse(skb.Payload[UdpHeader.LengthBytes..], out var message) && message.Type == WireGuardType.Data;
        var route = skb.Route;
        if (!isData || !skb.TryUnseal() || walk.NetNs.Wireguard!.Lookup(skb.Source) is not { } peer
            || peer.Endpoint != sender || peer.LocalSession != message.Receiver)
        {
            walk.Evidence.AddIfAny(route);
            walk.Record(Stage.WireguardDecrypt, HopAction.Drop, WireguardCodes.NotAllowed, FrameStart.Ipv4, args: [sender]);
            return walk.Fail(new DropReason(Disposition.Dropped, null));
        }

        walk.Evidence.Add(peer);
        walk.Evidence.Add(peer.AllowedIpsLine);
        skb.Mark = Mark.None;
        walk.MoveTo(device);
        walk.Record(Stage.WireguardDecrypt, HopAction.Decrypt, WireguardCodes.Decrypts, FrameStart.Ipv4, args: [skb.Source, skb.Destination]);
        DevReceiveStage.Enter(walk, device);
        return Stage.DevReceive;
    }

    /// <summary>The WireGuard device of a host netns; null when it has none.</summary>
    public static NetInterface? DeviceOf(NetNs netNs)
    {
        foreach (var device in netNs.Interfaces)
        {
            if (device.Kind == DeviceKind.Wireguard)
            {
                return device;
            }
        }

        return null;
    }
}
