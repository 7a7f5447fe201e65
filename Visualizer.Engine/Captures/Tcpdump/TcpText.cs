using System.Buffers.Binary;
using System.Text;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>TCP (<c>print-tcp.c</c>).</summary>
internal static class TcpText
{
    public static void Print(Page page, ReadOnlySpan<byte> packet, ReadOnlySpan<byte> segment, int length)
    {
        var (source, destination) = (Ipv4Packet.SourceOf(packet), Ipv4Packet.DestinationOf(packet));
        if (segment.Length < 4)
        {
            page.Print($"{source} > {destination}:");
            page.PrintTruncated("tcp");
            return;
        }

        var (sourcePort, destinationPort) = (TcpHeader.SourcePortOf(segment), TcpHeader.DestinationPortOf(segment));
        page.Print($"{source}.{sourcePort} > {destination}.{destinationPort}: ");
        if (segment.Length < 13)
        {
            page.PrintTruncated("tcp");
            return;
        }

        var headerLength = TcpHeader.HeaderLengthOf(segment);
        if (headerLength < TcpHeader.MinimumLengthBytes)
        {
            page.Print($" tcp {(uint)(length - headerLength)} [bad hdr length {headerLength}, too short, < 20]");
            return;
        }

        if (segment.Length < TcpHeader.MinimumLengthBytes)
        {
            page.PrintTruncated("tcp");
            return;
        }

        if (page.Style.IsQuiet)
        {
            page.Print($"tcp {(uint)(length - headerLength)}");
            page.Print(headerLength > length ? $" [bad hdr length {headerLength}, too long, > {length}]" : string.Empty);
            return;
        }

        var flags = TcpHeader.FlagsOf(segment);
        var numbers = new TcpNumbers(TcpHeader.SequenceOf(segment), TcpHeader.AcknowledgmentOf(segment), 0);
        if (flags.HasFlag(TcpFlags.Ack) && !page.Style.HasAbsoluteNumbers)
        {
            numbers = page.Conversations.Relate(
                source, sourcePort, destination, destinationPort, numbers.Sequence, numbers.Acknowledgment, flags.HasFlag(TcpFlags.Syn));
        }

        page.Print($"Flags [{Show(flags)}]");
        if (headerLength > length)
        {
            page.Print($" [bad hdr length {headerLength}, too long, > {length}]");
            return;
        }

        if (page.IsVerbose && !Ipv4Packet.IsFragment(packet))
        {
            ChecksumText.PrintTcp(page, packet, segment, length);
        }

        PrintNumbers(page, segment, flags, numbers, length - headerLength);
        var options = segment[TcpHeader.MinimumLengthBytes..Math.Min(headerLength, segment.Length)];
        if (headerLength > TcpHeader.MinimumLengthBytes && !TcpOptionsText.TryPrint(page, options, headerLength - TcpHeader.MinimumLengthBytes, numbers.SackBase))
        {
            return;
        }

        length -= headerLength;
        page.Print($", length {length}");
        if (length > 0 && page.IsVerbose && flags.HasFlag(TcpFlags.Rst))
        {
            PrintReason(page, segment[Math.Min(headerLength, segment.Length)..]);
        }
        else if (length > 0)
        {
            PrintPayload(page, sourcePort, destinationPort, segment[Math.Min(headerLength, segment.Length)..], length);
        }
    }

    /// <summary>Some say in a text why they reset (RFC 1122 §4.2.2.12).</summary>
    private static void PrintReason(Page page, ReadOnlySpan<byte> payload)
    {
        var text = new StringBuilder();
        foreach (var octet in payload)
        {
            text.Append(octet is >= 0x20 and < 0x7F ? (char)octet : '.');
        }

        page.Print($" [RST {text}]");
    }

    private static void PrintPayload(Page page, ushort sourcePort, ushort destinationPort, ReadOnlySpan<byte> payload, int length)
    {
        if (TextProtocol.NameOf(sourcePort, destinationPort) is { } protocol)
        {
            page.Print(": ");
            TextProtocol.Print(page, protocol, payload, length);
        }
        else if (DnsText.IsPort(sourcePort, destinationPort))
        {
            DnsText.PrintOverTcp(page, payload, length);
        }
    }

    private static void PrintNumbers(Page page, ReadOnlySpan<byte> segment, TcpFlags flags, TcpNumbers numbers, int length)
    {
        if (length > 0)
        {
            page.Print($", seq {numbers.Sequence}:{numbers.Sequence + (uint)length}");
        }
        else if (page.IsVeryVerbose || (flags & (TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst)) != 0)
        {
            page.Print($", seq {numbers.Sequence}");
        }

        if (flags.HasFlag(TcpFlags.Ack))
        {
            page.Print($", ack {numbers.Acknowledgment}");
        }

        page.Print($", win {TcpHeader.WindowOf(segment)}");
        if (flags.HasFlag(TcpFlags.Urg))
        {
            page.Print($", urg {BinaryPrimitives.ReadUInt16BigEndian(segment[18..])}");
        }
    }

    private static string Show(TcpFlags flags)
    {
        if (flags == TcpFlags.None)
        {
            return "none";
        }

        const string Letters = "FSRP.UEW";
        var text = new StringBuilder();
        for (var bit = 0; bit < Letters.Length; bit++)
        {
            if (((int)flags & (1 << bit)) != 0)
            {
                text.Append(Letters[bit]);
            }
        }

        return text.ToString();
    }
}
