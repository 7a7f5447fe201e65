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

    /// <summary>Values in the spelling of chart 1.<paramref name="minor"/>; what is set in that spelling already is kept.</summary>
    public static Respelling Respell(HelmValues values, int minor)
    {
        var changes = ImmutableArray.CreateBuilder<(string From, string To)>();
        var next = values;
        foreach (var (key, value) in values.Leaves())
        {
            var spelled = InVersion(key, value.Display, minor);
            if (spelled.IsEmpty)
            {
                continue;
            }

            next = next.Without(key);
            // With native routing the protocol of the tunnel means nothing, and charts ≤ 1.13 have one value for both.
            foreach (var (newKey, newValue) in spelled.Where(one => !values.TryFind(one.Key, out _) || one.Key == key))
            {
                if (!(key == "tunnelProtocol" && next.TryFind(newKey, out var mode) && mode.Display == "disabled"))
                {
                    next = SetExpression.Apply(next, $"{newKey}={newValue}", HelmPlace.None).Values;
                }
            }

            changes.Add(($"{key}={value.Display}", string.Join(", ", spelled.Select(one => $"{one.Key}={one.Value}"))));
        }

        return new Respelling(next, changes.ToImmutable());
    }
}

/// <summary>Values in another chart version's spelling.</summary>
/// <param name="Values">All of them.</param>
/// <param name="Changes">What was spelled otherwise, as <c>key=value</c>, before and after.</param>
public sealed record Respelling(HelmValues Values, ImmutableArray<(string From, string To)> Changes);
