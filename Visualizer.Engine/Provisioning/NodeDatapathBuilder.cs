using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Kernel.Wireguard;
using Visualizer.Engine.Kernel.Xfrm;
using Visualizer.Engine.Provisioning.Features;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning;

/// <summary>A node while its features set it up, in the order of <c>DatapathFeatures</c>. Devices exist before anything refers to them.</summary>
public sealed class NodeDatapathBuilder
{
    /// <summary>Starts with an empty node.</summary>
    public NodeDatapathBuilder(ClusterIndex cluster, DatapathConfig config, FrontendTable frontends, Node node)
    {
        Cluster = cluster;
        Config = config;
        Node = node;
        Maps = new NodeMaps(node, cluster, config, frontends);
        Ifindexes = new IfindexAllocator(
        [
            .. node.Interfaces.Values.Select(pin => pin.Ifindex ?? 0),
            .. cluster.PodsOn(node).Where(pod => !pod.HostNetwork).Select(pod => pod.Lxc.Ifindex ?? 0),
        ]);
    }

    /// <summary>The cluster, with hash lookups by address and by node.</summary>
    public ClusterIndex Cluster { get; }

    /// <summary>The configuration in force.</summary>
    public DatapathConfig Config { get; }

    /// <summary>The node that is set up.</summary>
    public Node Node { get; }

    /// <summary>Its BPF maps.</summary>
    public NodeMaps Maps { get; }

    /// <summary>Devices of the host netns.</summary>
    public List<NetInterface> HostDevices { get; } = [];

    /// <summary>Pods of the pod network and the health endpoint with their own end of the veth pair, in the order of creation.</summary>
    public List<LocalEndpoint> Endpoints { get; } = [];

    /// <summary>Routes of the host netns, all tables.</summary>
    public List<Route> Routes { get; } = [];

    /// <summary>By table: routes of the host netns that all other nodes' pod CIDRs have.</summary>
    public List<(int Table, RouteFamily Family)> RouteFamilies { get; } = [];

    /// <summary>Rules of the host netns.</summary>
    public List<RoutingRule> Rules { get; } = [];

    /// <summary>iptables rules of the host netns.</summary>
    public RulesetBuilder Netfilter { get; } = new();

    /// <summary>Programs on the root cgroup; null when socket LB is off.</summary>
    public ISocketProgram? SocketProgram { get; set; }

    /// <summary>XFRM states and policies of the host netns; null when there are none.</summary>
    public XfrmDatabase? Xfrm { get; set; }

    /// <summary>Peers of the WireGuard device; null when there is none.</summary>
    public WireguardPeers? Wireguard { get; set; }

    /// <summary>Gives out device indexes of the host netns.</summary>
    internal IfindexAllocator Ifindexes { get; }

    /// <summary>One thing for each other node, made when somebody asks.</summary>
    public PerRemoteNode<T> ForRemoteNodes<T>(Func<Node, T> make)
        where T : class => new(Cluster, Node, make);

    /// <summary>Adds a route to every other node's pod CIDR.</summary>
    public void AddRemoteRoutes(int table, Func<Node, Route> make)
    {
        var routes = ForRemoteNodes(make);
        RouteFamilies.Add((table, new RouteFamily(routes.OfPodAddress, routes.All)));
    }

    /// <summary>A device of the host netns.</summary>
    /// <exception cref="InvalidOperationException">No feature made it.</exception>
    public NetInterface Device(string name) =>
        HostDevices.Find(device => device.Name == name) ?? throw new InvalidOperationException($"{Node.Name} has no device {name}.");

    /// <summary>Attaches a program to XDP of a device.</summary>
    public static void AttachXdp(NetInterface device, IProgram program) => device.Xdp = program;

    /// <summary>Attaches a program to TC ingress of a device.</summary>
    public static void AttachIngress(NetInterface device, IProgram program) => device.TcIngress = program;

    /// <summary>Attaches a program to TC egress of a device.</summary>
    public static void AttachEgress(NetInterface device, IProgram program) => device.TcEgress = program;
}

/// <summary>An endpoint of the pod network on its node: a pod, or the health endpoint.</summary>
/// <param name="Pod">The pod; null for the health endpoint.</param>
/// <param name="NetNsName">Name of its netns.</param>
/// <param name="Ip">Its address.</param>
/// <param name="Identity">Its identity.</param>
/// <param name="EndpointId">Its endpoint id.</param>
/// <param name="Inner">Its own end of the veth pair.</param>
/// <param name="Host">The host end: <c>lxc…</c> or <c>lxc_health</c>.</param>
public sealed record LocalEndpoint(
    Pod? Pod, string NetNsName, Ipv4Address Ip, SecurityIdentity Identity, int EndpointId, NetInterface Inner, NetInterface Host);
