using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary><c>ip_local_deliver_finish</c>: hands the packet to ESP, to the tunnel's socket, or to a socket of a process.</summary>
internal sealed class LocalDeliverStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        walk.Evidence.Add(skb.Route!);
        while (skb.Assembly is { } assembly && Ipv4Packet.IsFragment(skb.Packet))
        {
            if (!assembly.Add(skb))
            {
                walk.Record(Stage.LocalDeliver, HopAction.Deliver, DeliveryCodes.FragmentWaits, FrameStart.Ipv4);
                return walk.NextFragment();
            }

            walk.Reassemble();
            skb = walk.Skb;
        }

        var (code, next) = skb.Protocol switch
        {
            IpProtocol.Esp => (DeliveryCodes.ToEsp, Stage.XfrmDecrypt),
            IpProtocol.Udp when IsTunnel(walk) => (DeliveryCodes.ToTunnelSocket, Stage.TunnelDecap),
            IpProtocol.Udp when IsWireguard(walk) => (DeliveryCodes.ToWireguardSocket, IsHandshake(walk) ? null : Stage.WireguardDecrypt),
            _ => (DeliveryCodes.ToSocket, (Stage?)Stage.SocketReceive),
        };
        walk.Record(Stage.LocalDeliver, HopAction.Deliver, code, FrameStart.Ipv4);
        return next;
    }

    private static bool IsTunnel(PacketWalk walk) =>
        walk.NetNs.IsHost && walk.Skb.DestinationPort == walk.Flow.Cluster.Config.TunnelPort && TunnelDevice(walk.NetNs) is not null;

    private static bool IsWireguard(PacketWalk walk) =>
        walk.NetNs.Wireguard is not null && walk.Skb.DestinationPort == WireGuardMessage.Port;

    // Handshakes end here: they carry no packet.
    private static bool IsHandshake(PacketWalk walk) =>
        WireGuardMessage.TryParse(walk.Skb.Payload[UdpHeader.LengthBytes..], out var message) && message.Type != WireGuardType.Data;

    /// <summary>The tunnel device of a host netns; null when it has none.</summary>
    public static NetInterface? TunnelDevice(NetNs netNs)
    {
        foreach (var device in netNs.Interfaces)
        {
            if (device.Kind is DeviceKind.Vxlan or DeviceKind.Geneve)
            {
                return device;
            }
        }

        return null;
    }
}
