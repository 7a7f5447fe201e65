using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Neighbours;
using Visualizer.Engine.Provisioning.Features;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning;

/// <summary>Turns what the features collected into the netns of a node.</summary>
internal static class NetNsAssembly
{
    private const int KubeletPort = 10250, ApiServerPort = 6443, HubblePort = 4244;

    /// <summary>The host netns, the pods' and the health endpoint's.</summary>
    public static NodeDatapath Assemble(NodeDatapathBuilder node)
    {
        var host = Own(new NetNs
        {
            Name = "host",
            Node = node.Node.Name,
            Interfaces = [.. node.HostDevices.OrderBy(device => device.Ifindex)],
            Routing = new RoutingPolicyDatabase(
                node.Rules,
                node.Routes.GroupBy(route => route.Table).Select(table => new RoutingTable(
                    table.Key, table, [.. node.RouteFamilies.Where(routes => routes.Table == table.Key).Select(routes => routes.Family)]))),
            Neighbours = HostNeighbours(node),
            Netfilter = node.Netfilter.Build(),
            Xfrm = node.Xfrm,
            Wireguard = node.Wireguard,
            Sockets = new SocketTable(HostPorts(node)),
        });
        var endpoints = node.Endpoints.OrderBy(endpoint => endpoint.Pod is null).Select(endpoint => EndpointNetNs(node, endpoint));
        return new NodeDatapath(node.Node, node.Maps, node.SocketProgram, [host, .. endpoints]);
    }

    private static NetNs EndpointNetNs(NodeDatapathBuilder node, LocalEndpoint endpoint)
    {
        var lo = Devices.Loopback();
        var router = node.Node.RouterIp;
        var inner = endpoint.Inner;
        return Own(new NetNs
        {
            Name = endpoint.NetNsName,
            Node = node.Node.Name,
            Interfaces = [lo, inner],
            Routing = new RoutingPolicyDatabase(
                [new RoutingRule(0, 0, 0, Route.LocalTable), new RoutingRule(32766, 0, 0, Route.Main), new RoutingRule(32767, 0, 0, 253)],
                [
                    new RoutingTable(Route.LocalTable, [Devices.LoopbackRoute(lo), Devices.LocalRoute(inner, endpoint.Ip)]),
                    new RoutingTable(
                        Route.Main,
                        [
                            new Route(Route.Main, Ipv4Cidr.All, RouteType.Unicast, inner, router, MtuBytes: node.Config.PodMtu),
                            new Route(Route.Main, Ipv4Cidr.Host(router), RouteType.Unicast, inner, Scope: "link"),
                        ]),
                ]),
            // from-container answers ARP for every address but the pod's own with the MAC of the host end (bpf_lxc.c tail_handle_arp @ 1.13).
            Neighbours = new NeighbourTable(
                new Neighbour(router, inner, endpoint.Host.Mac, "REACHABLE"),
                (_, ip) => ip == endpoint.Ip ? null : endpoint.Host.Mac),
            Sockets = new SocketTable(endpoint.Pod?.Serves ?? [new ListeningPort(TransportProtocol.Tcp, 4240)]),
        });
    }

    private static NeighbourTable HostNeighbours(NodeDatapathBuilder node)
    {
        var eth0 = node.Device("eth0");
        var cluster = node.Cluster.Cluster;
        var isAgentManaged = node.Config.NodePort || !node.Config.Tunnel;
        var gateway = new Neighbour(cluster.Gateway.Ip, eth0, cluster.Gateway.Mac, "REACHABLE");
        var nodes = node.ForRemoteNodes(remote => new Neighbour(remote.Ip, eth0, remote.Interfaces["eth0"].Mac, "REACHABLE", isAgentManaged));
        return new NeighbourTable(
            nodes.All.Append(gateway),
            (device, ip) => device != eth0 ? null : ip == gateway.Ip ? gateway : nodes.OfNodeAddress(ip),
            (device, ip) => device.Peer is { } peer && peer.Address == ip ? peer.Mac
                : device == eth0 && node.Cluster.MacOnNodeSubnet(ip) is { } mac && mac != eth0.Mac ? mac : null);
    }

    private static IEnumerable<ListeningPort> HostPorts(NodeDatapathBuilder node)
    {
        var ports = node.Node.Serves
            .Concat(node.Cluster.PodsOn(node.Node).Where(pod => pod.HostNetwork).SelectMany(pod => pod.Serves))
            .Append(new ListeningPort(TransportProtocol.Tcp, KubeletPort))
            .Append(new ListeningPort(TransportProtocol.Tcp, HubblePort));
        return node.Node.IsControlPlane ? ports.Append(new ListeningPort(TransportProtocol.Tcp, ApiServerPort)) : ports;
    }

    private static NetNs Own(NetNs netNs)
    {
        foreach (var device in netNs.Interfaces)
        {
            device.NetNs = netNs;
        }

        return netNs;
    }
}
