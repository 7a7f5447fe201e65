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

        if (page.IsVerbose)
        {
            PrintHeader(page, octets, headerLength, total);
        }

        PrintContent(page, octets[..Math.Min(total, octets.Length)], headerLength, total - headerLength);
    }

    private static void PrintHeader(Page page, ReadOnlySpan<byte> octets, int headerLength, int total)
    {
        var (service, protocol) = (octets[1], Ipv4Packet.ProtocolOf(octets));
        var congestion = (service & 3) switch { 1 => ",ECT(1)", 2 => ",ECT(0)", 3 => ",CE", _ => string.Empty };
        page.Print($"(tos 0x{service:x}{congestion}, ttl {Ipv4Packet.TtlOf(octets)}, id {Ipv4Packet.IdentificationOf(octets)}, offset {Ipv4Packet.FragmentOffsetOf(octets) * 8}");
        page.Print($", flags [{FlagsOf(octets[6])}], proto {NameOf(protocol)} ({(byte)protocol}), length {total}");
        if (headerLength > Ipv4Header.MinimumLengthBytes && octets.Length >= headerLength)
        {
            page.Print($", options ({Options(octets[Ipv4Header.MinimumLengthBytes..headerLength])})");
        }

        if (octets.Length >= headerLength)
        {
            ChecksumText.PrintIpv4(page, octets[..headerLength]);
        }

        page.Print(")\n    ");
    }

    private static string FlagsOf(byte flags)
    {
        string[] names = [.. (flags & 0x20) != 0 ? ["+"] : Array.Empty<string>(), .. (flags & 0x40) != 0 ? ["DF"] : Array.Empty<string>(), .. (flags & 0x80) != 0 ? ["rsvd"] : Array.Empty<string>()];
        return names.Length == 0 ? "none" : string.Join(", ", names);
    }

    /// <summary>Options by their numbers: Cilium's for direct server return has no name here.</summary>
    private static string Options(ReadOnlySpan<byte> options)
    {
        var names = new List<string>();
        for (var at = 0; at < options.Length;)
        {
            names.Add(options[at] switch { 0 => "EOL", 1 => "NOP", var other => $"unknown {other}" });
            if (options[at] == 0)
            {
                break;
            }

            at += options[at] == 1 || at + 1 == options.Length ? 1 : Math.Max((int)options[at + 1], 1);
        }

        return string.Join(',', names);
    }

    // ipproto.c ipproto_values
    private static string NameOf(IpProtocol protocol) => (byte)protocol switch
    {
        1 => "ICMP",
        2 => "IGMP",
        4 => "IPIP",
        6 => "TCP",
        17 => "UDP",
        41 => "IPv6",
        47 => "GRE",
        50 => "ESP",
        51 => "AH",
        132 => "SCTP",
        _ => "unknown",
    };

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
                IcmpText.Print(page, content, length, Ipv4Packet.IsFragment(packet));
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
