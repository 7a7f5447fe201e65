using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing;

/// <summary>Observation point of packet sockets on one interface, and what they saw.</summary>
/// <param name="Place">Where; all three names are set.</param>
/// <param name="Role">Part that the interface plays in the flow: <c>client.lxc</c>, <c>serverNode.eth0</c>, ….</param>
/// <param name="IsLayer3">Whether the interface has no link-layer header (link type RAW).</param>
/// <param name="Sightings">In the order of events.</param>
public sealed record Tap(Place Place, string Role, bool IsLayer3, ImmutableArray<Sighting> Sightings)
{
    /// <summary>Whether a packet of the direction showed here, in any form.</summary>
    public bool Saw(PacketDirection direction) => Sightings.Any(sighting => sighting.Direction == direction);
}

/// <summary>One packet passing one tap.</summary>
/// <param name="Packet">Index of the packet.</param>
/// <param name="Hop">Index of the hop of that packet at which the tap fired.</param>
/// <param name="Direction">Direction of the packet within the flow.</param>
/// <param name="IsOutgoing">Whether the interface transmitted it; otherwise it received it.</param>
/// <param name="TimeNanoseconds">Since the first packet left the client's socket.</param>
/// <param name="Sequence">Order among all sightings of the trace.</param>
/// <param name="Frame">The frame as seen, from the interface's link layer on.</param>
public sealed record Sighting(
    int Packet, int Hop, PacketDirection Direction, bool IsOutgoing, long TimeNanoseconds, int Sequence, ReadOnlyMemory<byte> Frame);
