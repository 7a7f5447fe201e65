using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>A node on its way from the document to the cluster.</summary>
/// <param name="index">Position among the nodes.</param>
/// <param name="name">Its name.</param>
/// <param name="section">What the document says of it; null for a counted node.</param>
internal sealed class NodePlan(int index, string name, NodeSection? section)
{
    public int Index { get; } = index;

    public string Name { get; } = name;

    public NodeSection? Section { get; } = section;

    public List<PodPlan> Pods { get; } = [];

    public bool IsControlPlane { get; set; }

    public Ipv4Address Ip { get; set; }

    public Ipv4Cidr? PodCidr { get; set; }

    public HashSet<int> EndpointIds { get; } = [];

    public Node? Node { get; set; }
}

/// <summary>A pod on its way from the document to the cluster.</summary>
/// <param name="index">Position among the pods.</param>
/// <param name="name">Its name.</param>
/// <param name="namespaceName">Its namespace.</param>
/// <param name="node">Its node.</param>
/// <param name="section">What the document says of it; null for a counted pod.</param>
/// <param name="labels">Its labels.</param>
internal sealed class PodPlan(
    int index, string name, string namespaceName, NodePlan node, PodSection? section, ImmutableSortedDictionary<string, string> labels)
{
    public int Index { get; } = index;

    public string Name { get; } = name;

    public string Namespace { get; } = namespaceName;

    public NodePlan Node { get; } = node;

    public PodSection? Section { get; } = section;

    public ImmutableSortedDictionary<string, string> Labels { get; } = labels;

    public bool HostNetwork => Section?.HostNetwork ?? false;

    public string ServiceAccount => Section?.ServiceAccount?.Value ?? Pod.DefaultServiceAccount;

    /// <summary>All pods of the same namespace and service account with the same labels.</summary>
    public LabelGroup Group { get; set; } = null!;
}

/// <summary>Pods of one namespace and service account with the same labels: they have one identity, and the same services select them.</summary>
/// <param name="namespaceName">Their namespace.</param>
/// <param name="labels">Their labels.</param>
internal sealed class LabelGroup(string namespaceName, ImmutableSortedDictionary<string, string> labels)
{
    public string Namespace { get; } = namespaceName;

    public ImmutableSortedDictionary<string, string> Labels { get; } = labels;

    public List<PodPlan> Pods { get; } = [];

    public string ServiceAccount => Pods[0].ServiceAccount;

    public SecurityIdentity Identity { get; set; }

    /// <summary>TCP/80, UDP/53 and the target ports of the services that select the pods.</summary>
    public List<ListeningPort> Serves { get; } = [new(TransportProtocol.Tcp, 80), new(TransportProtocol.Udp, 53)];

    private ImmutableArray<ListeningPort>? frozen;

    public ImmutableArray<ListeningPort> FrozenServes => frozen ??= [.. Serves.Distinct()];
}
