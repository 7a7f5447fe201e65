using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Which destinations the underlay routes; native routing with masquerading must say it.</summary>
/// <remarks>Source: <c>pkg/option/config.go @ 1.13</c>, <c>cilium-configmap.yaml @ 1.18</c> where the chart checks it first.</remarks>
internal sealed class NativeRoutingCidrRule : IConfigRule
{
    private const string Key = "ipv4NativeRoutingCIDR";

    private const int FirstCheckedByChart = 18, FirstWithRoutingMode = 14;

    public void Decide(ConfigDraft draft)
    {
        draft.NativeRoutingCidr = draft.Values.Cidr(Key);
        if (draft.NativeRoutingCidr is { } cidr)
        {
            draft.Add(RoutingCodes.NativeCidr.Raise([Key], cidr.ToString()));
            return;
        }

        var exempt = draft.Values.Flag("ipMasqAgent.enabled") || CloudPresets.DerivingCidr.Any(draft.Values.Flag);
        if (draft.Tunnel || draft.Masquerading == Masquerading.None || exempt)
        {
            return;
        }

        var version = draft.Input.Cilium;
        var remedy = new ValueSetting(Key, "10.0.0.0/8");
        if (version.IsAtLeast(FirstCheckedByChart))
        {
            draft.Stop(ChartCodes.NativeCidrMissing.Raise([Key], version.Text, "ipv4NativeRoutingCIDR must be set when routingMode is native")
                with
            { Remedy = [remedy] });
            return;
        }

        const string Beginning =
            "invalid daemon configuration: native routing cidr must be configured with option --ipv4-native-routing-cidr in combination with ";
        var options = version.IsAtLeast(FirstWithRoutingMode)
            ? "--enable-ipv4=true --enable-ipv4-masquerade=true --enable-ip-masq-agent=false --routing-mode=native"
            : $"--enable-ipv4-masquerade --tunnel=disabled --ipam={draft.Values.Text("ipam.mode")} --enable-ipv4=true";
        draft.Add(RoutingCodes.NativeCidrMissing.Raise([Key], Beginning + options) with { Remedy = [remedy] });
    }
}
