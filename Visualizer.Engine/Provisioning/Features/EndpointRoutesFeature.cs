using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Fib;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary><c>endpointRoutes.enabled</c>: every endpoint has a route to its lxc device, in place of the one that leads to cilium_host.</summary>
/// <remarks>Source: <c>pkg/datapath/loader/loader.go upsertEndpointRoute @ 1.12</c>; published route listings of 1.18.1.</remarks>
internal sealed class EndpointRoutesFeature : IDatapathFeature
{
    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => config.EndpointRoutes;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        foreach (var endpoint in node.Endpoints)
        {
            node.Routes.Add(new Route(
                Route.Main, Ipv4Cidr.Host(endpoint.Ip), RouteType.Unicast, endpoint.Host, Origin: AgentRoutes.Origin(node.Config), Scope: "link"));
        }
    }
}
