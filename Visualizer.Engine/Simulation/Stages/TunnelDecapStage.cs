using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>The kernel socket of the tunnel: the inner frame enters the tunnel device as the sender put it in.</summary>
/// <remarks>Source: <c>drivers/net/vxlan.c vxlan_rcv @ 5.11</c>. The time stamp stays; the inner MAC addresses are not the device's, so the frame is for somebody else.</remarks>
internal sealed class TunnelDecapStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        var device = LocalDeliverStage.TunnelDevice(walk.NetNs)!;
        walk.Evidence.Add(new TunnelDeviceLine(device));
        var header = skb.Payload[UdpHeader.LengthBytes..];
        if (!TryRead(device, header, skb.Source, out var key, out var length))
        {
            walk.Record(Stage.TunnelDecap, HopAction.Drop, TunnelCodes.Malformed, FrameStart.Ethernet);
            return walk.Fail(new DropReason(Disposition.Dropped, null));
        }

        skb.Decapsulate(skb.PacketLength - header.Length + length);
        skb.TunnelKey = key;
        skb.IsDecrypted = false;
        walk.MoveTo(device);
        walk.Record(
            Stage.TunnelDecap, HopAction.Decap,
            device.Kind == DeviceKind.Geneve ? TunnelCodes.DecapsulatesGeneve : TunnelCodes.Decapsulates, FrameStart.Ethernet, args: [key.Remote, key.Vni]);
        DevReceiveStage.Enter(walk, device);
        return Stage.DevReceive;
    }

    private static bool TryRead(NetInterface device, ReadOnlySpan<byte> octets, Ipv4Address remote, out TunnelKey key, out int length)
    {
        if (device.Kind == DeviceKind.Vxlan)
        {
            length = VxlanHeader.LengthBytes;
            var isVxlan = VxlanHeader.TryParse(octets, out var vxlan);
            key = new TunnelKey(remote, vxlan.Vni);
            return isVxlan;
        }

        var isGeneve = GeneveHeader.TryParse(octets, out var geneve);
        key = new TunnelKey(remote, geneve.Vni, geneve.Options);
        length = geneve.HeaderLength;
        return isGeneve;
    }
}
