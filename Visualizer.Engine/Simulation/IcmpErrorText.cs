using System.Globalization;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation;

/// <summary>ICMP errors in words, for the summary of their packet.</summary>
internal static class IcmpErrorText
{
    /// <summary>What the error says, as tcpdump does: <c>ICMP time exceeded in-transit</c>.</summary>
    public static string Summary(Icmpv4Message message)
    {
        var quoted = message.Body.Span;
        var destination = Ipv4Packet.DestinationOf(quoted);
        if (message.Type == Icmpv4Type.TimeExceeded)
        {
            return "ICMP time exceeded in-transit";
        }

        return message.Code switch
        {
            Icmpv4Message.FragmentationNeededCode => string.Create(
                CultureInfo.InvariantCulture, $"ICMP {destination} unreachable - need to frag (mtu {message.Sequence})"),
            Icmpv4Message.PortUnreachable => string.Create(
                CultureInfo.InvariantCulture,
                $"ICMP {destination} {(Ipv4Packet.ProtocolOf(quoted) == IpProtocol.Tcp ? "tcp" : "udp")} port {UdpHeader.DestinationPortOf(Ipv4Packet.ContentOf(quoted))} unreachable"),
            _ => $"ICMP host {destination} unreachable",
        };
    }
}
