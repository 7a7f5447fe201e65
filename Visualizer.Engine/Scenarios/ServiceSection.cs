using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios;

/// <summary>A service as written.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Id">Cilium's id of its first frontend.</param>
/// <param name="Type">How far it is exposed.</param>
/// <param name="ClusterIp">Its virtual address.</param>
/// <param name="LoadBalancerIp">Its address towards the outside.</param>
/// <param name="AnnouncedBy">Node that the outside reaches that address through.</param>
/// <param name="Selector">Labels of its pods; null when it has no selector.</param>
/// <param name="ExternalPolicy">Its <c>externalTrafficPolicy</c>.</param>
/// <param name="SourceRangesNode">Where the source ranges stand.</param>
/// <param name="SourceRanges">Clients that may use the LoadBalancer IP.</param>
/// <param name="PortsNode">Where the ports stand.</param>
/// <param name="Ports">Its ports.</param>
public sealed record ServiceSection(
    DocumentNode Node,
    Written<string>? Name,
    Written<string>? Namespace,
    Written<int>? Id,
    Written<ServiceType>? Type,
    Written<Ipv4Address>? ClusterIp,
    Written<Ipv4Address>? LoadBalancerIp,
    Written<string>? AnnouncedBy,
    ImmutableSortedDictionary<string, string>? Selector,
    Written<ExternalTrafficPolicy>? ExternalPolicy,
    DocumentNode? SourceRangesNode,
    ImmutableArray<Ipv4Cidr> SourceRanges,
    DocumentNode? PortsNode,
    ImmutableArray<ServicePortSection> Ports);

/// <summary>A port of a service as written.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Name">Port name.</param>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="Port">Port of the ClusterIP.</param>
/// <param name="TargetPort">Port of the backends.</param>
/// <param name="NodePort">Port on every node.</param>
public sealed record ServicePortSection(
    DocumentNode Node,
    Written<string>? Name,
    Written<TransportProtocol>? Protocol,
    Written<int>? Port,
    Written<int>? TargetPort,
    Written<int>? NodePort);
