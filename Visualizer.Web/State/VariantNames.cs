using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;

namespace Visualizer.Web.State;

/// <summary>Short names of variants, made of what is in force.</summary>
public static class VariantNames
{
    /// <summary><c>Native BPF</c>, <c>VXLAN legacy</c>, <c>Native IPsec</c>.</summary>
    public static string Of(ConfigSummary summary)
    {
        var routing = summary.Routing switch { RoutingMode.Vxlan => "VXLAN", RoutingMode.Geneve => "Geneve", RoutingMode.Native => "Native", _ => "?" };
        var way = summary.Encryption switch
        {
            Encryption.Ipsec => "IPsec",
            Encryption.Wireguard => "WireGuard",
            _ => summary.HostRouting switch { HostRouting.Bpf => "BPF", HostRouting.Legacy => "legacy", _ => "?" },
        };
        return $"{routing} {way}";
    }

    /// <summary>What the name leaves out, in the machine's words: replacement and masquerading, and the version where it says something.</summary>
    public static string Facts(ConfigSummary summary, bool hasVersion, Language language) => string.Join(CommonTexts.Comma.In(language), ((string?[])
    [
        hasVersion ? summary.Cilium.Text : null,
        summary.KubeProxyReplacementMode is { } mode ? $"KPR {mode}" : null,
        summary.KubeProxy == true ? "kube-proxy" : null,
        summary.Masquerading switch
        {
            Masquerading.Bpf => CompareTexts.Masquerade.In(language, "BPF"),
            Masquerading.Iptables => CompareTexts.Masquerade.In(language, "iptables"),
            _ => null,
        },
    ]).OfType<string>());
}
