using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>What the agent writes into the endpoint and service maps of its node.</summary>
/// <remarks>
/// Source: <c>daemon/cmd/datapath.go syncEndpointsAndHostIPs</c>, <c>pkg/k8s/watchers/watcher.go datapathSVCs @ 1.13</c>; the labs' service
/// lists. Ids are given in the order of arrival.
/// </remarks>
internal sealed class BpfMapsFeature : IDatapathFeature
{
    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => true;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        WriteEndpoints(node);
        foreach (var service in node.Cluster.Cluster.Services)
        {
            WriteService(node, service);
        }
    }

    private static void WriteEndpoints(NodeDatapathBuilder node)
    {
        var endpoints = node.Maps.Endpoints;
        endpoints.Upsert(new EndpointEntry(node.Node.Ip, 0, null, default, SecurityIdentity.Host));
        endpoints.Upsert(new EndpointEntry(node.Node.RouterIp, 0, null, default, SecurityIdentity.Host));
        foreach (var endpoint in node.Endpoints)
        {
            endpoints.Upsert(new EndpointEntry(endpoint.Ip, endpoint.EndpointId, endpoint.Host, endpoint.Inner.Mac, endpoint.Identity));
        }
    }

    private static void WriteService(NodeDatapathBuilder node, Service service)
    {
        foreach (var port in service.Ports)
        {
            Write(node, service, port, service.ClusterIp, port.Port, FrontendType.ClusterIp, service.InternalTrafficLocal);
        }

        if (!node.Config.NodePort)
        {
            return;
        }

        var isLocal = service.ExternalPolicy == ExternalTrafficPolicy.Local;
        foreach (var port in service.Ports)
        {
            if (port.NodePort is { } nodePort)
            {
                Write(node, service, port, node.Node.Ip, nodePort, FrontendType.NodePort, isLocal);
                Write(node, service, port, Ipv4Address.Any, nodePort, FrontendType.NodePort, isLocal);
            }

            if (service.LoadBalancerIp is { } loadBalancerIp)
            {
                Write(node, service, port, loadBalancerIp, port.Port, FrontendType.LoadBalancer, isLocal);
            }
        }
    }

    private static void Write(
        NodeDatapathBuilder node, Service service, ServicePort port, Ipv4Address ip, int number, FrontendType type, bool ownBackendsOnly)
    {
        var services = node.Maps.Services;
        if (services.Contains(ip, number, port.Protocol))
        {
            return;
        }

        var backends = ownBackendsOnly
            ? port.Backends.Where(backend => backend.Node.Name == node.Node.Name).ToImmutableArray()
            : port.Backends;
        foreach (var backend in backends)
        {
            node.Maps.Backends.Upsert(backend, port.Protocol);
        }

        // Ids ascend and are not reused: a pinned one leaves the gap of services deleted before.
        var id = Math.Max(services.LastId + 1, service.FirstFrontendId ?? 1);
        services.Upsert(new ServiceEntry(id, ip, number, port.Protocol, type, backends, service));
        node.Maps.RevNat.Upsert(new RevNatEntry(id, ip, number));
    }
}
