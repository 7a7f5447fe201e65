using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Commands;

/// <summary>Writes the capture filter (<c>pcap-filter(7)</c>) that lets exactly a tap's frames through where the same flow runs again.</summary>
/// <remarks>What another run chooses anew is left open: ephemeral ports, identifiers, sequence numbers. Nobody can look into what is encrypted.</remarks>
public static class CaptureFilter
{
    private const int FirstEphemeralPort = 32768;

    /// <summary>The filter; empty for a tap that saw nothing.</summary>
    public static string Of(Tap tap)
    {
        var start = tap.IsLayer3 ? FrameStart.Ipv4 : FrameStart.Ethernet;
        var terms = tap.Sightings.Select(sighting => Term(sighting.Frame.Span, start)).Distinct().ToList();
        return terms.Count == 1 ? terms[0] : string.Join(" or ", terms.Select(term => $"({term})"));
    }

    private static string Term(ReadOnlySpan<byte> frame, FrameStart start)
    {
        if (start == FrameStart.Ethernet && EthernetHeader.EtherTypeOf(frame) == EtherType.Arp)
        {
            return ArpPacket.TryParse(frame[EthernetHeader.LengthBytes..], out var arp)
                ? $"arp and {Hosts(arp.SenderAddress, arp.TargetAddress)}"
                : "arp";
        }

        var packet = start == FrameStart.Ethernet ? frame[EthernetHeader.LengthBytes..] : frame;
        var hosts = Hosts(Ipv4Packet.SourceOf(packet), Ipv4Packet.DestinationOf(packet));
        var content = Ipv4Packet.ContentOf(packet);
        var isFragment = Ipv4Packet.FragmentOffsetOf(packet) > 0;
        return Ipv4Packet.ProtocolOf(packet) switch
        {
            IpProtocol.Icmp => $"icmp and {hosts}",
            IpProtocol.Esp => $"esp and {hosts}",
            // Only the first fragment has ports.
            IpProtocol.Tcp when !isFragment => $"tcp {Ports(TcpHeader.SourcePortOf(content), TcpHeader.DestinationPortOf(content))} and {hosts}",
            IpProtocol.Udp when !isFragment => Udp(content, hosts),
            var protocol => string.Create(CultureInfo.InvariantCulture, $"ip proto {(int)protocol} and ip[6:2] & 0x1fff != 0 and {hosts}"),
        };
    }

    private static string Udp(ReadOnlySpan<byte> datagram, string hosts)
    {
        var destination = UdpHeader.DestinationPortOf(datagram);
        if (destination is not (VxlanHeader.Port or GeneveHeader.Port))
        {
            return $"udp {Ports(UdpHeader.SourcePortOf(datagram), destination)} and {hosts}";
        }

        var length = destination == VxlanHeader.Port ? VxlanHeader.LengthBytes : GeneveHeader.HeaderLengthOf(datagram[UdpHeader.LengthBytes..]);
        return string.Create(CultureInfo.InvariantCulture, $"udp dst port {destination} and {hosts}{Inner(datagram, UdpHeader.LengthBytes + length)}");
    }

    // libpcap cannot look into these tunnels by name on Cilium's ports: the inner header's octets are counted from the UDP header.
    private static string Inner(ReadOnlySpan<byte> datagram, int frameAt)
    {
        var packetAt = frameAt + EthernetHeader.LengthBytes;
        if (datagram.Length < packetAt + Ipv4Header.MinimumLengthBytes || EthernetHeader.EtherTypeOf(datagram[frameAt..]) != EtherType.Ipv4)
        {
            return "";
        }

        const int ProtocolAt = 9, SourceAt = 12, DestinationAt = 16;
        var packet = datagram[packetAt..];
        return string.Create(
            CultureInfo.InvariantCulture,
            $" and udp[{packetAt + ProtocolAt}] = {packet[ProtocolAt]} and udp[{packetAt + SourceAt}:4] = 0x{Ipv4Packet.SourceOf(packet).Value:x8} and udp[{packetAt + DestinationAt}:4] = 0x{Ipv4Packet.DestinationOf(packet).Value:x8}");
    }

    /// <summary>Both directions have one text, so that a request and its reply are one term.</summary>
    private static string Hosts(Ipv4Address one, Ipv4Address other)
    {
        var (first, second) = one.Value < other.Value ? (one, other) : (other, one);
        return first == second ? $"host {first}" : $"host {first} and host {second}";
    }

    private static string Ports(int source, int destination)
    {
        var (low, high) = (Math.Min(source, destination), Math.Max(source, destination));
        return (high >= FirstEphemeralPort && low < FirstEphemeralPort) || low == high
            ? string.Create(CultureInfo.InvariantCulture, $"port {low}")
            : string.Create(CultureInfo.InvariantCulture, $"port {low} and port {high}");
    }
}
