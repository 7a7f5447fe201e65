using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>The driver of the tunnel device: the frame becomes the payload of a UDP packet of the node's own.</summary>
/// <remarks>
/// Source: <c>drivers/net/vxlan.c vxlan_xmit_one @ 5.11</c>: TTL of the outer packet from the route (64), DF clear, UDP checksum 0, source port a
/// hash of the inner flow that is the same in both directions; then <c>ip_local_out</c>, so OUTPUT and POSTROUTING but no ip_forward.
/// </remarks>
internal sealed class TunnelEncapStage : IStageHandler
{
    private const int FirstPort = 32768, Ports = 28232, OuterTtl = 64;

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
        skb.Encapsulate(Outer(walk, source, key), FrameStart.Ethernet);
        skb.TunnelKey = null;
        skb.InputDevice = null;
        skb.Route = null;
        skb.Conntrack = null;
        walk.Record(
            Stage.TunnelEncap, HopAction.Encap,
            device.Kind == DeviceKind.Geneve ? TunnelCodes.EncapsulatesGeneve : TunnelCodes.Encapsulates, FrameStart.Ipv4, args: [key.Remote, key.Vni]);
        return Stage.RouteLookup;
    }

    private static byte[] Outer(PacketWalk walk, Ipv4Address source, TunnelKey key)
    {
        var inner = walk.Skb.Ethernet;
        const int Headers = Ipv4Header.MinimumLengthBytes + UdpHeader.LengthBytes + VxlanHeader.LengthBytes;
        var octets = new byte[EthernetHeader.LengthBytes + Headers + inner.Length];
        var packet = octets.AsSpan(EthernetHeader.LengthBytes);
        var udpLength = UdpHeader.LengthBytes + VxlanHeader.LengthBytes + inner.Length;
        new Ipv4Header(
            0, (ushort)(Ipv4Header.MinimumLengthBytes + udpLength), walk.Flow.NextIdentification(source), false, false, 0, OuterTtl,
            IpProtocol.Udp, source, key.Remote).Emit(packet);
        var port = walk.Flow.Cluster.Config.TunnelPort;
        new UdpHeader(SourcePort(walk.Skb), (ushort)port, (ushort)udpLength, 0).Emit(packet[Ipv4Header.MinimumLengthBytes..]);
        var header = packet[(Ipv4Header.MinimumLengthBytes + UdpHeader.LengthBytes)..];
        if (walk.Device.Kind == DeviceKind.Vxlan)
        {
            new VxlanHeader(key.Vni).Emit(header);
        }
        else
        {
            new GeneveHeader(key.Vni, EtherType.TransparentEthernet).Emit(header);
        }

        inner.CopyTo(packet[Headers..]);
        return octets;
    }

    private static ushort SourcePort(SocketBuffer skb)
    {
        var one = ((ulong)skb.Source.Value << 16) ^ (uint)skb.SourcePort;
        var other = ((ulong)skb.Destination.Value << 16) ^ (uint)skb.DestinationPort;
        if (skb.Protocol == IpProtocol.Icmp)
        {
            // The flow dissector takes the echo identifier for both directions alike.
            other ^= (uint)skb.SourcePort;
        }

        return (ushort)(FirstPort + (int)(StableHash.Next(one ^ other, (ulong)skb.Protocol) % Ports));
    }
}
