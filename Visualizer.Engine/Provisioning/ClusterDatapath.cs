using System.Collections.Concurrent;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning;

/// <summary>A cluster under one configuration. Nodes are provisioned when a packet first reaches them, so the size of the cluster costs nothing.</summary>
/// <remarks>Safe for any number of threads: a node provisioned twice at once is the same, and one of the two is kept.</remarks>
/// <param name="index">The cluster with its lookups.</param>
/// <param name="config">The configuration in force.</param>
public sealed class ClusterDatapath(ClusterIndex index, DatapathConfig config)
{
    private readonly ConcurrentDictionary<string, NodeDatapath> _nodes = new();
    private readonly ConcurrentDictionary<Ipv4Address, NetNs> _externals = new();
    private readonly Lazy<FrontendTable> _frontends = new(() => new FrontendTable(index.Cluster, config));

    /// <summary>The cluster with its lookups.</summary>
    public ClusterIndex Index { get; } = index;

    /// <summary>The configuration in force.</summary>
    public DatapathConfig Config { get; } = config;

    /// <summary>Everything that is set up on the node.</summary>
    public NodeDatapath Of(Node node) => _nodes.GetOrAdd(node.Name, static (_, args) => args.Self.Provision(args.Node), (Self: this, Node: node));

    /// <summary>The netns of a host outside the cluster.</summary>
    public NetNs Of(ExternalHost host) => _externals.GetOrAdd(host.Ip, static (_, args) => ExternalNetNs.Assemble(args.Index, args.Host), (Index, Host: host));

    private NodeDatapath Provision(Node node)
    {
        var builder = new NodeDatapathBuilder(Index, Config, _frontends.Value, node);
        foreach (var feature in DatapathFeatures.All)
        {
            if (feature.AppliesTo(Config))
            {
                feature.Provision(builder);
            }
        }

        return NetNsAssembly.Assemble(builder);
    }
}
