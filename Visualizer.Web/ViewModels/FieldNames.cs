using System.Collections.Frozen;
using Visualizer.Engine.Wire;

namespace Visualizer.Web.ViewModels;

/// <summary>How the inspector names layers and fields: the words of <c>ip</c> and <c>tcpdump</c> where they have one, and which fields it shows at once.</summary>
internal static class FieldNames
{
    private static readonly (LayerKind Layer, string Field, string Short, bool IsPrimary)[] Table =
    [
        (LayerKind.Ethernet, "Destination", "dst", true),
        (LayerKind.Ethernet, "Source", "src", true),
        (LayerKind.Ethernet, "EtherType", "type", false),
        (LayerKind.Arp, "Operation", "op", true),
        (LayerKind.Arp, "Sender MAC", "sha", true),
        (LayerKind.Arp, "Sender address", "spa", true),
        (LayerKind.Arp, "Target MAC", "tha", false),
        (LayerKind.Arp, "Target address", "tpa", true),
        (LayerKind.Ipv4, "Source", "src", true),
        (LayerKind.Ipv4, "Destination", "dst", true),
        (LayerKind.Ipv4, "TTL", "ttl", true),
        (LayerKind.Ipv4, "Protocol", "proto", false),
        (LayerKind.Ipv4, "Total length", "len", false),
        (LayerKind.Ipv4, "Identification", "id", false),
        (LayerKind.Ipv4, "Don't fragment", "df", false),
        (LayerKind.Ipv4, "More fragments", "mf", false),
        (LayerKind.Ipv4, "Header checksum", "checksum", false),
        (LayerKind.Icmpv4, "Type", "type", true),
        (LayerKind.Icmpv4, "Identifier", "id", true),
        (LayerKind.Icmpv4, "Sequence number", "seq", true),
        (LayerKind.Icmpv4, "Next-hop MTU", "mtu", true),
        (LayerKind.Tcp, "Source port", "sport", true),
        (LayerKind.Tcp, "Destination port", "dport", true),
        (LayerKind.Tcp, "Sequence number", "seq", false),
        (LayerKind.Tcp, "Acknowledgment number", "ack", false),
        (LayerKind.Udp, "Source port", "sport", true),
        (LayerKind.Udp, "Destination port", "dport", true),
        (LayerKind.Udp, "Length", "len", false),
        (LayerKind.Vxlan, "VNI", "vni", true),
        (LayerKind.Geneve, "VNI", "vni", true),
        (LayerKind.Esp, "SPI", "spi", true),
        (LayerKind.Esp, "Sequence number", "seq", true),
        (LayerKind.Payload, "Octets", "octets", false),
        (LayerKind.Malformed, "Octets", "octets", true),
    ];

    private static readonly FrozenDictionary<(LayerKind, string), (string Short, bool IsPrimary)> ByField =
        Table.ToFrozenDictionary(row => (row.Layer, row.Field), row => (row.Short, row.IsPrimary));

    /// <summary>The field's short name, and whether it is shown at once.</summary>
    public static (string Name, bool IsPrimary) Of(LayerKind layer, string field) =>
        ByField.TryGetValue((layer, field), out var known) ? known : (field.ToLowerInvariant(), false);

    /// <summary>The layer's name.</summary>
    public static string Of(LayerKind layer) => layer == LayerKind.Ipv4 ? "IPv4" : Layers.NameOf(layer);
}
