using System.Text;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>One frame, by what it starts with, and its octets below it where they are asked for (<c>print.c pretty_print_packet</c>).</summary>
internal static class LinkText
{
    public static void Print(Page page, ReadOnlySpan<byte> frame, LinkType link)
    {
        switch (link)
        {
            case LinkType.Ethernet:
                EthernetText.Print(page, frame, frame.Length);
                break;
            case LinkType.LinuxSll2:
                Sll2Text.Print(page, frame);
                break;
            case LinkType.Raw:
                page.Print(page.Style.HasLinkLevel ? "ip: " : string.Empty);
                Ipv4Text.PrintAnyVersion(page, frame, frame.Length);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(link), link, "There is no text for this link type.");
        }

        var start = page.Style.IsDumpWhole ? 0 : LinkTypes.LengthOf(link);
        if (frame.Length > start)
        {
            PrintDump(page, frame[start..]);
        }
    }

    private static void PrintDump(Page page, ReadOnlySpan<byte> octets)
    {
        switch (page.Style.Dump)
        {
            case OctetDump.Hexadecimal:
                page.PrintHex(octets, hasAscii: false);
                break;
            case OctetDump.HexadecimalAndAscii:
                page.PrintHex(octets);
                break;
            case OctetDump.Ascii:
                page.Print(AsText(octets));
                break;
            default:
                break;
        }
    }

    /// <summary>Carriage returns at the ends of lines are left out; what is not printable is a dot (<c>print-ascii.c ascii_print</c>).</summary>
    private static string AsText(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder("\n");
        for (var at = 0; at < octets.Length; at++)
        {
            var octet = octets[at];
            if (octet == '\r' && (at + 1 == octets.Length || octets[at + 1] == '\n'))
            {
                continue;
            }

            text.Append(octet is (> 0x20 and < 0x7F) or (byte)'\t' or (byte)' ' or (byte)'\n' ? (char)octet : '.');
        }

        return text.ToString();
    }
}
