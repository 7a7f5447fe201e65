using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Kernel;

/// <summary>The outer headers of a tunnel around a frame: room for an Ethernet header, IPv4, UDP with checksum 0, VXLAN or Geneve.</summary>
/// <remarks>
/// Source: <c>drivers/net/vxlan.c vxlan_build_skb</c>, <c>drivers/net/geneve.c geneve_build_skb @ 5.11</c>: TTL 64, DF clear, and a source port that
/// is a hash of the inner flow, the same in both directions. Options that a program sets leave the C flag of Geneve clear.
/// </remarks>
public static class TunnelFrame
{
    private const int FirstPort = 32768, Ports = 28232, OuterTtl = 64;

    /// <summary>Puts the packet's frame into a tunnel.</summary>
    /// <param name="skb">The packet; its frame becomes the payload.</param>
    /// <param name="kind">VXLAN or Geneve.</param>
    /// <param name="key">Where to, VNI and options.</param>
    /// <param name="source">Outer source.</param>
    /// <param name="port">UDP destination port.</param>
    /// <param name="identification">Outer IP identification.</param>
    public static void Encapsulate(
        SocketBuffer skb, DeviceKind kind, in TunnelKey key, Ipv4Address source, int port, ushort identification)
    {
        var inner = skb.Ethernet;
        var geneve = new GeneveHeader(key.Vni, EtherType.TransparentEthernet, key.Options);
        var tunnelLength = kind == DeviceKind.Vxlan ? VxlanHeader.LengthBytes : geneve.HeaderLength;
        var udpLength = UdpHeader.LengthBytes + tunnelLength + inner.Length;
        var octets = new byte[EthernetHeader.LengthBytes + Ipv4Header.MinimumLengthBytes + udpLength];
        var packet = octets.AsSpan(EthernetHeader.LengthBytes);
        new Ipv4Header(
            0, (ushort)(Ipv4Header.MinimumLengthBytes + udpLength), identification, false, false, 0, OuterTtl, IpProtocol.Udp, source, key.Remote).Emit(packet);
        var udp = packet[Ipv4Header.MinimumLengthBytes..];
        new UdpHeader(SourcePort(skb), (ushort)port, (ushort)udpLength, 0).Emit(udp);
        var header = udp[UdpHeader.LengthBytes..];
        if (kind == DeviceKind.Vxlan)
        {
            new VxlanHeader(key.Vni).Emit(header);
        }
        else
        {
            geneve.Emit(header);
        }

        inner.CopyTo(header[tunnelLength..]);
        skb.Encapsulate(octets, FrameStart.Ethernet);
        skb.TunnelKey = null;
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
