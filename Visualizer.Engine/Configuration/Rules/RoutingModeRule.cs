using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Native routing, VXLAN or Geneve.</summary>
/// <remarks>Cilium ≤ 1.13 spells it <c>tunnel</c>, ≥ 1.14 <c>routingMode</c> and <c>tunnelProtocol</c>; 1.14 takes both. Source: <c>pkg/option/config.go</c>.</remarks>
internal sealed class RoutingModeRule : IConfigRule
{
    private const int FirstWithRoutingMode = 14;

    public void Decide(ConfigDraft draft)
    {
        var cloud = Array.Find(CloudPresets.Keys, draft.Values.Flag);
        if (cloud is not null)
        {
            draft.Routing = RoutingMode.Native;
            draft.Add(RoutingCodes.CloudPreset.Raise([cloud], $"{cloud}=true")
                with
            { Overruled = draft.SetByUser("tunnel", "routingMode", "tunnelProtocol") });
            return;
        }

        var tunnel = draft.Values.Text("tunnel");
        var byTunnel = draft.Input.Cilium.Minor < FirstWithRoutingMode || tunnel.Length > 0;
        if (byTunnel)
        {
            var word = tunnel.Length > 0 ? tunnel : "vxlan";
            Decide(draft, word == "disabled" ? "" : word, $"tunnel={word}", "tunnel");
            return;
        }

        var mode = draft.Values.Text("routingMode") is "native" ? "native" : "tunnel";
        var protocol = draft.Values.Text("tunnelProtocol") is "geneve" ? "geneve" : "vxlan";
        if (mode == "native")
        {
            Decide(draft, "", "routingMode=native", "routingMode");
        }
        else
        {
            Decide(draft, protocol, $"routingMode=tunnel, tunnelProtocol={protocol}", "routingMode", "tunnelProtocol");
        }
    }

    private static void Decide(ConfigDraft draft, string protocol, string because, params string[] keys)
    {
        (draft.Routing, var code) = protocol switch
        {
            "" => (RoutingMode.Native, RoutingCodes.Native),
            "geneve" => (RoutingMode.Geneve, RoutingCodes.Geneve),
            _ => (RoutingMode.Vxlan, RoutingCodes.Vxlan),
        };
        draft.Add(code.Raise([.. keys], because));
    }
}
