using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Verify.Invariants;

/// <summary>What invariants ask of hops and packets.</summary>
internal static class HopReading
{
    /// <summary>Where a violation is, for a person.</summary>
    public static string At(PacketTrace packet, Hop hop) =>
        $"{packet.Summary} at {hop.Place.Node} {hop.Place.NetNs} {hop.Place.Interface} {StageNames.Of(hop.Stage)} ({hop.Code})";

    /// <summary>Whether the packet ends here only because other fragments of it are still on their way.</summary>
    public static bool IsPart(this PacketTrace packet) => packet.Failure is null && packet.Hops[^1].Code == Engine.Tracing.Codes.DeliveryCodes.FragmentWaits;

    /// <summary>Whether the walk cut the packet up, or assembled it: then its hops are those of several frames.</summary>
    public static bool WasCut(this PacketTrace packet) => packet.Hops.Any(hop => FrameReading.Of(hop).Outer is { IsEmpty: false } octets && Ipv4Packet.IsFragment(octets));

    public static bool IsPod(this ClusterIndex cluster, Ipv4Address address) => cluster.Owner(address) is AddressOwner.PodAddress;

    /// <summary>Addresses and ports, or the identifier of an echo in place of both ports.</summary>
    public static (Ipv4Address Source, int SourcePort, Ipv4Address Destination, int DestinationPort) Tuple(ReadOnlySpan<byte> packet)
    {
        var content = Ipv4Packet.ContentOf(packet);
        var (source, destination) = Ipv4Packet.ProtocolOf(packet) switch
        {
            IpProtocol.Tcp => (TcpHeader.SourcePortOf(content), TcpHeader.DestinationPortOf(content)),
            IpProtocol.Icmp => (Icmpv4Message.IdentifierOf(content), Icmpv4Message.IdentifierOf(content)),
            IpProtocol.Udp => (UdpHeader.SourcePortOf(content), UdpHeader.DestinationPortOf(content)),
            _ => ((ushort)0, (ushort)0),
        };
        return (Ipv4Packet.SourceOf(packet), source, Ipv4Packet.DestinationOf(packet), destination);
    }

    public static bool IsIcmpError(ReadOnlySpan<byte> packet) =>
        Ipv4Packet.ProtocolOf(packet) == IpProtocol.Icmp && Icmpv4Message.IsError(Icmpv4Message.TypeOf(Ipv4Packet.ContentOf(packet)));
}
