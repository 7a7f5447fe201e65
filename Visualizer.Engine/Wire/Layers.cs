using System.Collections.Immutable;

namespace Visualizer.Engine.Wire;

/// <summary>The one list of layers: which decoder reads each, and what follows what. A new header is one file and one line here.</summary>
public static class Layers
{
    private static readonly ImmutableArray<Definition> All =
    [
        new(LayerKind.Ethernet, "Ethernet", EthernetHeader.Read),
        new(LayerKind.Arp, "ARP", ArpPacket.Read),
        new(LayerKind.Ipv4, "IP", Ipv4Header.Read),
        new(LayerKind.Icmpv4, "ICMP", Icmpv4Message.Read),
        new(LayerKind.Tcp, "TCP", TcpHeader.Read),
        new(LayerKind.Udp, "UDP", UdpHeader.Read),
        new(LayerKind.Vxlan, "VXLAN", VxlanHeader.Read),
        new(LayerKind.Geneve, "Geneve", GeneveHeader.Read),
        new(LayerKind.Esp, "ESP", EspHeader.Read),
        new(LayerKind.WireGuard, "WireGuard", WireGuardMessage.Read),
        new(LayerKind.Payload, "Payload", ReadPayload),
        new(LayerKind.Padding, "Padding", ReadPayload),
        new(LayerKind.Malformed, "Malformed", ReadPayload),
    ];

    /// <summary>The layer's name as people write it.</summary>
    public static string NameOf(LayerKind kind) => All[(int)kind].Name;

    /// <summary>What an EtherType announces.</summary>
    public static LayerKind Next(EtherType type) => type switch
    {
        EtherType.Ipv4 => LayerKind.Ipv4,
        EtherType.Arp => LayerKind.Arp,
        EtherType.TransparentEthernet => LayerKind.Ethernet,
        _ => LayerKind.Payload,
    };

    /// <summary>What an IPv4 protocol number announces.</summary>
    public static LayerKind Next(IpProtocol protocol) => protocol switch
    {
        IpProtocol.Icmp => LayerKind.Icmpv4,
        IpProtocol.Ipv4 => LayerKind.Ipv4,
        IpProtocol.Tcp => LayerKind.Tcp,
        IpProtocol.Udp => LayerKind.Udp,
        IpProtocol.Esp => LayerKind.Esp,
        _ => LayerKind.Payload,
    };

    /// <summary>What the ports of a UDP datagram announce. Tunnels are known by their destination port, as kernels listen; WireGuard by either.</summary>
    public static LayerKind Next(ushort sourcePort, ushort destinationPort) => destinationPort switch
    {
        VxlanHeader.Port or VxlanHeader.IanaPort => LayerKind.Vxlan,
        GeneveHeader.Port => LayerKind.Geneve,
        WireGuardMessage.Port => LayerKind.WireGuard,
        _ => sourcePort == WireGuardMessage.Port ? LayerKind.WireGuard : LayerKind.Payload,
    };

    internal static LayerDecoder DecoderOf(LayerKind kind) => All[(int)kind].Decoder;

    private static LayerReading ReadPayload(ReadOnlySpan<byte> octets, bool isIncomplete)
    {
        var table = new FieldTable(octets);
        table.Run("Octets", 0, octets.Length);
        return new LayerReading(octets.Length, table.Build(), null, 0, isIncomplete, null);
    }

    private sealed record Definition(LayerKind Kind, string Name, LayerDecoder Decoder);
}
