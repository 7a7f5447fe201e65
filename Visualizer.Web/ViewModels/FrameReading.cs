using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Wire;

namespace Visualizer.Web.ViewModels;

/// <summary>The few facts about a frame that badges and strips need.</summary>
internal static class FrameReading
{
    private const int TtlAt = 8;
    private const int TcpFlagsAt = 13;
    private const int Fin = 0x01, Syn = 0x02, Rst = 0x04, Ack = 0x10;

    /// <summary>What is wrapped round the packet, outermost first: <c>vxlan</c>, <c>geneve</c>, <c>esp</c>, <c>wireguard</c>.</summary>
    public static ImmutableArray<string> Wrappers(ImmutableArray<Layer> layers) =>
        [.. Wrapping.Of(layers).Select(kind => kind.ToString().ToLowerInvariant())];

    /// <summary>TTL of the outermost IPv4 header; null without one.</summary>
    public static int? OutermostTtl(ReadOnlyMemory<byte> frame, ImmutableArray<Layer> layers)
    {
        foreach (var layer in layers)
        {
            if (layer.Kind == LayerKind.Ipv4)
            {
                return frame.Span[layer.Offset + TtlAt];
            }
        }

        return null;
    }

    /// <summary>What the badge of a sighting says: the TTL, or what tcpdump sees instead of the packet.</summary>
    public static string Badge(string form, int? ttl, ImmutableArray<Layer> layers) => form switch
    {
        "esp" => "ESP",
        "plain" => ttl?.ToString(CultureInfo.InvariantCulture) ?? (layers.Any(layer => layer.Kind == LayerKind.Arp) ? "ARP" : "?"),
        _ => "UDP",
    };

    /// <summary>A word or two for the packet: <c>SYN</c>, <c>GET</c>, <c>echo</c>, <c>ARP</c>.</summary>
    public static string ShortName(ReadOnlyMemory<byte> frame, ImmutableArray<Layer> layers)
    {
        foreach (var layer in layers.Reverse())
        {
            var octets = frame.Span.Slice(layer.Offset, layer.Length);
            switch (layer.Kind)
            {
                case LayerKind.Icmpv4:
                    return Icmp(octets[0]);
                case LayerKind.Tcp:
                    return Tcp(octets[TcpFlagsAt], frame.Span, layers);
                case LayerKind.Udp:
                    return "UDP";
                case LayerKind.Arp:
                    return "ARP";
                case LayerKind.WireGuard:
                    return "WireGuard";
            }
        }

        return "IPv4";
    }

    private static string Icmp(byte type) => type switch
    {
        8 => "echo",
        0 => "echo reply",
        3 => "unreachable",
        11 => "TTL exceeded",
        _ => "ICMP",
    };

    private static string Tcp(byte flags, ReadOnlySpan<byte> frame, ImmutableArray<Layer> layers)
    {
        if ((flags & Rst) != 0)
        {
            return "RST";
        }

        if ((flags & Syn) != 0)
        {
            return (flags & Ack) != 0 ? "SYN-ACK" : "SYN";
        }

        if ((flags & Fin) != 0)
        {
            return "FIN";
        }

        foreach (var layer in layers)
        {
            if (layer.Kind == LayerKind.Payload)
            {
                var payload = frame.Slice(layer.Offset, layer.Length);
                return payload.StartsWith("GET "u8) ? "GET" : payload.StartsWith("HTTP/"u8) ? "HTTP" : "data";
            }
        }

        return "ACK";
    }
}
