using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>The tunnel device in external mode, and the node's routes to pods of other nodes, which only host processes use.</summary>
/// <remarks>Source: <c>pkg/datapath/linux/node.go createNodeRouteSpec @ 1.12</c>; the VXLAN lab's listings. The device keeps MTU 1500; routes carry the overlay's.</remarks>
internal sealed class TunnelFeature : IDatapathFeature
{
    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => config.HasTunnelDevice;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        var isVxlan = node.Config.Routing == RoutingMode.Vxlan;
        var name = isVxlan ? "cilium_vxlan" : "cilium_geneve";
        var pin = node.Node.Interfaces[name];
        node.HostDevices.Add(new NetInterface
        {
            Name = name,
            Ifindex = node.Ifindexes.Take(pin.Ifindex),
            Mac = pin.Mac,
            Mtu = node.Config.DeviceMtu,
            Kind = isVxlan ? DeviceKind.Vxlan : DeviceKind.Geneve,
            AcceptLocal = true,
        });

        if (!node.Config.Tunnel)
        {
            // Only what direct server return sends enters the tunnel.
            return;
        }

        var ciliumHost = node.Device("cilium_host");
        var (router, mtu, origin) = (node.Node.RouterIp, node.Config.PodMtu, AgentRoutes.Origin(node.Config));
        node.AddRemoteRoutes(
            Route.Main, remote => new Route(Route.Main, remote.PodCidr, RouteType.Unicast, ciliumHost, router, router, mtu, origin));
    }
}
