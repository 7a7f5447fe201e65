using System.Buffers.Binary;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>ICMPv4 (<c>print-icmp.c</c>). Of a quoted packet only the destination address and port are printed, with <c>-v</c> all.</summary>
internal static class IcmpText
{
    // Octets up to the end of the quoted destination address, protocol and so on.
    private const int QuoteAt = Icmpv4Message.HeaderLengthBytes, QuotedAddressEnd = QuoteAt + Ipv4Header.MinimumLengthBytes;

    public static void Print(Page page, ReadOnlySpan<byte> octets, int length, bool isFragment)
    {
        if (octets.Length < 2 || Describe(octets) is not { } text)
        {
            page.PrintTruncated("icmp");
            return;
        }

        page.Print($"ICMP {text}, length {length}");
        if (!page.IsVerbose)
        {
            return;
        }

        if (!isFragment)
        {
            ChecksumText.PrintIcmp(page, octets, length);
        }

        if (Icmpv4Message.IsError(Icmpv4Message.TypeOf(octets)))
        {
            var quoted = octets[QuoteAt..];
            page.Print("\n\t");
            Ipv4Text.Print(page, quoted, Ipv4Packet.TotalLengthOf(quoted));
        }
    }

    /// <summary>The message in words; null when octets are missing.</summary>
    private static string? Describe(ReadOnlySpan<byte> octets)
    {
        var type = Icmpv4Message.TypeOf(octets);
        var code = Icmpv4Message.CodeOf(octets);
        if (type is Icmpv4Type.EchoRequest or Icmpv4Type.EchoReply)
        {
            return octets.Length < QuoteAt
                ? null
                : $"echo {(type == Icmpv4Type.EchoRequest ? "request" : "reply")}, id {Icmpv4Message.IdentifierOf(octets)}, seq {Icmpv4Message.SequenceOf(octets)}";
        }

        if (!Icmpv4Message.IsError(type))
        {
            return (byte)type switch { 4 => "source quench", 10 => "router solicitation", var other => $"type-#{other}" };
        }

        if (octets.Length < QuotedAddressEnd)
        {
            return null;
        }

        var destination = Ipv4Packet.DestinationOf(octets[QuoteAt..]).ToString();
        return (type, code) switch
        {
            (Icmpv4Type.TimeExceeded, 0) => "time exceeded in-transit",
            (Icmpv4Type.TimeExceeded, 1) => "ip reassembly time exceeded",
            (Icmpv4Type.TimeExceeded, _) => $"time exceeded-#{code}",
            (Icmpv4Type.Redirect, _) => Redirect(octets, code, destination),
            (_, Icmpv4Message.ProtocolUnreachable) => $"{destination} protocol {octets[QuoteAt + 9]} unreachable",
            (_, Icmpv4Message.PortUnreachable) => PortUnreachable(octets[QuoteAt..], destination),
            (_, Icmpv4Message.FragmentationNeededCode) => FragmentationNeeded(octets, destination),
            _ => Unreachable(code, destination),
        };
    }

    private static string? PortUnreachable(ReadOnlySpan<byte> quoted, string destination)
    {
        var headerLength = Ipv4Packet.HeaderLengthOf(quoted);
        if (quoted.Length < headerLength + 4)
        {
            return null;
        }

        var port = UdpHeader.DestinationPortOf(quoted[headerLength..]);
        return Ipv4Packet.ProtocolOf(quoted) switch
        {
            IpProtocol.Tcp => $"{destination} tcp port {port} unreachable",
            IpProtocol.Udp => $"{destination} udp port {port} unreachable",
            var protocol => $"{destination} protocol {(byte)protocol} port {port} unreachable",
        };
    }

    private static string FragmentationNeeded(ReadOnlySpan<byte> octets, string destination)
    {
        var mtu = BinaryPrimitives.ReadUInt16BigEndian(octets[6..]);
        return mtu == 0 ? $"{destination} unreachable - need to frag" : $"{destination} unreachable - need to frag (mtu {mtu})";
    }

    private static string Redirect(ReadOnlySpan<byte> octets, byte code, string destination)
    {
        var gateway = new Addressing.Ipv4Address(BinaryPrimitives.ReadUInt32BigEndian(octets[4..]));
        return code switch
        {
            0 => $"redirect {destination} to net {gateway}",
            1 => $"redirect {destination} to host {gateway}",
            2 => $"redirect-tos {destination} to net {gateway}",
            3 => $"redirect-tos {destination} to host {gateway}",
            _ => $"redirect-#{code} {destination} to {gateway}",
        };
    }

    private static string Unreachable(byte code, string destination) => code switch
    {
        Icmpv4Message.NetUnreachable => $"net {destination} unreachable",
        Icmpv4Message.HostUnreachable => $"host {destination} unreachable",
        5 => $"{destination} unreachable - source route failed",
        6 => $"net {destination} unreachable - unknown",
        7 => $"host {destination} unreachable - unknown",
        8 => $"{destination} unreachable - source host isolated",
        9 => $"net {destination} unreachable - admin prohibited",
        10 => $"host {destination} unreachable - admin prohibited",
        11 => $"net {destination} unreachable - tos prohibited",
        12 => $"host {destination} unreachable - tos prohibited",
        Icmpv4Message.AdministrativelyProhibited => $"host {destination} unreachable - admin prohibited filter",
        14 => $"host {destination} unreachable - host precedence violation",
        15 => $"host {destination} unreachable - precedence cutoff",
        _ => $"{destination} unreachable - #{code}",
    };
}
