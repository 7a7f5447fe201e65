using System.Collections.Concurrent;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>The policy maps of a node's endpoints. Each is written when a packet first reaches its endpoint.</summary>
/// <remarks>Safe for any number of threads: a map written twice at once is the same, and one of the two is kept.</remarks>
/// <param name="node">Node of the endpoints.</param>
/// <param name="cluster">Policies, and who has which labels.</param>
/// <param name="config">Decides about ranges of ports.</param>
/// <param name="endpoints">The node's endpoints.</param>
public sealed class PolicyMaps(Node node, ClusterIndex cluster, DatapathConfig config, EndpointMap endpoints)
{
    private readonly ConcurrentDictionary<uint, PolicyMap> _maps = new();

    /// <summary>Whether the cluster has no policy; nobody then need look into a map.</summary>
    public bool AreOpen { get; } = cluster.Cluster.Policies.IsEmpty;

    /// <summary>The map of the endpoint with that address; one that allows everything when the node has no such endpoint.</summary>
    public PolicyMap Of(Ipv4Address endpoint) =>
        AreOpen ? PolicyMap.AllowAll : _maps.GetOrAdd(endpoint.Value, static (ip, self) => self.Write(new Ipv4Address(ip)), this);

    private PolicyMap Write(Ipv4Address ip) => endpoints.TryLookup(ip, out var endpoint) && !endpoint.IsHost
        ? new PolicyMapWriter(node, cluster, config).Write(endpoint)
        : PolicyMap.AllowAll;
}
