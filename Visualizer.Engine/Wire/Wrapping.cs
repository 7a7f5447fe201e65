using System.Collections.Immutable;

namespace Visualizer.Engine.Wire;

/// <summary>What is wrapped round the packet of a frame: tunnels and ciphers. What an ICMP error quotes is not looked into.</summary>
public static class Wrapping
{
    private const int TtlAt = 8;

    /// <summary>VXLAN, Geneve, ESP and WireGuard layers, outermost first; empty for a plain packet.</summary>
    public static ImmutableArray<LayerKind> Of(ImmutableArray<Layer> layers) =>
    [
        .. layers.TakeWhile(layer => layer.Kind != LayerKind.Icmpv4).Select(layer => layer.Kind)
            .Where(kind => kind is LayerKind.Vxlan or LayerKind.Geneve || IsCipher(kind)),
    ];

    /// <summary>Whether the layer hides what it carries.</summary>
    public static bool IsCipher(LayerKind kind) => kind is LayerKind.Esp or LayerKind.WireGuard;

    /// <summary>TTL of the innermost IPv4 header that can be read; null when the packet is encrypted or is none of IPv4.</summary>
    public static int? InnermostTtl(ReadOnlySpan<byte> frame, ImmutableArray<Layer> layers)
    {
        int? ttl = null;
        foreach (var layer in layers)
        {
            if (IsCipher(layer.Kind))
            {
                return null;
            }

            if (layer.Kind == LayerKind.Icmpv4)
            {
                break;
            }

            ttl = layer.Kind == LayerKind.Ipv4 ? frame[layer.Offset + TtlAt] : ttl;
        }

        return ttl;
    }
}
