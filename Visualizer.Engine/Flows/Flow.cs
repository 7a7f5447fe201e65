using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Flows;

/// <summary>A flow with every name resolved: who talks to which address, and how.</summary>
/// <param name="Kind">What the client does.</param>
/// <param name="Client">The process that starts it.</param>
/// <param name="Address">Address that it was told to talk to.</param>
/// <param name="Port">Port that it was told; 0 for ping.</param>
/// <param name="PinnedBackend">Address of the backend that load balancers shall choose; null: a hash chooses.</param>
/// <param name="Size">Payload octets of ping and udp.</param>
/// <param name="Count">Echo requests, datagrams or connections.</param>
/// <param name="Ttl">TTL of what the client sends.</param>
/// <param name="DontFragment">Whether the sender may not fragment either.</param>
/// <param name="ColdNeighbours">Whether neighbours have to be resolved first.</param>
/// <param name="NamedNodes">Nodes that the target names; their interfaces are taps even if nothing comes there.</param>
public sealed record Flow(
    FlowKind Kind,
    FlowEnd Client,
    Ipv4Address Address,
    int Port,
    Ipv4Address? PinnedBackend,
    int Size,
    int Count,
    int Ttl,
    bool DontFragment,
    bool ColdNeighbours,
    ImmutableArray<Node> NamedNodes)
{
    /// <summary>How often the same was asked before: what is arbitrary in a flow (ports, identifiers) is another each time.</summary>
    public int Repetition { get; init; }

    /// <summary>Nanoseconds between two echo requests, datagrams or connections.</summary>
    public long IntervalNanoseconds { get; init; } = 1_000_000_000;

    /// <summary>Name of the host as a client types it: the port only where it is not 80.</summary>
    public string TypedHost => Kind == FlowKind.Ping || Port == 80 ? Address.ToString() : $"{Address}:{Port}";
}

/// <summary>A process at one end of a flow. Exactly one of node and external host is set.</summary>
/// <param name="Ip">Its address.</param>
/// <param name="Node">Node that it runs on; null outside the cluster.</param>
/// <param name="Pod">Its pod; null for a process of the node itself.</param>
/// <param name="External">The host outside the cluster; null inside.</param>
public sealed record FlowEnd(Ipv4Address Ip, Node? Node, Pod? Pod, ExternalHost? External)
{
    /// <summary>Name of its netns; hosts outside the cluster have <c>host</c> alone.</summary>
    public string NetNsName => Pod?.NetNsName ?? "host";
}
