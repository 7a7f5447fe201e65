using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Topology;

/// <summary>Service ports by the addresses and ports that lead to them, one hash lookup each.</summary>
public sealed class ServiceIndex
{
    private readonly Dictionary<(uint Ip, int Protocol, int Port), PortOfService> _frontends = [];
    private readonly Dictionary<(int Protocol, int Port), PortOfService> _nodePorts = [];

    private readonly List<PortOfService> _all = [];

    /// <summary>Files every port under the ClusterIP, the LoadBalancer IP and the NodePort of its service.</summary>
    public ServiceIndex(Cluster cluster)
    {
        foreach (var service in cluster.Services)
        {
            foreach (var port in service.Ports)
            {
                var entry = new PortOfService(service, port);
                _all.Add(entry);
                _frontends.TryAdd((service.ClusterIp.Value, (int)port.Protocol, port.Port), entry);
                if (service.LoadBalancerIp is { } ip)
                {
                    _frontends.TryAdd((ip.Value, (int)port.Protocol, port.Port), entry);
                }

                if (port.NodePort is { } nodePort)
                {
                    _nodePorts.TryAdd(((int)port.Protocol, nodePort), entry);
                }
            }
        }
    }

    /// <summary>All ports in the order of the services.</summary>
    public IReadOnlyList<PortOfService> All => _all;

    /// <summary>The port behind a ClusterIP or LoadBalancer IP; null when there is none.</summary>
    public PortOfService? At(Ipv4Address ip, int protocol, int port) => _frontends.GetValueOrDefault((ip.Value, protocol, port));

    /// <summary>The port behind a NodePort; null when there is none.</summary>
    public PortOfService? AtNodePort(int protocol, int port) => _nodePorts.GetValueOrDefault((protocol, port));
}

/// <summary>One port of a service, with the service; the same object wherever it is found.</summary>
/// <param name="service">The service.</param>
/// <param name="port">Its port.</param>
public sealed class PortOfService(Service service, ServicePort port)
{
    /// <summary>The service.</summary>
    public Service Service { get; } = service;

    /// <summary>Its port.</summary>
    public ServicePort Port { get; } = port;
}
