using Visualizer.Engine;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Tests.Support;

/// <summary>A trace as a person at tcpdump sees it.</summary>
internal sealed record TraceView(TraceAnswer Answer)
{
    public Trace Trace => Answer.Trace!;

    /// <summary>The one tap of that role.</summary>
    public Tap this[string role] => Assert.Single(Trace.Taps, tap => tap.Role == role);

    /// <summary>The tap of an interface on the node whose name ends so, in the host netns.</summary>
    public Tap On(string nodeSuffix, string device) => Assert.Single(
        Trace.Taps, tap => tap.Place.Interface == device && tap.Place.NetNs == "host" && tap.Place.Node!.EndsWith(nodeSuffix, StringComparison.Ordinal));

    /// <summary>The own end of a pod's veth pair.</summary>
    public Tap Pod(string name) => Assert.Single(Trace.Taps, tap => tap.Place.NetNs == "pod/" + name && tap.Place.Interface == "eth0");

    /// <summary>What tcpdump prints at a tap.</summary>
    public static IReadOnlyList<string> Lines(Tap tap) => TcpdumpText.Lines(
        [.. tap.Sightings.Select(sighting => sighting.Frame)], TraceCapture.LinkOf(tap));

    /// <summary>TTLs that a tap shows for a direction, innermost header, in order; ESP hides them (0).</summary>
    public static IReadOnlyList<int> Ttls(Tap tap, PacketDirection direction) =>
        [.. tap.Sightings.Where(sighting => sighting.Direction == direction).Select(sighting => InnermostTtl(sighting.Frame))];

    public static bool IsEsp(Sighting sighting) => Ipv4Packet.ProtocolOf(sighting.Frame.Span[EthernetHeader.LengthBytes..]) == IpProtocol.Esp;

    /// <summary>Every hop of a packet as <c>netns interface stage program action</c>, for golden texts and messages.</summary>
    public string Hops(int packet) => string.Join(
        '\n', Trace.Packets[packet].Hops.Select(hop =>
            $"{hop.Place.Node} {hop.Place.NetNs} {hop.Place.Interface} {StageNames.Of(hop.Stage)} {hop.Program} {StageNames.Of(hop.Action)} {hop.Target} ttl={hop.Ttl} mark={hop.Mark} {hop.Code}"));

    private static int InnermostTtl(ReadOnlyMemory<byte> frame)
    {
        var packet = frame.Span[EthernetHeader.LengthBytes..];
        if (Ipv4Packet.ProtocolOf(packet) == IpProtocol.Udp && UdpHeader.DestinationPortOf(Ipv4Packet.ContentOf(packet)) == VxlanHeader.Port)
        {
            packet = Ipv4Packet.ContentOf(packet)[(UdpHeader.LengthBytes + VxlanHeader.LengthBytes + EthernetHeader.LengthBytes)..];
        }

        return Ipv4Packet.ProtocolOf(packet) == IpProtocol.Esp ? 0 : Ipv4Packet.TtlOf(packet);
    }
}
