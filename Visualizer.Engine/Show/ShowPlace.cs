using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Show;

/// <summary>Where a command runs, and the state that it prints: one netns at one moment.</summary>
/// <param name="Cluster">The provisioned cluster.</param>
/// <param name="NetNs">The netns.</param>
/// <param name="State">What flows have changed on its node, or host outside, up to the moment.</param>
public sealed record ShowPlace(ClusterDatapath Cluster, NetNs NetNs, NodeState State)
{
    /// <summary>The node; null outside the cluster.</summary>
    public Node? Node => Cluster.Index.Node(NetNs.Node);

    /// <summary>What is set up on the node.</summary>
    internal NodeDatapath Datapath => Cluster.Of(Node!);

    /// <summary>The writable maps of the node's programs.</summary>
    internal ProgramState Programs => (ProgramState)State.Programs;
}
