using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>UDP (<c>print-udp.c</c>). Of the protocols that tcpdump knows by port the tunnels and DNS are read.</summary>
internal static class UdpText
{
    public static void Print(Page page, ReadOnlySpan<byte> packet, ReadOnlySpan<byte> datagram, int length)
    {
        var (source, destination) = (Ipv4Packet.SourceOf(packet), Ipv4Packet.DestinationOf(packet));
        if (datagram.Length < 4)
        {
            page.Print($"{source} > {destination}: ");
            page.PrintTruncated("udp");
            return;
        }

        var (sourcePort, destinationPort) = (UdpHeader.SourcePortOf(datagram), UdpHeader.DestinationPortOf(datagram));
        page.Print($"{source}.{sourcePort} > {destination}.{destinationPort}: ");
        if (length < UdpHeader.LengthBytes)
        {
            page.Print($"truncated-udp {length}");
            return;
        }

        if (datagram.Length < 6)
        {
            page.PrintTruncated("udp");
            return;
        }

        var announced = UdpHeader.LengthOf(datagram);
        if (announced < UdpHeader.LengthBytes)
        {
            page.Print($"truncated-udplength {announced}");
            return;
        }

        if (datagram.Length < UdpHeader.LengthBytes)
        {
            page.PrintTruncated("udp");
            return;
        }

        if (page.IsVeryVerbose && !Ipv4Packet.IsFragment(packet))
        {
            ChecksumText.PrintUdp(page, packet, datagram, length);
        }

        var content = datagram[UdpHeader.LengthBytes..];
        announced -= UdpHeader.LengthBytes;
        var contentLength = Math.Min(announced, length - UdpHeader.LengthBytes);
        if (page.Style.IsQuiet)
        {
            PrintLength(page, packet, announced, contentLength);
        }
        else if (sourcePort == VxlanHeader.Port || destinationPort == VxlanHeader.Port)
        {
            TunnelText.PrintOtv(page, content, contentLength);
        }
        else if (sourcePort == VxlanHeader.IanaPort || destinationPort == VxlanHeader.IanaPort)
        {
            TunnelText.PrintVxlan(page, content, contentLength);
        }
        else if (sourcePort == GeneveHeader.Port || destinationPort == GeneveHeader.Port)
        {
            TunnelText.PrintGeneve(page, content, contentLength);
        }
        else if (DnsText.IsPort(sourcePort, destinationPort))
        {
            DnsText.Print(page, content[..Math.Min(content.Length, contentLength)], contentLength);
        }
        else
        {
            PrintLength(page, packet, announced, contentLength);
        }
    }

    private static void PrintLength(Page page, ReadOnlySpan<byte> packet, int announced, int length) => page.Print(
        announced > length && !Ipv4Packet.IsFragment(packet) ? $"UDP, bad length {announced} > {length}" : $"UDP, length {announced}");
}
