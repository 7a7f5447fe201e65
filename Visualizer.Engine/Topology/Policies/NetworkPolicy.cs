using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Topology.Policies;

/// <summary>A network policy as an agent understands it: whom it selects, and what is allowed or denied to them.</summary>
/// <remarks>Both Kubernetes' and Cilium's kind end here. Source: <c>pkg/policy/api/rule.go</c>, <c>pkg/k8s/network_policy.go @ 1.13</c>.</remarks>
/// <param name="Kind">Kind of the manifest: <c>NetworkPolicy</c>, <c>CiliumNetworkPolicy</c>, <c>CiliumClusterwideNetworkPolicy</c>.</param>
/// <param name="Name"><c>NAMESPACE/NAME</c>, or <c>NAME</c> when it belongs to no namespace.</param>
/// <param name="Subject">Endpoints that it selects; null when it selects nodes.</param>
/// <param name="EnforcesIngress">Whether what no rule allows towards its endpoints is dropped.</param>
/// <param name="EnforcesEgress">Whether what no rule allows from its endpoints is dropped.</param>
/// <param name="Rules">Its rules in the order of the manifest, ingress first.</param>
/// <param name="Unmodelled">What in it is not walked; empty for most.</param>
public sealed record NetworkPolicy(
    string Kind,
    string Name,
    LabelSelector? Subject,
    bool EnforcesIngress,
    bool EnforcesEgress,
    ImmutableArray<PolicyRule> Rules,
    ImmutableArray<PolicyFeature> Unmodelled)
{
    /// <summary>Whether the policy selects an endpoint and enforces that direction.</summary>
    public bool Selects(LabelSet endpoint, PolicyDirection direction) =>
        (direction == PolicyDirection.Ingress ? EnforcesIngress : EnforcesEgress) && Subject?.Matches(endpoint) == true;
}

/// <summary>One rule of a policy: peers and ports that it allows or denies. A packet has to fit both.</summary>
/// <param name="Name"><c>NAMESPACE/NAME ingress[0]</c>: policy, section and position as in the manifest.</param>
/// <param name="Direction">Direction that it speaks of.</param>
/// <param name="IsDeny">Whether it denies; a deny rule wins over every allow rule.</param>
/// <param name="Peers">The other ends; null: everybody, inside and outside the cluster. Empty: nobody.</param>
/// <param name="Ports">Destination ports; empty: all ports and protocols.</param>
/// <param name="Unmodelled">What keeps the rule from being walked; null for most.</param>
public sealed record PolicyRule(
    string Name,
    PolicyDirection Direction,
    bool IsDeny,
    ImmutableArray<PolicyPeer>? Peers,
    ImmutableArray<PolicyPort> Ports,
    PolicyFeature? Unmodelled = null);

/// <summary>Other ends that a rule names.</summary>
public abstract record PolicyPeer
{
    private PolicyPeer()
    {
    }

    /// <summary>Identities by their labels.</summary>
    /// <param name="Selector">Selects them.</param>
    public sealed record Labelled(LabelSelector Selector) : PolicyPeer;

    /// <summary>Addresses outside the cluster. Pods and nodes have identities of their own and are never meant.</summary>
    /// <param name="Prefix">The addresses.</param>
    public sealed record Addresses(Ipv4Cidr Prefix) : PolicyPeer;
}

/// <summary>Destination ports of a rule.</summary>
/// <param name="Protocol">IP protocol number: 6, 17 or 132.</param>
/// <param name="First">First port, 1–65535; 0: every port of the protocol.</param>
/// <param name="Last">Last port of the range, included; the first when there is no range.</param>
public readonly record struct PolicyPort(byte Protocol, int First, int Last);

/// <summary>Part of a policy that is not walked.</summary>
public enum PolicyFeature
{
    /// <summary>L7 rules and TLS: the proxy would decide.</summary>
    L7,

    /// <summary>Peers by DNS name.</summary>
    Fqdn,

    /// <summary>Peers by Kubernetes service.</summary>
    Services,

    /// <summary>Peers by cloud provider group or CIDR group.</summary>
    Groups,

    /// <summary>Peers by labels of nodes.</summary>
    Nodes,

    /// <summary>Requirements that restrict other rules.</summary>
    Requirements,

    /// <summary>ICMP types.</summary>
    Icmp,

    /// <summary>Ports by name.</summary>
    NamedPort,

    /// <summary>Mutual authentication.</summary>
    Authentication,

    /// <summary>An explicit default of allowing or denying.</summary>
    DefaultDeny,

    /// <summary>Policies of nodes.</summary>
    Host,

    /// <summary>IPv6 prefixes.</summary>
    Ipv6,
}
