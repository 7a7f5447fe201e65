using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing;

/// <summary>The whole answer to one flow: what became of it, every packet's hops, and every interface's sightings.</summary>
/// <param name="Disposition">What became of the flow.</param>
/// <param name="FailedAt">Packet and hop that failed; null when delivered.</param>
/// <param name="DropReason">Cilium's or the kernel's own name of the reason; null when delivered or where nobody counts one.</param>
/// <param name="Client">What the client saw.</param>
/// <param name="Packets">In the order in which they were sent.</param>
/// <param name="Taps">Every interface of every netns on the nodes concerned, those that saw nothing too.</param>
public sealed record Trace(
    Disposition Disposition,
    FailurePoint? FailedAt,
    string? DropReason,
    ClientResult Client,
    ImmutableArray<PacketTrace> Packets,
    ImmutableArray<Tap> Taps);

/// <summary>Where a flow failed.</summary>
/// <param name="Packet">Index of the packet.</param>
/// <param name="Hop">Index of its hop.</param>
public sealed record FailurePoint(int Packet, int Hop);
