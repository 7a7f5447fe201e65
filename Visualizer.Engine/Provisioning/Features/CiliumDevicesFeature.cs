using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>The pair <c>cilium_net</c>–<c>cilium_host</c> in the host netns and the routes that lead to it.</summary>
/// <remarks>Source: <c>pkg/datapath/loader/netlink.go setupBaseDevice @ 1.12</c>: NOARP, rp_filter off, accept_local on.</remarks>
internal sealed class CiliumDevicesFeature : IDatapathFeature
{
    private const int ProxyReturnTable = 2005;

    // From 1.14 on the router address is scope global, so that MASQUERADE may choose it (cilium/cilium#23241).
    private const int FirstWithGlobalScope = 14;

    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => true;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        var netPin = node.Node.Interfaces["cilium_net"];
        var hostPin = node.Node.Interfaces["cilium_host"];
        var netIndex = node.Ifindexes.Take(netPin.Ifindex);
        var hostIndex = node.Ifindexes.Take(hostPin.Ifindex);
        var ciliumNet = new NetInterface
        {
            Name = "cilium_net",
            Ifindex = netIndex,
            PeerIfindex = hostIndex,
            Mac = netPin.Mac,
            Mtu = node.Config.DeviceMtu,
            Kind = DeviceKind.Veth,
            NoArp = true,
            AcceptLocal = true,
        };
        var ciliumHost = new NetInterface
        {
            Name = "cilium_host",
            Ifindex = hostIndex,
            PeerIfindex = netIndex,
            Mac = hostPin.Mac,
            Mtu = node.Config.DeviceMtu,
            Kind = DeviceKind.Veth,
            NoArp = true,
            AcceptLocal = true,
            Address = node.Node.RouterIp,
            IsScopeLink = !node.Config.Cilium.IsAtLeast(FirstWithGlobalScope),
        };
        Devices.Join(ciliumNet, ciliumHost);
        node.HostDevices.Add(ciliumNet);
        node.HostDevices.Add(ciliumHost);

        var router = node.Node.RouterIp;
        node.Routes.Add(Devices.LocalRoute(ciliumHost, router));
        var origin = AgentRoutes.Origin(node.Config);
        if (!node.Config.EndpointRoutes)
        {
            node.Routes.Add(new Route(Route.Main, Ipv4Cidr.Host(router), RouteType.Unicast, ciliumHost, Origin: origin, Scope: "link"));
            node.Routes.Add(new Route(Route.Main, node.Node.PodCidr, RouteType.Unicast, ciliumHost, router, router, Origin: origin));
        }

        if (node.Config.L7Proxy)
        {
            node.Routes.Add(new Route(ProxyReturnTable, Ipv4Cidr.All, RouteType.Unicast, ciliumHost, router, Origin: origin));
            node.Routes.Add(new Route(ProxyReturnTable, Ipv4Cidr.Host(router), RouteType.Unicast, ciliumHost, Origin: origin, Scope: "link"));
        }
    }
}
