using Visualizer.Engine.Kernel.Neighbours;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Kernel.Wireguard;
using Visualizer.Engine.Kernel.Xfrm;

namespace Visualizer.Engine.Kernel;

/// <summary>What changes on one node while a flow runs: kernel conntrack, XFRM counters, neighbours and the writable BPF maps. One per node and trace.</summary>
/// <param name="programs">State of the programs' maps.</param>
public sealed class NodeState(IProgramState programs)
{
    /// <summary>Kernel conntrack of the host netns.</summary>
    public KernelConntrack Conntrack { get; } = new();

    /// <summary>Sequence numbers of the node's XFRM states.</summary>
    public XfrmCounters Xfrm { get; } = new();

    /// <summary>Counters of the node's WireGuard sessions.</summary>
    public WireguardCounters Wireguard => field ??= new WireguardCounters();

    /// <summary>Neighbour entries that the flow made.</summary>
    public LearnedNeighbours Neighbours { get; } = new();

    /// <summary>Writable maps of the BPF programs; only the programs know their type.</summary>
    public IProgramState Programs { get; } = programs;
}

/// <summary>Marks the type that holds the writable maps of a node's programs.</summary>
public interface IProgramState;
