using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning;

/// <summary>One thing for each other node of the cluster, such as a route or a neighbour: made when somebody asks, so that the number of nodes costs nothing.</summary>
/// <typeparam name="T">Type of the things.</typeparam>
/// <param name="cluster">The nodes.</param>
/// <param name="self">Node that has the things.</param>
/// <param name="make">Makes the thing of another node.</param>
public sealed class PerRemoteNode<T>(ClusterIndex cluster, Node self, Func<Node, T> make)
    where T : class
{
    private readonly Memo<string, T> _made = new(name => make(cluster.Node(name)!));

    /// <summary>All of them in the cluster's order.</summary>
    public IEnumerable<T> All => cluster.Nodes.Where(node => node.Name != self.Name).Select(node => _made[node.Name]);

    /// <summary>That of a node; null for the node itself, and without one.</summary>
    public T? Of(Node? node) => node is null || node.Name == self.Name ? null : _made[node.Name];

    /// <summary>That of the node whose pod CIDR contains an address.</summary>
    public T? OfPodAddress(Ipv4Address address) => Of(cluster.NodeOfPodAddress(address));

    /// <summary>That of the node whose <c>eth0</c> has an address.</summary>
    public T? OfNodeAddress(Ipv4Address address) => Of((cluster.Owner(address) as AddressOwner.NodeAddress)?.Node);

    /// <summary>That of the node whose <c>cilium_host</c> has an address.</summary>
    public T? OfRouterAddress(Ipv4Address address) => Of((cluster.Owner(address) as AddressOwner.Router)?.Node);
}
