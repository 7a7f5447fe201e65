using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>What <c>-i any</c> shows: interface and direction come first, of the link level only the sender (<c>print-sll.c sll2_if_print</c>).</summary>
internal static class Sll2Text
{
    public static void Print(Page page, ReadOnlySpan<byte> frame)
    {
        if (!LinuxSll2Header.TryParse(frame, out var header))
        {
            page.PrintTruncated("sll2");
            return;
        }

        page.Print($"{page.Style.InterfaceName(header.InterfaceIndex) ?? "?",-5} {NameOf(header.PacketType),-3} ");
        if (page.Style.HasLinkLevel)
        {
            PrintLinkLevel(page, header, frame.Length);
        }

        var packet = frame[LinuxSll2Header.LengthBytes..];
        if (EthernetText.TryPrintPayload(page, header.Protocol, packet, packet.Length))
        {
            return;
        }

        if (!page.Style.HasLinkLevel)
        {
            PrintLinkLevel(page, header, frame.Length);
        }

        page.PrintUnread(packet);
    }

    private static void PrintLinkLevel(Page page, LinuxSll2Header header, int length)
    {
        var source = header.Source is { } mac ? $"{mac} " : string.Empty;
        page.Print($"ifindex {header.InterfaceIndex} {source}");
        if (!page.Style.IsQuiet)
        {
            page.Print($"ethertype {EthernetText.NameOf(header.Protocol)} (0x{(ushort)header.Protocol:x4}), length {length}: ");
        }
    }

    private static string NameOf(PacketType type) => type switch
    {
        PacketType.Host => "In",
        PacketType.Broadcast => "B",
        PacketType.Multicast => "M",
        PacketType.OtherHost => "P",
        PacketType.Outgoing => "Out",
        _ => "?",
    };
}
