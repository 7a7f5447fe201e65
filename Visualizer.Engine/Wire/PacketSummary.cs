using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Wire;

/// <summary>One line about the packet innermost in a frame, such as <c>ICMP echo request, id 55, seq 0</c>; addresses are left out because NAT changes them.</summary>
public static class PacketSummary
{
    /// <summary>The line. Tunnels are looked through, encryption is not; for octets that are no packet it says what is wrong.</summary>
    public static string Of(ReadOnlySpan<byte> frame, FrameStart start)
    {
        var layers = Dissector.Dissect(frame, start);
        for (var index = 0; index < layers.Length; index++)
        {
            if (Describe(frame, layers, index) is { } text)
            {
                return text;
            }
        }

        return layers[^1].Problem ?? Layers.NameOf(layers.Last(layer => layer.Kind != LayerKind.Padding).Kind);
    }

    private static string? Describe(ReadOnlySpan<byte> frame, ImmutableArray<Layer> layers, int index)
    {
        var octets = frame[layers[index].Offset..];
        var payload = index + 1 < layers.Length ? layers[index + 1] : null;
        switch (layers[index].Kind)
        {
            case LayerKind.Arp when ArpPacket.TryParse(octets, out var arp):
                return arp.Operation == ArpOperation.Request
                    ? $"ARP who-has {arp.TargetAddress} tell {arp.SenderAddress}"
                    : $"ARP {arp.SenderAddress} is-at {arp.SenderMac}";
            case LayerKind.Icmpv4 when Icmpv4Message.TryParse(octets, out var icmp):
                return Icmp(frame, layers, index, icmp);
            case LayerKind.Tcp when TcpHeader.TryParse(octets, out var tcp):
                var flags = tcp.Flags.ToString().ToUpperInvariant().Replace(",", string.Empty, StringComparison.Ordinal);
                return $"TCP {flags}, {tcp.SourcePort} > {tcp.DestinationPort}{Length(payload)}";
            case LayerKind.Udp when payload is not { Kind: LayerKind.Vxlan or LayerKind.Geneve or LayerKind.WireGuard }
                && UdpHeader.TryParse(octets, out var udp):
                return $"UDP {udp.SourcePort} > {udp.DestinationPort}{Length(payload)}";
            case LayerKind.Esp when EspHeader.TryParse(octets, out var esp):
                return string.Create(CultureInfo.InvariantCulture, $"ESP, SPI 0x{esp.Spi:x8}, seq {esp.Sequence}");
            case LayerKind.WireGuard when WireGuardMessage.TryParse(octets[..layers[index].Length], out var wireGuard):
                return wireGuard.Type switch
                {
                    WireGuardType.HandshakeInitiation => "WireGuard handshake initiation",
                    WireGuardType.HandshakeResponse => "WireGuard handshake response",
                    WireGuardType.CookieReply => "WireGuard cookie reply",
                    _ => string.Create(CultureInfo.InvariantCulture, $"WireGuard data, counter {wireGuard.Counter}"),
                };
            default:
                return null;
        }
    }

    private static string Icmp(ReadOnlySpan<byte> frame, ImmutableArray<Layer> layers, int index, Icmpv4Message message)
    {
        var text = (message.Type, message.Code) switch
        {
            (Icmpv4Type.EchoRequest, _) => $"ICMP echo request, id {message.Identifier}, seq {message.Sequence}",
            (Icmpv4Type.EchoReply, _) => $"ICMP echo reply, id {message.Identifier}, seq {message.Sequence}",
            (Icmpv4Type.TimeExceeded, 0) => "ICMP time exceeded in transit",
            (Icmpv4Type.DestinationUnreachable, Icmpv4Message.NetUnreachable) => "ICMP net unreachable",
            (Icmpv4Type.DestinationUnreachable, Icmpv4Message.HostUnreachable) => "ICMP host unreachable",
            (Icmpv4Type.DestinationUnreachable, Icmpv4Message.PortUnreachable) => "ICMP port unreachable",
            (Icmpv4Type.DestinationUnreachable, Icmpv4Message.FragmentationNeededCode) => $"ICMP fragmentation needed, MTU {message.Sequence}",
            (Icmpv4Type.DestinationUnreachable, Icmpv4Message.AdministrativelyProhibited) => "ICMP administratively prohibited",
            _ => $"ICMP type {(byte)message.Type}, code {message.Code}",
        };
        for (var quoted = index + 1; Icmpv4Message.IsError(message.Type) && quoted < layers.Length; quoted++)
        {
            if (Describe(frame, layers, quoted) is { } about)
            {
                return $"{text}, about {about}";
            }
        }

        return text;
    }

    private static string Length(Layer? payload) => payload is { Kind: LayerKind.Payload } ? $", {payload.Length} octets" : string.Empty;
}
