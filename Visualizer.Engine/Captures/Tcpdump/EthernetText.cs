using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>The MAC part of a line and the choice of what follows (<c>print-ether.c</c>).</summary>
internal static class EthernetText
{
    private const string Unknown = "Unknown";

    /// <param name="page">Where to print.</param>
    /// <param name="octets">What was captured, from the Ethernet header on.</param>
    /// <param name="length">Octets the frame had, which is what tcpdump prints as its length.</param>
    public static void Print(Page page, ReadOnlySpan<byte> octets, int length)
    {
        if (octets.Length < EthernetHeader.LengthBytes)
        {
            page.PrintTruncated("ether");
            return;
        }

        var type = EthernetHeader.EtherTypeOf(octets);
        if (page.Style.HasLinkLevel)
        {
            PrintLinkLevel(page, octets, type, length);
        }

        if (TryPrintPayload(page, type, octets[EthernetHeader.LengthBytes..], length - EthernetHeader.LengthBytes))
        {
            return;
        }

        // Of what nobody knows the link level is printed unasked.
        if (!page.Style.HasLinkLevel)
        {
            PrintLinkLevel(page, octets, type, length);
        }

        page.PrintUnread(octets[EthernetHeader.LengthBytes..]);
    }

    /// <summary>Prints what an EtherType announces; false when it is not known.</summary>
    public static bool TryPrintPayload(Page page, EtherType type, ReadOnlySpan<byte> octets, int length)
    {
        switch (type)
        {
            case EtherType.Ipv4:
                Ipv4Text.Print(page, octets, length);
                return true;
            case EtherType.Arp:
                ArpText.Print(page, octets, length);
                return true;
            default:
                return false;
        }
    }

    private static void PrintLinkLevel(Page page, ReadOnlySpan<byte> octets, EtherType type, int length)
    {
        page.Print($"{EthernetHeader.SourceOf(octets)} > {EthernetHeader.DestinationOf(octets)}");
        page.Print(!page.Style.IsQuiet ? $", ethertype {NameOf(type)} (0x{(ushort)type:x4})"
            : NameOf(type) == Unknown ? $", Unknown Ethertype (0x{(ushort)type:x4})"
            : $", {NameOf(type)}");
        page.Print($", length {length}: ");
    }

    public static string NameOf(EtherType type) => type switch
    {
        EtherType.Ipv4 => "IPv4",
        EtherType.Arp => "ARP",
        EtherType.TransparentEthernet => "TEB",
        _ => Unknown,
    };
}
