using Visualizer.Engine.Flows;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Simulation;

/// <summary>Which flows this build walks. What it does not cover is said by a finding, never guessed.</summary>
public static class FlowSupport
{
    // Nothing on a path of the modelled configurations takes more than this off a TTL.
    private const int LongestPath = 10;

    private const int IcmpOverhead = 28;

    /// <summary>The finding's code for a flow that is not covered; null for one that is.</summary>
    public static string? NotModelled(ClusterDatapath cluster, Flow flow)
    {
        if (flow.Kind == FlowKind.Udp)
        {
            return "not-modelled.flow-udp";
        }

        if (flow.Client.External is not null || IsBeyondTheCluster(cluster, flow))
        {
            return "not-modelled.flow-external";
        }

        if (flow.Client.NetNsName == "host")
        {
            return "not-modelled.flow-from-node";
        }

        if (flow.ColdNeighbours)
        {
            return "not-modelled.flow-cold-neighbours";
        }

        if (flow.Ttl <= LongestPath)
        {
            return "not-modelled.flow-ttl-expiry";
        }

        return flow.Kind == FlowKind.Ping && flow.Size + IcmpOverhead > cluster.Config.PodMtu ? "not-modelled.flow-fragments" : null;
    }

    private static bool IsBeyondTheCluster(ClusterDatapath cluster, Flow flow)
    {
        var declared = cluster.Index.Cluster;
        return cluster.Index.Owner(flow.Address) is AddressOwner.External or AddressOwner.GatewayAddress
            || (cluster.Index.Owner(flow.Address) is null && !declared.PodCidr.Contains(flow.Address)
                && !declared.ServiceCidr.Contains(flow.Address) && !declared.NodeCidr.Contains(flow.Address));
    }
}
