using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Neighbours;
using Visualizer.Engine.Provisioning.Features;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning;

/// <summary>A host outside the cluster as one netns with one <c>eth0</c>: on the nodes' subnet, or beyond the gateway on a subnet of its own.</summary>
internal static class ExternalNetNs
{
    private const int Ifindex = 2, MtuBytes = 1500, WorldPrefixLength = 24;

    /// <summary>What its <see cref="NetNs.Node"/> begins with.</summary>
    public const string NodePrefix = "external/";

    /// <summary>MAC address of the gateway on its side towards the world.</summary>
    public static MacAddress GatewayMacBeyond(Cluster cluster) =>
        new(0x0200_0000_0000 | (StableHash.Of(cluster.Name, cluster.Gateway.Ip.ToString(), "beyond") & 0xFF_FFFF_FFFF));

    /// <summary>The netns of a host.</summary>
    public static NetNs Assemble(ClusterIndex index, ExternalHost host)
    {
        var cluster = index.Cluster;
        var subnet = host.IsOnLan ? cluster.NodeCidr : new Ipv4Cidr(host.Ip, WorldPrefixLength);
        var gateway = host.IsOnLan ? cluster.Gateway.Ip : GatewayOf(subnet, host.Ip);
        var eth0 = new NetInterface
        {
            Name = "eth0",
            Ifindex = Ifindex,
            Mac = host.Mac,
            Mtu = MtuBytes,
            Kind = DeviceKind.Uplink,
            Address = host.Ip,
            PrefixLength = subnet.PrefixLength,
        };
        var netNs = new NetNs
        {
            Name = "host",
            Node = NodePrefix + host.Name,
            Interfaces = [eth0],
            Routing = new RoutingPolicyDatabase(
                [new RoutingRule(0, 0, 0, Route.LocalTable), new RoutingRule(32766, 0, 0, Route.Main), new RoutingRule(32767, 0, 0, 253)],
                [
                    new RoutingTable(Route.LocalTable, [Devices.LocalRoute(eth0, host.Ip)]),
                    new RoutingTable(
                        Route.Main,
                        [
                            new Route(Route.Main, Ipv4Cidr.All, RouteType.Unicast, eth0, gateway),
                            new Route(
                                Route.Main, new Ipv4Cidr(subnet.Network, subnet.PrefixLength), RouteType.Unicast, eth0, PreferredSource: host.Ip,
                                Origin: "kernel", Scope: "link"),
                        ]),
                ]),
            Neighbours = new NeighbourTable(
                new Neighbour(gateway, eth0, host.IsOnLan ? cluster.Gateway.Mac : GatewayMacBeyond(cluster), "REACHABLE"),
                (_, ip) => host.IsOnLan ? index.MacOnNodeSubnet(ip) : null),
            Sockets = new SocketTable(host.Serves),
        };
        eth0.NetNs = netNs;
        return netNs;
    }

    // The first address of the subnet, as everywhere; the last one where the host itself has that.
    private static Ipv4Address GatewayOf(Ipv4Cidr subnet, Ipv4Address host)
    {
        var first = new Ipv4Address(subnet.Network.Value + 1);
        return first == host ? new Ipv4Address(subnet.Network.Value + 254) : first;
    }
}
