using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>What a node has before any CNI plugin runs: <c>lo</c>, its uplink, the default route and the routing rules.</summary>
/// <remarks>
/// The agent has moved the <c>local</c> rule from priority 0 to 100, so that its own rules come first
/// (<c>pkg/datapath/linux/node.go NodeConfigurationChanged @ 1.12</c>, seen in the IPsec lab).
/// </remarks>
internal sealed class HostNetworkFeature : IDatapathFeature
{
    private const int ProxyTable = 2004, ProxyReturnTable = 2005;

    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => true;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        var subnet = node.Cluster.Cluster.NodeCidr;
        var lo = Devices.Loopback();
        var pin = node.Node.Interfaces["eth0"];
        var index = node.Ifindexes.Take(pin.Ifindex);
        var eth0 = new NetInterface
        {
            Name = "eth0",
            Ifindex = index,
            PeerIfindex = pin.PeerIfindex ?? index + 1,
            Mac = pin.Mac,
            Mtu = node.Config.DeviceMtu,
            Kind = DeviceKind.Uplink,
            Address = node.Node.Ip,
            PrefixLength = subnet.PrefixLength,
            PeerNetNsId = "0",
            Qdisc = node.Config.BandwidthManager ? "fq" : "noqueue",
            GlobalIpv6 = KindIpv6(node.Node, subnet),
        };
        node.HostDevices.Add(lo);
        node.HostDevices.Add(eth0);

        node.Routes.Add(new Route(Route.Main, Ipv4Cidr.All, RouteType.Unicast, eth0, node.Cluster.Cluster.Gateway.Ip));
        node.Routes.Add(new Route(Route.Main, subnet, RouteType.Unicast, eth0, PreferredSource: node.Node.Ip, Origin: "kernel", Scope: "link"));
        node.Routes.Add(Devices.LoopbackRoute(lo));
        node.Routes.Add(Devices.LocalRoute(eth0, node.Node.Ip));

        node.Rules.Add(new RoutingRule(100, 0, 0, Route.LocalTable));
        node.Rules.Add(new RoutingRule(32766, 0, 0, Route.Main));
        node.Rules.Add(new RoutingRule(32767, 0, 0, 253));
        if (node.Config.L7Proxy)
        {
            node.Rules.Add(new RoutingRule(9, 0x200, 0xf00, ProxyTable));
            node.Rules.Add(new RoutingRule(10, 0xa00, 0xf00, ProxyReturnTable));
            node.Routes.Add(new Route(ProxyTable, Ipv4Cidr.All, RouteType.Local, lo, Origin: AgentRoutes.Origin(node.Config), Scope: "host"));
        }
    }

    /// <summary>
    /// Docker makes a container's MAC address of 02:42 and its IPv4 address; kind gives its network an IPv6 prefix too, where the container has the same number.
    /// </summary>
    private static string? KindIpv6(Node node, Ipv4Cidr subnet) =>
        node.Interfaces["eth0"].Mac.Value == (0x0242_0000_0000 | (ulong)node.Ip.Value)
            ? string.Create(CultureInfo.InvariantCulture, $"fc00:f853:ccd:e793::{node.Ip.Value - subnet.Network.Value:x}/64")
            : null;
}
