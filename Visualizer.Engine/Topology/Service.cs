using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Topology;

/// <summary>A Kubernetes service with its backends resolved.</summary>
/// <param name="Name">Name within the namespace.</param>
/// <param name="Namespace">Kubernetes namespace.</param>
/// <param name="Type">How far it is exposed.</param>
/// <param name="ClusterIp">Its virtual address.</param>
/// <param name="LoadBalancerIp">Its address towards the outside; null unless of type LoadBalancer.</param>
/// <param name="LoadBalancerNode">Node that the outside reaches <paramref name="LoadBalancerIp"/> through; null without one.</param>
/// <param name="ExternalPolicy">Whether nodes may forward outside requests to backends of other nodes.</param>
/// <param name="InternalTrafficLocal">Whether every node uses its own backend only (hubble-peer).</param>
/// <param name="SourceRanges">Clients that may use the LoadBalancer IP; empty: everybody.</param>
/// <param name="Ports">At least one.</param>
public sealed record Service(
    string Name,
    string Namespace,
    ServiceType Type,
    Ipv4Address ClusterIp,
    Ipv4Address? LoadBalancerIp,
    Node? LoadBalancerNode,
    ExternalTrafficPolicy ExternalPolicy,
    bool InternalTrafficLocal,
    ImmutableArray<Ipv4Cidr> SourceRanges,
    ImmutableArray<ServicePort> Ports)
{
    /// <summary>Cilium's id of the service's first frontend where the document pins it; further frontends take the next ids. Null: the next one free.</summary>
    public int? FirstFrontendId { get; init; }

    /// <summary>Labels of its pods; empty when it has no selector.</summary>
    public ImmutableSortedDictionary<string, string> Selector { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>One port of a service.</summary>
/// <param name="Name">Port name; empty when the service gives none.</param>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="Port">Port of the ClusterIP.</param>
/// <param name="TargetPort">Port of the backends.</param>
/// <param name="NodePort">Port on every node; null for ClusterIP services.</param>
/// <param name="Backends">In the order in which they were announced.</param>
public sealed record ServicePort(
    string Name, TransportProtocol Protocol, int Port, int TargetPort, int? NodePort, BackendList Backends);

/// <summary>A target of a service port.</summary>
/// <param name="Ip">Address of a pod, or of a node for processes of the host network.</param>
/// <param name="Port">Target port.</param>
/// <param name="Node">Node it runs on.</param>
/// <param name="Pod">The pod, host-network pods too; null for a process that the document does not list.</param>
public sealed record Backend(Ipv4Address Ip, int Port, Node Node, Pod? Pod);

/// <summary>Kubernetes service types.</summary>
public enum ServiceType
{
    /// <summary>Reachable by its ClusterIP.</summary>
    ClusterIp,

    /// <summary>Also on a port of every node.</summary>
    NodePort,

    /// <summary>Also by an address of its own towards the outside.</summary>
    LoadBalancer,
}

/// <summary>Kubernetes <c>externalTrafficPolicy</c>.</summary>
public enum ExternalTrafficPolicy
{
    /// <summary>Any backend.</summary>
    Cluster,

    /// <summary>Backends of the receiving node only.</summary>
    Local,
}
