using System.Buffers.Binary;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>
/// What tcpdump takes for DNS because a port is 53 (<c>print-domain.c</c>). A payload that is no DNS message gets a reading all the same,
/// so this follows the printer for queries to the end. Simplified: of answers the counts are printed, not the records.
/// </summary>
internal static class DnsText
{
    private const int HeaderLengthBytes = 12, FlagsAt = 2, QuestionsAt = 4, AnswersAt = 6, AuthoritiesAt = 8, AdditionalsAt = 10;
    private const ushort IsAnswer = 0x8000, RecursionDesired = 0x0100, CheckingDisabled = 0x0010, OddInQueries = 0x06CF;

    private static readonly string[] Operations =
    [
        "", " inv_q", " stat", " op3", " notify", " update", " op6", " op7", " op8", " updateA", " updateD", " updateDA", " updateM",
        " updateMA", " zoneInit", " zoneRef",
    ];

    private static readonly string[] Results =
    [
        "", " FormErr", " ServFail", " NXDomain", " NotImp", " Refused", " YXDomain", " YXRRSet", " NXRRSet", " NotAuth", " NotZone", " Resp11",
        " Resp12", " Resp13", " Resp14", " NoChange",
    ];

    /// <summary>Whether tcpdump takes a packet for DNS.</summary>
    public static bool IsPort(ushort sourcePort, ushort destinationPort) => sourcePort == 53 || destinationPort == 53;

    /// <summary>A TCP payload: the message has its length in front.</summary>
    public static void PrintOverTcp(Page page, ReadOnlySpan<byte> octets, int length)
    {
        if (length < 2)
        {
            page.Print($" [DNS over TCP: length {length} < 2] (invalid)");
            return;
        }

        if (octets.Length < 2)
        {
            page.PrintTruncated("domain");
            return;
        }

        var announced = BinaryPrimitives.ReadUInt16BigEndian(octets);
        if (announced != length - 2)
        {
            page.Print($" [prefix length({announced}) != length({length - 2})] (invalid)");
            return;
        }

        page.Print(" ");
        Print(page, octets[2..], length - 2);
    }

    public static void Print(Page page, ReadOnlySpan<byte> message, int length)
    {
        if (length < HeaderLengthBytes)
        {
            page.Print($"domain [length {length} < {HeaderLengthBytes}] (invalid)");
            return;
        }

        if (message.Length < HeaderLengthBytes)
        {
            page.PrintTruncated("domain");
            return;
        }

        var isComplete = (Number(message, FlagsAt) & IsAnswer) != 0 ? PrintAnswer(page, message) : PrintQuery(page, message);
        if (isComplete)
        {
            page.Print($" ({length})");
        }
        else
        {
            page.PrintTruncated("domain");
        }
    }

    private static bool PrintAnswer(Page page, ReadOnlySpan<byte> message)
    {
        var flags = Number(message, FlagsAt);
        page.Print($"{Number(message, 0)}{Operations[(flags >> 11) & 15]}{Results[flags & 15]}");
        page.Print($"{Mark(flags, 0x0400, "*")}{((flags & 0x0080) != 0 ? "" : "-")}{Mark(flags, 0x0200, "|")}{Mark(flags, 0x0020, "$")}");
        PrintUnless(page, 1, Number(message, QuestionsAt), "q");
        page.Print($" {Number(message, AnswersAt)}/{Number(message, AuthoritiesAt)}/{Number(message, AdditionalsAt)}");
        return true;
    }

    private static bool PrintQuery(Page page, ReadOnlySpan<byte> message)
    {
        var flags = Number(message, FlagsAt);
        var questions = Number(message, QuestionsAt);
        page.Print($"{Number(message, 0)}{Operations[(flags >> 11) & 15]}{Mark(flags, RecursionDesired, "+")}{Mark(flags, CheckingDisabled, "%")}");
        if ((flags & OddInQueries) != 0)
        {
            page.Print($" [b2&3=0x{flags:x}]");
        }

        if (((flags >> 11) & 15) == 1)
        {
            PrintUnless(page, 0, questions, "q");
            PrintUnless(page, 1, Number(message, AnswersAt), "a");
        }
        else
        {
            PrintUnless(page, 0, Number(message, AnswersAt), "a");
            PrintUnless(page, 1, questions, "q");
        }

        PrintUnless(page, 0, Number(message, AuthoritiesAt), "n");
        PrintUnless(page, 0, Number(message, AdditionalsAt), "au");
        var at = HeaderLengthBytes;
        for (var question = 0; question < questions; question++)
        {
            if ((question > 0 && at >= message.Length) || !TryPrintQuestion(page, message, ref at))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryPrintQuestion(Page page, ReadOnlySpan<byte> message, ref int at)
    {
        var end = EndOfName(message, at);
        if (end < 0 || end + 4 > message.Length)
        {
            return false;
        }

        var type = Number(message, end) switch
        {
            1 => "A",
            2 => "NS",
            5 => "CNAME",
            6 => "SOA",
            12 => "PTR",
            15 => "MX",
            16 => "TXT",
            28 => "AAAA",
            33 => "SRV",
            255 => "ANY",
            var other => $"Type{other}",
        };
        var inClass = Number(message, end + 2) switch { 1 => "", 3 => " CHAOS", 4 => " HS", 255 => " ANY", var other => $" (Class {other})" };
        page.Print($" {type}{inClass}? ");
        PrintName(page, message, at);
        at = end + 4;
        return true;
    }

    /// <summary>Place behind a name; −1 when it runs past the end or has a kind of label that nobody uses.</summary>
    private static int EndOfName(ReadOnlySpan<byte> message, int at)
    {
        while (at < message.Length)
        {
            var length = message[at++];
            switch (length & 0xC0)
            {
                case 0xC0:
                    return at + 1;
                case 0x40:
                    return -1;
                default:
                    if (length == 0)
                    {
                        return at;
                    }

                    at += length;
                    break;
            }
        }

        return -1;
    }

    private static void PrintName(Page page, ReadOnlySpan<byte> message, int at)
    {
        if (at < message.Length && message[at] == 0)
        {
            page.Print(".");
            return;
        }

        // Pointers lead back; a name has fewer labels than the message octets, so a loop ends here.
        for (var steps = 0; at < message.Length && message[at] != 0 && steps < message.Length; steps++)
        {
            if ((message[at] & 0xC0) == 0xC0)
            {
                at = at + 1 < message.Length ? Number(message, at) & 0x3FFF : message.Length;
                continue;
            }

            foreach (var octet in message.Slice(at + 1, Math.Min(message[at], message.Length - at - 1)))
            {
                page.Print(Visible(octet));
            }

            page.Print(".");
            at += message[at] + 1;
        }
    }

    private static string Visible(byte octet)
    {
        var low = octet & 0x7F;
        var text = low is >= 0x20 and < 0x7F ? ((char)low).ToString() : "^" + (char)(low ^ 0x40);
        return octet >= 0x80 ? "M-" + text : text;
    }

    private static void PrintUnless(Page page, int usual, int count, string unit)
    {
        if (count != usual)
        {
            page.Print($" [{count}{unit}]");
        }
    }

    private static string Mark(int flags, int bit, string text) => (flags & bit) != 0 ? text : string.Empty;

    private static int Number(ReadOnlySpan<byte> message, int at) => BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
}
