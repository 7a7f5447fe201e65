using System.Collections.Immutable;

namespace Visualizer.Engine.Helm;

/// <summary>The same intention in the spelling of another chart version. Offered as a fix, never applied in silence.</summary>
public static class ValueSpellings
{
    // Charts ≤ 1.13 have one value for mode and encapsulation; 1.14 splits them, 1.15 drops the old one.
    private const int FirstWithRoutingMode = 14;

    /// <summary>What to set instead in chart 1.<paramref name="minor"/>; empty when the key has no other spelling there, or the value is already right.</summary>
    public static ImmutableArray<(string Key, string Value)> InVersion(string key, string value, int minor) => (key, value) switch
    {
        ("tunnel", "disabled") when minor >= FirstWithRoutingMode => [("routingMode", "native")],
        ("tunnel", "vxlan" or "geneve") when minor >= FirstWithRoutingMode => [("routingMode", "tunnel"), ("tunnelProtocol", value)],
        ("routingMode", "native") when minor < FirstWithRoutingMode => [("tunnel", "disabled")],
        ("routingMode", "tunnel") when minor < FirstWithRoutingMode => [("tunnel", "vxlan")],
        ("tunnelProtocol", "vxlan" or "geneve") when minor < FirstWithRoutingMode => [("tunnel", value)],
        ("kubeProxyReplacement", "true") when minor < FirstWithRoutingMode => [(key, "strict")],
        ("kubeProxyReplacement", "false") when minor < FirstWithRoutingMode => [(key, "disabled")],
        ("kubeProxyReplacement", "strict") when minor >= FirstWithRoutingMode => [(key, "true")],
        ("kubeProxyReplacement", "disabled" or "partial" or "probe") when minor >= FirstWithRoutingMode => [(key, "false")],
        ("nativeRoutingCIDR", _) => [("ipv4NativeRoutingCIDR", value)],
        ("hostServices.enabled", _) => [("socketLB.enabled", value)],
        ("hostServices.hostNamespaceOnly", _) => [("socketLB.hostNamespaceOnly", value)],
        ("masquerade", _) => [("enableIPv4Masquerade", value)],
        _ => [],
    };
}
