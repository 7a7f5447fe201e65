using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios;

/// <summary>A document's <c>cluster</c> as written.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Name">Cilium's cluster name.</param>
/// <param name="Kubernetes">Kubernetes version.</param>
/// <param name="KubeProxy">Whether kube-proxy runs.</param>
/// <param name="NodeCidr">Subnet of the nodes.</param>
/// <param name="PodCidr">Pool of pod CIDRs.</param>
/// <param name="ServiceCidr">Pool of ClusterIPs.</param>
/// <param name="GatewayIp">Address of the default gateway.</param>
/// <param name="GatewayMac">Its MAC address.</param>
/// <param name="IpsecSpi">SPI of the IPsec keys.</param>
/// <param name="NodeCount">Number of nodes, in place of a list.</param>
/// <param name="NodesNode">Where the list of nodes or its count stands.</param>
/// <param name="Nodes">The listed nodes.</param>
/// <param name="PodsPerNode">Number of pods of every counted node.</param>
/// <param name="Pods">The listed pods.</param>
/// <param name="Services">The listed services.</param>
/// <param name="Externals">The listed external hosts.</param>
/// <param name="Policies">Network policy manifests.</param>
public sealed record ClusterSection(
    DocumentNode Node,
    Written<string>? Name,
    Written<string>? Kubernetes,
    Written<KubeProxyMode>? KubeProxy,
    Written<Ipv4Cidr>? NodeCidr,
    Written<Ipv4Cidr>? PodCidr,
    Written<Ipv4Cidr>? ServiceCidr,
    Written<Ipv4Address>? GatewayIp,
    Written<MacAddress>? GatewayMac,
    Written<int>? IpsecSpi,
    Written<int>? NodeCount,
    DocumentNode? NodesNode,
    ImmutableArray<NodeSection> Nodes,
    Written<int>? PodsPerNode,
    ImmutableArray<PodSection> Pods,
    ImmutableArray<ServiceSection> Services,
    ImmutableArray<ExternalSection> Externals,
    ImmutableArray<DocumentNode> Policies)
{
    /// <summary>The manifests with typed access to their keys.</summary>
    internal ImmutableArray<BoundMap> Manifests { get; init; } = [];
}

/// <summary>An external host as written.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Ip">Its address.</param>
/// <param name="IsOnLan">Whether it is on the nodes' own L2.</param>
/// <param name="Serves">Ports that it listens on.</param>
public sealed record ExternalSection(
    DocumentNode Node, Written<string>? Name, Written<Ipv4Address>? Ip, Written<bool>? IsOnLan, ImmutableArray<ListeningPort>? Serves);
