using System.Buffers.Binary;
using System.Collections.Immutable;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Cilium.Monitor;

/// <summary>A packet as <c>cilium monitor -vv</c> takes it apart, layer by layer.</summary>
/// <remarks>
/// Source: <c>pkg/monitor/dissect.go Dissect @ 1.13</c>, which prints gopacket's layers; the VXLAN lab's listing. What the kernel hands over is padded: a
/// perf sample with its length is a multiple of eight octets, which shows in the payload of the Ethernet layer.
/// </remarks>
internal static class PacketText
{
    private const int NotificationHeader = 48, SampleLength = 4, SampleAlignment = 8;
    private const string Separator = "------------------------------------------------------------------------------";
    private const string NoDecoder = "  Failed to decode layer: No decoder for layer type Payload";

    /// <summary>The lines over the report.</summary>
    /// <param name="frame">As much of the frame as was reported.</param>
    public static ImmutableArray<string> Lines(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < EthernetHeader.LengthBytes + Ipv4Header.MinimumLengthBytes || EthernetHeader.EtherTypeOf(frame) != EtherType.Ipv4)
        {
            return [Separator];
        }

        var sample = NotificationHeader + frame.Length + SampleLength;
        var padded = ((sample + SampleAlignment - 1) / SampleAlignment * SampleAlignment) - SampleLength - NotificationHeader;
        var packet = frame[EthernetHeader.LengthBytes..];
        var content = Ipv4Packet.ContentOf(packet);
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(Separator);
        lines.Add(
            $"Ethernet\t{{Contents=[..14..] Payload=[..{padded - EthernetHeader.LengthBytes}..] SrcMAC={EthernetHeader.SourceOf(frame)} "
            + $"DstMAC={EthernetHeader.DestinationOf(frame)} EthernetType=IPv4 Length=0}}");
        lines.Add(
            $"IPv4\t{{Contents=[..20..] Payload={Size(content.Length)} Version=4 IHL={packet[0] & 15} TOS={packet[1]} Length={Ipv4Packet.TotalLengthOf(packet)} "
            + $"Id={Ipv4Packet.IdentificationOf(packet)} Flags={(Ipv4Packet.DontFragmentOf(packet) ? "DF" : "")} FragOffset={Ipv4Packet.FragmentOffsetOf(packet)} "
            + $"TTL={Ipv4Packet.TtlOf(packet)} Protocol={Protocol(packet)} Checksum={Word(packet, 10)} SrcIP={Ipv4Packet.SourceOf(packet)} "
            + $"DstIP={Ipv4Packet.DestinationOf(packet)} Options=[] Padding=[]}}");
        if (Ipv4Packet.FragmentOffsetOf(packet) == 0)
        {
            Transport(lines, Ipv4Packet.ProtocolOf(packet), content);
        }

        return lines.DrainToImmutable();
    }

    private static void Transport(ImmutableArray<string>.Builder lines, IpProtocol protocol, ReadOnlySpan<byte> content)
    {
        switch (protocol)
        {
            case IpProtocol.Icmp when content.Length >= 8:
                lines.Add(
                    $"ICMPv4\t{{Contents=[..8..] Payload={Size(content.Length - 8)} TypeCode={TypeCode(content)} Checksum={Word(content, 2)} Id={Word(content, 4)} Seq={Word(content, 6)}}}");
                lines.Add(NoDecoder);
                break;
            case IpProtocol.Udp when content.Length >= 8:
                lines.Add(
                    $"UDP\t{{Contents=[..8..] Payload={Size(content.Length - 8)} SrcPort={Port(content, 0)} DstPort={Port(content, 2)} Length={Word(content, 4)} Checksum={Word(content, 6)}}}");
                lines.Add(NoDecoder);
                break;
            case IpProtocol.Tcp when TcpHeader.TryParse(content, out var tcp):
                lines.Add(Tcp(tcp, content));
                if (content.Length > tcp.HeaderLength)
                {
                    lines.Add(NoDecoder);
                }

                break;
        }
    }

    private static string Tcp(TcpHeader tcp, ReadOnlySpan<byte> content)
    {
        var options = TcpOptions.TryList(tcp.Options.Raw.Span, out var list) ? list.Length : 0;
        return $"TCP\t{{Contents=[..{tcp.HeaderLength}..] Payload={Size(content.Length - tcp.HeaderLength)} SrcPort={Port(content, 0)} DstPort={Port(content, 2)} "
            + $"Seq={tcp.Sequence} Ack={tcp.Acknowledgment} DataOffset={tcp.HeaderLength / 4} FIN={Flag(TcpFlags.Fin)} SYN={Flag(TcpFlags.Syn)} RST={Flag(TcpFlags.Rst)} "
            + $"PSH={Flag(TcpFlags.Psh)} ACK={Flag(TcpFlags.Ack)} URG=false ECE=false CWR=false NS=false Window={tcp.Window} Checksum={tcp.Checksum} Urgent=0 "
            + $"Options=[..{options}..] Padding=[]}}";

        string Flag(TcpFlags flag) => (tcp.Flags & flag) != 0 ? "true" : "false";
    }

    private static string Size(int octets) => octets <= 0 ? "[]" : $"[..{octets}..]";

    private static string Protocol(ReadOnlySpan<byte> packet) => Ipv4Packet.ProtocolOf(packet) switch
    {
        IpProtocol.Icmp => "ICMPv4",
        IpProtocol.Tcp => "TCP",
        IpProtocol.Udp => "UDP",
        IpProtocol.Esp => "ESP",
        var other => $"UnknownIPProtocol({(int)other})",
    };

    private static string TypeCode(ReadOnlySpan<byte> message) => (message[0], message[1]) switch
    {
        (8, 0) => "EchoRequest",
        (0, 0) => "EchoReply",
        (3, 0) => "DestinationUnreachable(Net)",
        (3, 1) => "DestinationUnreachable(Host)",
        (3, 3) => "DestinationUnreachable(Port)",
        (3, 4) => "DestinationUnreachable(FragmentationNeeded)",
        (11, 0) => "TimeExceeded(TTLExceeded)",
        var (type, code) => $"{type}({code})",
    };

    /// <summary>A port with its name where IANA has one that clusters use.</summary>
    private static string Port(ReadOnlySpan<byte> header, int at) => Word(header, at) switch
    {
        53 => "53(domain)",
        80 => "80(http)",
        443 => "443(https)",
        8080 => "8080(http-alt)",
        var port => $"{port}",
    };

    private static int Word(ReadOnlySpan<byte> octets, int at) => BinaryPrimitives.ReadUInt16BigEndian(octets[at..]);
}
