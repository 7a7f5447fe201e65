using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Topology;

/// <summary>What exists before any agent runs: nodes, pods, services and hosts outside, every address decided.</summary>
/// <param name="Name">Cilium's cluster name; the seed of everything that was generated.</param>
/// <param name="KubernetesVersion">As <c>kubectl</c> prints it, without the <c>v</c>: <c>1.23.4</c>.</param>
/// <param name="KubeProxy">Whether kube-proxy was asked for, forbidden, or left to the effective kube-proxy replacement.</param>
/// <param name="NodeCidr">Subnet of the nodes' <c>eth0</c>.</param>
/// <param name="PodCidr">Pool that every node's pod CIDR is taken from.</param>
/// <param name="ServiceCidr">Pool of ClusterIPs.</param>
/// <param name="Gateway">The nodes' default gateway.</param>
/// <param name="IpsecSpi">SPI and key id of the IPsec keys, 1–15 (the key id is four bits of the mark).</param>
/// <param name="Nodes">In the document's order.</param>
/// <param name="Pods">In the document's order; pods of the host network too.</param>
/// <param name="Services">In the order in which the agents learn them.</param>
/// <param name="Externals">Hosts outside the cluster.</param>
public sealed record Cluster(
    string Name,
    string KubernetesVersion,
    KubeProxyMode KubeProxy,
    Ipv4Cidr NodeCidr,
    Ipv4Cidr PodCidr,
    Ipv4Cidr ServiceCidr,
    Gateway Gateway,
    int IpsecSpi,
    ImmutableArray<Node> Nodes,
    ImmutableArray<Pod> Pods,
    ImmutableArray<Service> Services,
    ImmutableArray<ExternalHost> Externals)
{
    /// <summary>Network policies in the document's order; empty: everybody may talk to everybody.</summary>
    public ImmutableArray<NetworkPolicy> Policies { get; init; } = [];

    /// <summary>The cluster with its lookups, made once. A copy that differs has one of its own.</summary>
    public ClusterIndex Index => ReferenceEquals(field?.Cluster, this) ? field : field = new ClusterIndex(this);
}

/// <summary>The router between the node subnet and the world: TTL − 1 each way, no NAT, no route to pods.</summary>
/// <param name="Ip">Its address in the node subnet.</param>
/// <param name="Mac">Its MAC address there.</param>
public sealed record Gateway(Ipv4Address Ip, MacAddress Mac);

/// <summary>What the document says of kube-proxy.</summary>
public enum KubeProxyMode
{
    /// <summary>It runs exactly when the effective kube-proxy replacement is not strict or true.</summary>
    Auto,

    /// <summary>It runs, in iptables mode.</summary>
    Iptables,

    /// <summary>It does not run.</summary>
    None,
}
