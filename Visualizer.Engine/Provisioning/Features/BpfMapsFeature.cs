using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Configuration;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>What the agent writes into the endpoint map of its node.</summary>
/// <remarks>Source: <c>daemon/cmd/datapath.go syncEndpointsAndHostIPs @ 1.13</c>.</remarks>
internal sealed class BpfMapsFeature : IDatapathFeature
{
    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => true;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        var endpoints = node.Maps.Endpoints;
        endpoints.Upsert(new EndpointEntry(node.Node.Ip, 0, null, default, SecurityIdentity.Host));
        endpoints.Upsert(new EndpointEntry(node.Node.RouterIp, 0, null, default, SecurityIdentity.Host));
        foreach (var endpoint in node.Endpoints)
        {
            endpoints.Upsert(new EndpointEntry(endpoint.Ip, endpoint.EndpointId, endpoint.Host, endpoint.Inner.Mac, endpoint.Identity));
        }
    }
}
