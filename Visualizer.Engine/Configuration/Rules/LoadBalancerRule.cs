using System.Globalization;
using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>How NodePort requests reach backends of other nodes, and what the agent refuses of it.</summary>
/// <remarks>Source: <c>daemon/cmd/kube_proxy_replacement.go @ 1.12, 1.14-dev, 1.18</c>. Wrong words are refused by <see cref="ValuesRule"/>.</remarks>
internal sealed class LoadBalancerRule : IConfigRule
{
    private const string Mode = "loadBalancer.mode", Dispatch = "loadBalancer.dsrDispatch", Acceleration = "loadBalancer.acceleration";

    private static readonly long[] MaglevSizes = [251, 509, 1021, 2039, 4093, 8191, 16381, 32749, 65521, 131071];

    public void Decide(ConfigDraft draft)
    {
        if (!draft.NodePort)
        {
            return;
        }

        var mode = draft.Values.Text(Mode);
        var size = draft.Values.Integer("maglev.tableSize");
        draft.LoadBalancing = mode switch
        {
            "dsr" => LoadBalancerMode.Dsr,
            "hybrid" => LoadBalancerMode.Hybrid,
            _ => LoadBalancerMode.Snat,
        };
        draft.DsrDispatch = draft.Values.Text(Dispatch) == "geneve" ? DsrDispatch.Geneve : DsrDispatch.Option;
        draft.Add(CodeOf(draft).Raise(draft.LoadBalancing == LoadBalancerMode.Snat ? [Mode] : [Mode, Dispatch], mode));
        if (mode is "dsr" or "hybrid" && Refusal(draft, mode, draft.Values.Text(Dispatch)) is { } text)
        {
            draft.Add(ServiceCodes.LoadBalancerRefused.Raise([Mode, Dispatch], text) with { Remedy = [new ValueSetting(Mode, "snat")] });
        }

        // XDP learned to leave the tunnel to TC with #21364, after 1.12.
        if (draft.Tunnel && !draft.Input.Cilium.IsAtLeast(13) && draft.Values.Text(Acceleration) is not ("disabled" or ""))
        {
            draft.Add(ServiceCodes.LoadBalancerRefused.Raise(
                [Acceleration],
                "Cannot use NodePort acceleration with tunneling. Either run cilium-agent with --node-port-acceleration=disabled or --tunnel=disabled") with
            { Remedy = [new ValueSetting(Acceleration, "disabled")] });
        }

        if (draft.Values.Text("loadBalancer.algorithm") == "maglev" && !MaglevSizes.Contains(size))
        {
            var sizes = string.Join(' ', MaglevSizes);
            draft.Add(ServiceCodes.LoadBalancerRefused.Raise(["maglev.tableSize"], string.Create(
                CultureInfo.InvariantCulture, $"Invalid value for --bpf-lb-maglev-table-size: {size}, supported values are: [{sizes}]"))
                with
            { Remedy = [new ValueSetting("maglev.tableSize", "16381")] });
        }
    }

    private static FindingCode CodeOf(ConfigDraft draft) => (draft.LoadBalancing, draft.DsrDispatch) switch
    {
        (LoadBalancerMode.Snat, _) => ServiceCodes.LoadBalancerSnat,
        (_, DsrDispatch.Geneve) => ServiceCodes.LoadBalancerDsrGeneve,
        _ => ServiceCodes.LoadBalancerDsrOption,
    };

    /// <summary>The agent's text; null when it starts.</summary>
    private static string? Refusal(ConfigDraft draft, string mode, string dispatch)
    {
        var version = draft.Input.Cilium;
        var protocol = draft.Routing == RoutingMode.Geneve ? "geneve" : "vxlan";

        // Geneve dispatch in hybrid mode came with #25553, after 1.14.
        if (mode == "hybrid" && dispatch != "opt" && !version.IsAtLeast(15))
        {
            return $"Invalid value for --bpf-lb-dsr-dispatch: {dispatch}";
        }

        if (draft.Tunnel)
        {
            return version.Minor switch
            {
                <= 13 => $"Node Port \"{mode}\" mode cannot be used with {protocol} tunneling.",
                <= 17 when protocol == "vxlan" => $"Node Port \"{mode}\" mode cannot be used with vxlan tunneling.",
                <= 17 when dispatch != "geneve" => $"Node Port \"{mode}\" mode with {dispatch} dispatch cannot be used with geneve tunneling.",
                >= 18 when dispatch != "geneve" => $"Tunnel routing with Node Port \"{mode}\" mode requires geneve dispatch.",
                >= 18 when protocol != "geneve" => $"Tunnel routing with Node Port \"{mode}\" mode requires geneve tunnel protocol.",
                _ => null,
            };
        }

        return dispatch switch
        {
            "geneve" when draft.Values.Text("tunnelProtocol") != "geneve" => $"Node Port \"{mode}\" mode with geneve dispatch requires geneve tunneling.",
            "ipip" => "DSR dispatch mode ipip only supported for --datapath-mode=lb-only",
            _ => null,
        };
    }
}
