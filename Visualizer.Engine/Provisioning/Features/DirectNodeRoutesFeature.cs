using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Fib;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary><c>autoDirectNodeRoutes</c>: a route to every other node's pod CIDR through that node's address.</summary>
/// <remarks>Source: <c>pkg/datapath/linux/node.go installDirectRoute @ 1.12</c>.</remarks>
internal sealed class DirectNodeRoutesFeature : IDatapathFeature
{
    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => config.AutoDirectNodeRoutes && !config.Tunnel;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        var eth0 = node.Device("eth0");
        var origin = AgentRoutes.Origin(node.Config);
        node.AddRemoteRoutes(
            Route.Main, remote => new Route(Route.Main, remote.PodCidr, RouteType.Unicast, eth0, remote.Ip, Origin: origin));
    }
}
