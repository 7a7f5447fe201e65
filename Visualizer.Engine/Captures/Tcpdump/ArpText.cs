using Visualizer.Engine.Addressing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>ARP (<c>print-arp.c</c>).</summary>
internal static class ArpText
{
    public static void Print(Page page, ReadOnlySpan<byte> octets, int length)
    {
        page.Print(page.Style.HasLinkLevel ? string.Empty : "ARP, ");
        if (!ArpPacket.TryParse(octets, out var arp))
        {
            page.PrintTruncated("arp");
            return;
        }

        page.Print(page.IsVerbose ? "Ethernet (len 6), IPv4 (len 4), " : string.Empty);
        switch (arp.Operation)
        {
            case ArpOperation.Request:
                var target = arp.TargetMac == default(MacAddress) ? string.Empty : $" ({arp.TargetMac})";
                page.Print($"Request who-has {arp.TargetAddress}{target} tell {arp.SenderAddress}");
                break;
            case ArpOperation.Reply:
                page.Print($"Reply {arp.SenderAddress} is-at {arp.SenderMac}");
                break;
            default:
                page.Print($"Unknown ({(ushort)arp.Operation}) ");
                page.PrintHex(octets);
                return;
        }

        page.Print($", length {length}");
    }
}
