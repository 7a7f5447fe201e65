using Visualizer.Engine.Addressing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>What a capture filter looks at: the outermost headers of a frame, as the tap sees it.</summary>
/// <param name="Type">What the link layer carries.</param>
/// <param name="Protocol">IP protocol; null without an IPv4 header.</param>
/// <param name="Source">Source address of IPv4 or ARP; null for neither.</param>
/// <param name="Destination">Destination, or ARP's target.</param>
/// <param name="SourcePort">Source port of TCP or UDP; null for a fragment that has none.</param>
/// <param name="DestinationPort">Destination port.</param>
/// <param name="Length">Octets of the frame.</param>
internal readonly record struct FilteredPacket(
    EtherType Type, IpProtocol? Protocol, Ipv4Address? Source, Ipv4Address? Destination, int? SourcePort, int? DestinationPort, int Length)
{
    /// <summary>Reads a frame.</summary>
    /// <param name="frame">The octets.</param>
    /// <param name="hasLinkLayer">Whether they begin with an Ethernet header.</param>
    public static FilteredPacket Read(ReadOnlySpan<byte> frame, bool hasLinkLayer)
    {
        if (hasLinkLayer && frame.Length < EthernetHeader.LengthBytes)
        {
            return new FilteredPacket(default, null, null, null, null, null, frame.Length);
        }

        var type = hasLinkLayer ? EthernetHeader.EtherTypeOf(frame) : EtherType.Ipv4;
        var packet = hasLinkLayer ? frame[EthernetHeader.LengthBytes..] : frame;
        if (type == EtherType.Arp && ArpPacket.TryParse(packet, out var arp))
        {
            return new FilteredPacket(type, null, arp.SenderAddress, arp.TargetAddress, null, null, frame.Length);
        }

        if (type != EtherType.Ipv4 || !Ipv4Header.TryParse(packet, out var header))
        {
            return new FilteredPacket(type, null, null, null, null, null, frame.Length);
        }

        var content = Ipv4Packet.ContentOf(packet);
        var hasPorts = header is { FragmentOffset: 0, Protocol: IpProtocol.Tcp or IpProtocol.Udp } && content.Length >= UdpHeader.LengthBytes;
        return new FilteredPacket(
            type, header.Protocol, header.Source, header.Destination,
            hasPorts ? UdpHeader.SourcePortOf(content) : null, hasPorts ? UdpHeader.DestinationPortOf(content) : null, frame.Length);
    }
}
