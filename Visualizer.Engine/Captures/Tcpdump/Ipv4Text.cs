using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>IPv4 and the choice of what follows (<c>print-ip.c</c>, <c>print-ip-demux.c</c>).</summary>
internal static class Ipv4Text
{
    /// <summary>A packet without link layer: the version decides.</summary>
    public static void PrintAnyVersion(Page page, ReadOnlySpan<byte> octets, int length)
    {
        if (octets.Length < 1)
        {
            page.Print($"truncated-ip {length}");
        }
        else if (octets[0] >> 4 == 4)
        {
            Print(page, octets, length);
        }
        else
        {
            page.Print($"unknown ip {octets[0] >> 4}");
        }
    }

    public static void Print(Page page, ReadOnlySpan<byte> octets, int length)
    {
        if (octets.IsEmpty)
        {
            page.PrintTruncated("ip");
            return;
        }

        if (octets[0] >> 4 != 4)
        {
            page.Print($"IP{octets[0] >> 4}{(octets[0] >> 4 == 6 ? ", wrong link-layer encapsulation" : string.Empty)} (invalid)");
            return;
        }

        page.Print(page.Style.HasLinkLevel ? string.Empty : "IP ");
        if (octets.Length < Ipv4Header.MinimumLengthBytes)
        {
            page.PrintTruncated("ip");
            return;
        }

        var headerLength = Ipv4Packet.HeaderLengthOf(octets);
        if (headerLength < Ipv4Header.MinimumLengthBytes)
        {
            page.Print($"bad-hlen {headerLength}");
            return;
        }

        var total = Ipv4Packet.TotalLengthOf(octets);
        if (length < total)
        {
            page.Print($"truncated-ip - {total - length} bytes missing! ");
        }

        if (total < headerLength)
        {
            page.Print($"bad-len {total}");
            return;
        }

        PrintContent(page, octets[..Math.Min(total, octets.Length)], headerLength, total - headerLength);
    }

    private static void PrintContent(Page page, ReadOnlySpan<byte> packet, int headerLength, int length)
    {
        var protocol = Ipv4Packet.ProtocolOf(packet);
        var addresses = $"{Ipv4Packet.SourceOf(packet)} > {Ipv4Packet.DestinationOf(packet)}:";
        if (Ipv4Packet.FragmentOffsetOf(packet) != 0)
        {
            page.Print($"{addresses} ip-proto-{(byte)protocol}");
            return;
        }

        if (protocol is not IpProtocol.Tcp and not IpProtocol.Udp)
        {
            page.Print($"{addresses} ");
        }

        if (packet.Length < headerLength)
        {
            page.Print($" [remaining caplen({packet.Length}) < header length({headerLength})]");
            page.PrintTruncated("ip");
            return;
        }

        var content = packet[headerLength..];
        switch (protocol)
        {
            case IpProtocol.Icmp:
                IcmpText.Print(page, content, length);
                break;
            case IpProtocol.Ipv4:
                Print(page, content, length);
                break;
            case IpProtocol.Tcp:
                TcpText.Print(page, packet, content, length);
                break;
            case IpProtocol.Udp:
                UdpText.Print(page, packet, content, length);
                break;
            case IpProtocol.Esp:
                PrintEsp(page, content, length);
                break;
            default:
                page.Print($" ip-proto-{(byte)protocol} {length}");
                break;
        }
    }

    private static void PrintEsp(Page page, ReadOnlySpan<byte> content, int length)
    {
        if (content.Length <= 8)
        {
            page.PrintTruncated("esp");
            return;
        }

        page.Print($"ESP(spi=0x{EspHeader.SpiOf(content):x8},seq=0x{EspHeader.SequenceOf(content):x}), length {length}");
    }
}
