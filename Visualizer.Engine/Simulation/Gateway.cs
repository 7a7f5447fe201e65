using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Neighbours;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Simulation;

/// <summary>The nodes' default gateway: a router between their subnet and the world beyond. It is part of the wire and has no tap.</summary>
internal static class Gateway
{
    /// <summary>Name of its netns' host; no hop bears it, since what the gateway does is a hop of the wire.</summary>
    public const string NodeName = "gateway";

    /// <summary>Its netns: one device with its address in the node subnet, and the way to the world.</summary>
    public static NetNs NetNsOf(Cluster cluster)
    {
        var eth0 = new NetInterface
        {
            Name = "eth0",
            Ifindex = 2,
            Mac = cluster.Gateway.Mac,
            Mtu = 1500,
            Kind = DeviceKind.Uplink,
            Address = cluster.Gateway.Ip,
            PrefixLength = cluster.NodeCidr.PrefixLength,
        };
        var netNs = new NetNs
        {
            Name = "host",
            Node = NodeName,
            Interfaces = [eth0],
            Routing = new RoutingPolicyDatabase(
                [new RoutingRule(0, 0, 0, Route.LocalTable), new RoutingRule(32766, 0, 0, Route.Main)],
                [
                    new RoutingTable(Route.LocalTable, [new Route(Route.LocalTable, Ipv4Cidr.Host(cluster.Gateway.Ip), RouteType.Local, eth0)]),
                    new RoutingTable(Route.Main, [new Route(Route.Main, Ipv4Cidr.All, RouteType.Unicast, eth0)]),
                ]),
            Neighbours = new NeighbourTable([], (_, _) => null, (_, _) => null),
            Sockets = new SocketTable([]),
        };
        eth0.NetNs = netNs;
        return netNs;
    }

    /// <summary>The device that the gateway hands a packet for the address to; null when it has no route or nobody is there.</summary>
    public static NetInterface? NextHop(FlowState flow, Ipv4Address destination)
    {
        var index = flow.Cluster.Index;
        return index.Owner(destination) switch
        {
            AddressOwner.NodeAddress { Node: var node } => flow.Visit(node).Host.Find("eth0"),
            AddressOwner.ServiceAddress { Service: { LoadBalancerNode: { } announcer } service } when service.LoadBalancerIp == destination =>
                flow.Visit(announcer).Host.Find("eth0"),
            _ => index.ExternalAt(destination) is { } host ? flow.Visit(host).Host.Find("eth0") : null,
        };
    }

    /// <summary>MAC address that the gateway sends to the device with: it has one on each side.</summary>
    public static MacAddress MacTowards(FlowState flow, NetInterface device)
    {
        var cluster = flow.Cluster.Index.Cluster;
        return device.Address is { } address && !cluster.NodeCidr.Contains(address) ? ExternalNetNs.GatewayMacBeyond(cluster) : cluster.Gateway.Mac;
    }
}
