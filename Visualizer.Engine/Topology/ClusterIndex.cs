using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Topology;

/// <summary>A cluster with hash lookups: who owns an address, which pods run on a node. Built once per cluster, shared by all nodes.</summary>
public sealed class ClusterIndex
{
    private readonly Dictionary<uint, AddressOwner> _owners;
    private readonly Dictionary<string, ImmutableArray<Pod>> _podsByNode;
    private readonly Dictionary<string, int> _nodes;
    private readonly ImmutableArray<(uint Mask, Dictionary<uint, Node> Nodes)> _nodesByPodCidr;
    private readonly Lazy<Dictionary<MacAddress, Node>> _nodeOfMac;
    private readonly Dictionary<MacAddress, ExternalHost> _lanHostOfMac;
    private readonly Lazy<ClusterIdentities> _identities;
    private readonly Lazy<ServiceIndex> _services;
    private readonly Lazy<DeviceIndex> _devices;
    private readonly Lazy<NameTable<Pod>> _podNames;
    private readonly Lazy<NameTable<Service>> _serviceNames;
    private readonly Lazy<Dictionary<uint, Node>> _nodesByHostPart;

    /// <summary>Indexes the cluster.</summary>
    public ClusterIndex(Cluster cluster)
    {
        Cluster = cluster;
        _nodes = new Dictionary<string, int>(cluster.Nodes.Length, StringComparer.Ordinal);
        foreach (var node in cluster.Nodes)
        {
            _nodes.Add(node.Name, _nodes.Count);
        }

        _podsByNode = PodsByNode(cluster);
        _nodesByPodCidr =
        [
            .. cluster.Nodes.GroupBy(node => node.PodCidr.PrefixLength).OrderByDescending(group => group.Key)
                .Select(group => (Ipv4Cidr.MaskOf(group.Key), group.ToDictionary(node => node.PodCidr.Network.Value))),
        ];
        _lanHostOfMac = cluster.Externals.Where(host => host.IsOnLan).ToDictionary(host => host.Mac);
        _owners = Owners(cluster);
        _nodeOfMac = new(() => cluster.Nodes.ToDictionary(node => node.Interfaces["eth0"].Mac));
        _identities = new(() => new ClusterIdentities(cluster));
        _services = new(() => new ServiceIndex(cluster));
        _devices = new(() => new DeviceIndex(cluster));
        _podNames = new(() => new NameTable<Pod>(cluster.Pods, pod => pod.Name));
        _serviceNames = new(() => new NameTable<Service>(cluster.Services, service => service.Name));
        _nodesByHostPart = new(() => NodesByHostPart(cluster));
    }

    /// <summary>The cluster.</summary>
    public Cluster Cluster { get; }

    /// <summary>Identities with their labels; collected when somebody first asks.</summary>
    public ClusterIdentities Identities => _identities.Value;

    /// <summary>Its nodes.</summary>
    public ImmutableArray<Node> Nodes => Cluster.Nodes;

    /// <summary>Whoever has the address; null when nobody in the document has.</summary>
    public AddressOwner? Owner(Ipv4Address address) => _owners.GetValueOrDefault(address.Value);

    /// <summary>Service ports by address and port; collected when somebody first asks.</summary>
    public ServiceIndex Services => _services.Value;

    /// <summary>Devices by MAC address; collected when somebody first asks.</summary>
    public DeviceIndex Devices => _devices.Value;

    /// <summary>The node of that name; null when there is none.</summary>
    public Node? Node(string name) => _nodes.TryGetValue(name, out var place) ? Nodes[place] : null;

    /// <summary>Place of a node among <see cref="Nodes"/>.</summary>
    public int PlaceOf(Node node) => _nodes[node.Name];

    /// <summary>Pods of that name, of all namespaces.</summary>
    public IEnumerable<Pod> PodsNamed(string name) => _podNames.Value.Named(name);

    /// <summary>Services of that name, of all namespaces.</summary>
    public IEnumerable<Service> ServicesNamed(string name) => _serviceNames.Value.Named(name);

    /// <summary>The node whose pod CIDR contains the address; null when none does.</summary>
    public Node? NodeOfPodAddress(Ipv4Address address)
    {
        foreach (var (mask, nodes) in _nodesByPodCidr)
        {
            if (nodes.TryGetValue(address.Value & mask, out var node))
            {
                return node;
            }
        }

        return null;
    }

    /// <summary>The node whose <c>eth0</c> address ends with these 16 bits; null when none does.</summary>
    public Node? NodeOfHostPart(uint bits) => _nodesByHostPart.Value.GetValueOrDefault(bits);

    /// <summary>The node whose <c>eth0</c> has the MAC address; null when none has.</summary>
    public Node? NodeOfMac(MacAddress mac) => _nodeOfMac.Value.GetValueOrDefault(mac);

    /// <summary>The declared host on the nodes' subnet that has the MAC address; null when none has.</summary>
    public ExternalHost? LanHostOfMac(MacAddress mac) => _lanHostOfMac.GetValueOrDefault(mac);

    /// <summary>The host outside the cluster that has the address, declared or not; null for addresses that the cluster's own subnets contain.</summary>
    /// <remarks>An undeclared host beyond the gateway answers echo and serves every port.</remarks>
    public ExternalHost? ExternalAt(Ipv4Address address) => Owner(address) switch
    {
        AddressOwner.External { Host: var host } => host,
        null when !IsClusterAddress(address) && !Cluster.NodeCidr.Contains(address) => ExternalHost.Undeclared(address),
        _ => null,
    };

    /// <summary>Whether the address is in the pools of pods or services, to which no host outside has a route.</summary>
    public bool IsClusterAddress(Ipv4Address address) => Cluster.PodCidr.Contains(address) || Cluster.ServiceCidr.Contains(address);

    /// <summary>Who answers an ARP request for the address on the nodes' subnet: nodes, the gateway, hosts, and the node that announces a LoadBalancer IP.</summary>
    public MacAddress? MacOnNodeSubnet(Ipv4Address address) => Owner(address) switch
    {
        AddressOwner.NodeAddress { Node: var node } => node.Interfaces["eth0"].Mac,
        AddressOwner.GatewayAddress { Gateway: var gateway } => gateway.Mac,
        AddressOwner.External { Host: { IsOnLan: true } host } => host.Mac,
        AddressOwner.ServiceAddress { Service: { LoadBalancerNode: { } announcer } service } when service.LoadBalancerIp == address =>
            announcer.Interfaces["eth0"].Mac,
        _ => null,
    };

    /// <summary>Pods that run on the node, in the document's order; those of the host network too.</summary>
    public ImmutableArray<Pod> PodsOn(Node node) => _podsByNode.GetValueOrDefault(node.Name, []);

    private static Dictionary<string, ImmutableArray<Pod>> PodsByNode(Cluster cluster)
    {
        var builders = new Dictionary<string, ImmutableArray<Pod>.Builder>(cluster.Nodes.Length, StringComparer.Ordinal);
        foreach (var pod in cluster.Pods)
        {
            ref var pods = ref CollectionsMarshal.GetValueRefOrAddDefault(builders, pod.Node.Name, out _);
            (pods ??= ImmutableArray.CreateBuilder<Pod>()).Add(pod);
        }

        return builders.ToDictionary(node => node.Key, node => node.Value.DrainToImmutable(), StringComparer.Ordinal);
    }

    private static Dictionary<uint, Node> NodesByHostPart(Cluster cluster)
    {
        var nodes = new Dictionary<uint, Node>(cluster.Nodes.Length);
        foreach (var node in cluster.Nodes)
        {
            nodes.TryAdd(node.Ip.Value & 0xFFFF, node);
        }

        return nodes;
    }

    private static Dictionary<uint, AddressOwner> Owners(Cluster cluster)
    {
        var owners = new Dictionary<uint, AddressOwner>((cluster.Nodes.Length * 3) + cluster.Pods.Length + cluster.Services.Length);
        foreach (var node in cluster.Nodes)
        {
            owners[node.Ip.Value] = new AddressOwner.NodeAddress(node);
            owners[node.RouterIp.Value] = new AddressOwner.Router(node);
            owners[node.HealthIp.Value] = new AddressOwner.HealthEndpoint(node);
        }

        foreach (var pod in cluster.Pods)
        {
            if (!pod.HostNetwork)
            {
                owners[pod.Ip.Value] = new AddressOwner.PodAddress(pod);
            }
        }

        foreach (var service in cluster.Services)
        {
            owners[service.ClusterIp.Value] = new AddressOwner.ServiceAddress(service);
            if (service.LoadBalancerIp is { } loadBalancerIp)
            {
                owners[loadBalancerIp.Value] = new AddressOwner.ServiceAddress(service);
            }
        }

        foreach (var host in cluster.Externals)
        {
            owners[host.Ip.Value] = new AddressOwner.External(host);
        }

        owners[cluster.Gateway.Ip.Value] = new AddressOwner.GatewayAddress(cluster.Gateway);
        return owners;
    }
}

/// <summary>Whoever has an address.</summary>
public abstract record AddressOwner
{
    private AddressOwner()
    {
    }

    /// <summary>A node's <c>eth0</c>.</summary>
    /// <param name="Node">The node.</param>
    public sealed record NodeAddress(Node Node) : AddressOwner;

    /// <summary>A node's <c>cilium_host</c>.</summary>
    /// <param name="Node">The node.</param>
    public sealed record Router(Node Node) : AddressOwner;

    /// <summary>A node's health endpoint.</summary>
    /// <param name="Node">The node.</param>
    public sealed record HealthEndpoint(Node Node) : AddressOwner;

    /// <summary>A pod of the pod network.</summary>
    /// <param name="Pod">The pod.</param>
    public sealed record PodAddress(Pod Pod) : AddressOwner;

    /// <summary>A service's ClusterIP or LoadBalancer IP.</summary>
    /// <param name="Service">The service.</param>
    public sealed record ServiceAddress(Service Service) : AddressOwner;

    /// <summary>A declared host outside the cluster.</summary>
    /// <param name="Host">The host.</param>
    public sealed record External(ExternalHost Host) : AddressOwner;

    /// <summary>The default gateway.</summary>
    /// <param name="Gateway">The gateway.</param>
    public sealed record GatewayAddress(Gateway Gateway) : AddressOwner;
}
