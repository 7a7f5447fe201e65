using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing;

/// <summary>One IP packet from the socket, or the kernel, that made it to its end. It stays the same through NAT, encapsulation and encryption.</summary>
/// <param name="Index">Its place in the trace.</param>
/// <param name="Direction">Towards whom.</param>
/// <param name="Summary">What it is, as tcpdump says it: <c>ICMP echo request, id 55, seq 0</c>.</param>
/// <param name="Hops">In the order of events.</param>
/// <param name="Failure">Why it ended before a socket; null when it arrived.</param>
public sealed record PacketTrace(int Index, PacketDirection Direction, string Summary, ImmutableArray<Hop> Hops, DropReason? Failure);
