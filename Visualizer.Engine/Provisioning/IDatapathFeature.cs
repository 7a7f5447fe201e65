using Visualizer.Engine.Configuration;

namespace Visualizer.Engine.Provisioning;

/// <summary>One thing that kubelet, kube-proxy, the CNI plugin or the agent sets up on a node, such as the overlay or IPsec.</summary>
/// <remarks>Pure: reads the cluster and the configuration, writes only into the builder. Whether it applies follows from the configuration in force.</remarks>
public interface IDatapathFeature
{
    /// <summary>Whether the configuration in force asks for it.</summary>
    bool AppliesTo(DatapathConfig config);

    /// <summary>Sets it up on the builder's node.</summary>
    void Provision(NodeDatapathBuilder node);
}
