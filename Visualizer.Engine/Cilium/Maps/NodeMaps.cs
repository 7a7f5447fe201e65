using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>The BPF maps of one node that the agent writes and programs only read.</summary>
/// <remarks>What ipcache, tunnel and service maps hold follows from the cluster; the endpoint map is written while the node is provisioned.</remarks>
public sealed class NodeMaps
{
    /// <summary>Makes the maps of a node.</summary>
    public NodeMaps(Node node, ClusterIndex cluster, DatapathConfig config, FrontendTable frontends)
    {
        Ipcache = new IpcacheMap(node, cluster, config);
        Tunnel = new TunnelMap(node, cluster, config);
        NodeIds = new NodeIdMap(cluster, config);
        Services = new ServiceMap(node, frontends);
        RevNat = new RevNatMap(node, frontends);
        Policies = new PolicyMaps(node, cluster, config, Endpoints);
        EndpointList = new EndpointList(node, cluster, Policies);
    }

    /// <summary>Prefix → identity, tunnel endpoint, key.</summary>
    public IpcacheMap Ipcache { get; }

    /// <summary>Address → local endpoint.</summary>
    public EndpointMap Endpoints { get; } = new();

    /// <summary>Frontend → backends.</summary>
    public ServiceMap Services { get; }

    /// <summary>Service id → frontend.</summary>
    public RevNatMap RevNat { get; }

    /// <summary>Pod CIDR → node.</summary>
    public TunnelMap Tunnel { get; }

    /// <summary>Address of a node → its id in the marks of IPsec.</summary>
    public NodeIdMap NodeIds { get; }

    /// <summary>Policies of the node's endpoints.</summary>
    public PolicyMaps Policies { get; }

    /// <summary>The node's endpoints as the agent lists them.</summary>
    public EndpointList EndpointList { get; }
}
