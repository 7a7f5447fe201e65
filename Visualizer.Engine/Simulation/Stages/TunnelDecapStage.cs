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
        if (!TryRead(device, header, out var vni, out var length))
        {
            walk.Record(Stage.TunnelDecap, HopAction.Drop, TunnelCodes.Malformed, FrameStart.Ethernet);
            return walk.Fail(new DropReason(Disposition.Dropped, null));
        }

        var remote = skb.Source;
        skb.Decapsulate(skb.PacketLength - header.Length + length);
        skb.TunnelKey = new TunnelKey(remote, vni);
        skb.IsDecrypted = false;
        walk.MoveTo(device);
        walk.Record(
            Stage.TunnelDecap, HopAction.Decap,
            device.Kind == DeviceKind.Geneve ? TunnelCodes.DecapsulatesGeneve : TunnelCodes.Decapsulates, FrameStart.Ethernet, args: [remote, vni]);
        DevReceiveStage.Enter(walk, device);
        return Stage.DevReceive;
    }

    private static bool TryRead(NetInterface device, ReadOnlySpan<byte> octets, out uint vni, out int length)
    {
        if (device.Kind == DeviceKind.Vxlan)
        {
            length = VxlanHeader.LengthBytes;
            var isVxlan = VxlanHeader.TryParse(octets, out var vxlan);
            vni = vxlan.Vni;
            return isVxlan;
        }

        var isGeneve = GeneveHeader.TryParse(octets, out var geneve);
        vni = geneve.Vni;
        length = geneve.HeaderLength;
        return isGeneve;
    }
}
