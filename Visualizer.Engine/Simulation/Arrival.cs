using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation;

/// <summary>Where a packet ended.</summary>
/// <param name="Trace">Its hops.</param>
/// <param name="Skb">Its octets at the end.</param>
/// <param name="NetNs">Netns that it ended in.</param>
internal sealed record Arrival(PacketTrace Trace, SocketBuffer Skb, NetNs NetNs)
{
    /// <summary>Whether a socket, or the kernel's own ICMP, took it.</summary>
    public bool IsDelivered => Trace.Failure is null;

    /// <summary>Whom the receiving process believes the sender to be, where a cgroup program told it; null otherwise.</summary>
    public (Ipv4Address Ip, int Port)? Peer { get; init; }

    /// <summary>The ICMP error that its sender was sent; null when nobody told it anything.</summary>
    public Arrival? Error { get; init; }

    /// <summary>MTU because of which the packet was never sent (EMSGSIZE); null when it was.</summary>
    public int? RefusedByMtu { get; init; }

    /// <summary>The ICMP error where the sender's socket got it; null otherwise.</summary>
    public SocketBuffer? HeardError => Error is { IsDelivered: true } error ? error.Skb : null;
}
