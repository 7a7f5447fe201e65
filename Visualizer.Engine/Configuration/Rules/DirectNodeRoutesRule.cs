using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Whether agents install a route to every other node's pod CIDR.</summary>
/// <remarks>Source: <c>pkg/option/config.go</c>, <c>pkg/datapath/linux/node.go @ 1.12</c>. All nodes of the model share one L2.</remarks>
internal sealed class DirectNodeRoutesRule : IConfigRule
{
    private const string Key = "autoDirectNodeRoutes";

    public void Decide(ConfigDraft draft)
    {
        draft.AutoDirectNodeRoutes = draft.Values.Flag(Key);
        if (draft.AutoDirectNodeRoutes && draft.Tunnel)
        {
            draft.Add(RoutingCodes.DirectRoutesWithTunnel.Raise(
                [Key, draft.Input.Cilium.IsAtLeast(14) ? "routingMode" : "tunnel"],
                "auto-direct-node-routes cannot be used with tunneling. Packets must be routed through the tunnel device.")
                with
            { Remedy = [new ValueSetting(Key, "false")] });
        }
        else if (draft.AutoDirectNodeRoutes)
        {
            draft.Add(RoutingCodes.DirectRoutes.Raise([Key]));
            if (draft.NativeRoutingCidr is null)
            {
                draft.Add(RoutingCodes.DirectRoutesWithoutCidr.Raise([Key, "ipv4NativeRoutingCIDR"])
                    with
                { Remedy = [new ValueSetting("ipv4NativeRoutingCIDR", "10.0.0.0/8")] });
            }
        }
        else if (!draft.Tunnel)
        {
            draft.Add(RoutingCodes.NoRoutesToPods.Raise([Key]) with { Remedy = [new ValueSetting(Key, "true")] });
        }
    }
}
