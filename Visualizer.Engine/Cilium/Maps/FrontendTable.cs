using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Frontends of all services with their ids, which are the same on every node: collected once, whatever the number of nodes.</summary>
/// <remarks>
/// Source: <c>pkg/k8s/watchers/watcher.go datapathSVCs @ 1.13</c>; the labs' service lists. Ids are given in the order of arrival. The protocol is
/// part of the key from 1.17 on; before, port 53 of TCP and of UDP share an entry.
/// </remarks>
public sealed class FrontendTable
{
    private readonly Dictionary<(uint Ip, int Port, int Protocol), Frontend> _byAddress = [];
    private readonly Dictionary<(int Port, int Protocol), Frontend> _ofNodes = [];
    private readonly Dictionary<int, Frontend> _byId = [];
    private readonly List<Frontend> _all = [];

    /// <summary>Collects the frontends of a cluster.</summary>
    public FrontendTable(Cluster cluster, DatapathConfig config)
    {
        TellsProtocols = config.Cilium.IsAtLeast(17);
        foreach (var service in cluster.Services)
        {
            Add(service, config.NodePort);
        }
    }

    /// <summary>Whether the protocol is part of the key.</summary>
    public bool TellsProtocols { get; }

    /// <summary>All frontends in the order of their ids.</summary>
    public IReadOnlyList<Frontend> All => _all;

    /// <summary>The frontend of an address; null when there is none.</summary>
    public Frontend? At(Ipv4Address ip, int port, int protocol) => _byAddress.GetValueOrDefault((ip.Value, port, TellsProtocols ? protocol : 0));

    /// <summary>The frontend that every node has at a port of its own address; null when there is none.</summary>
    public Frontend? AtNode(int port, int protocol) => _ofNodes.GetValueOrDefault((port, TellsProtocols ? protocol : 0));

    /// <summary>The frontend of an id; null when there is none.</summary>
    public Frontend? Of(int id) => _byId.GetValueOrDefault(id);

    private void Add(Service service, bool hasNodePorts)
    {
        foreach (var port in service.Ports)
        {
            Add(service, port, service.ClusterIp, port.Port, FrontendType.ClusterIp, service.InternalTrafficLocal);
        }

        if (!hasNodePorts)
        {
            return;
        }

        var isLocal = service.ExternalPolicy == ExternalTrafficPolicy.Local;
        foreach (var port in service.Ports)
        {
            if (port.NodePort is { } nodePort)
            {
                Add(service, port, null, nodePort, FrontendType.NodePort, isLocal);
                Add(service, port, Ipv4Address.Any, nodePort, FrontendType.NodePort, isLocal);
            }

            if (service.LoadBalancerIp is { } loadBalancerIp)
            {
                Add(service, port, loadBalancerIp, port.Port, FrontendType.LoadBalancer, isLocal);
            }
        }
    }

    private void Add(Service service, ServicePort port, Ipv4Address? ip, int number, FrontendType type, bool ownBackendsOnly)
    {
        // Ids ascend and are not reused: a pinned one leaves the gap of services deleted before.
        var id = Math.Max((_all.Count == 0 ? 0 : _all[^1].Id) + 1, service.FirstFrontendId ?? 1);
        var protocol = TellsProtocols ? (int)port.Protocol : 0;
        var frontend = new Frontend(id, ip, number, type, service, port, ownBackendsOnly);
        if (ip is { } address ? _byAddress.TryAdd((address.Value, number, protocol), frontend) : _ofNodes.TryAdd((number, protocol), frontend))
        {
            _byId.Add(id, frontend);
            _all.Add(frontend);
        }
    }
}

/// <summary>A frontend as all nodes have it.</summary>
/// <param name="Id">Id of the service, from 1 in the order of arrival.</param>
/// <param name="Ip">Its address; null: the node's own.</param>
/// <param name="Port">Its port.</param>
/// <param name="Type">What kind of frontend it is.</param>
/// <param name="Service">The service that it belongs to.</param>
/// <param name="ServicePort">The port of that service.</param>
/// <param name="OwnBackendsOnly">Whether every node uses its own backends only.</param>
public sealed record Frontend(
    int Id, Ipv4Address? Ip, int Port, FrontendType Type, Service Service, ServicePort ServicePort, bool OwnBackendsOnly)
{
    /// <summary>The backends of the frontend on a node.</summary>
    public BackendList BackendsOn(Node node) => OwnBackendsOnly ? ServicePort.Backends.On(node) : ServicePort.Backends;
}
