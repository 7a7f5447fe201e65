using System.Globalization;
using System.Text.RegularExpressions;
using Visualizer.Engine.Captures.Tcpdump;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>A frame as a running tcpdump prints it: with its time, and as its options ask.</summary>
/// <remarks>Source: <c>print.c, print-sll.c sll2_if_print, print-ether.c</c> of tcpdump 4.99.3.</remarks>
/// <param name="options">What was asked for.</param>
internal sealed partial class FrameText(TcpdumpOptions options)
{
    private readonly Page _page = new();

    /// <summary>The lines, closed by a line feed.</summary>
    public string Of(CapturedFrame frame)
    {
        var octets = frame.Octets.Span;
        if (options.IsAny)
        {
            var network = frame.Device.HasLinkLayer ? octets[EthernetHeader.LengthBytes..] : octets;
            var type = frame.Device.HasLinkLayer ? EthernetHeader.EtherTypeOf(octets) : EtherType.Ipv4;
            Print($"{frame.Device.Name,-5} {Direction(frame),-3} ");
            if (options.HasLinkLevel)
            {
                var source = frame.Device.HasLinkLayer ? EthernetHeader.SourceOf(octets) + " " : "";
                Print($"ifindex {frame.Device.Ifindex} {source}ethertype {EthernetText.NameOf(type)} (0x{(ushort)type:x4}), length {network.Length + Captures.LinuxSll2Header.LengthBytes}: ");
            }
            else
            {
                Print(type == EtherType.Arp ? "ARP, " : "IP ");
            }

            EthernetText.TryPrintPayload(_page, type, network, network.Length);
        }
        else if (frame.Device.HasLinkLayer)
        {
            EthernetText.Print(_page, octets, octets.Length);
        }
        else
        {
            Print(options.HasLinkLevel ? "ip: " : "IP ");
            Ipv4Text.PrintAnyVersion(_page, octets, octets.Length);
        }

        var line = _page.TakeLine();
        line = options.HasLinkLevel ? line : LinkLevel().Replace(line, match => match.Groups[1].Value == "ARP" ? "ARP, " : "IP ");
        return options.HasTime ? $"{Time(frame.ClockNanoseconds)} {line}\n" : line + "\n";
    }

    private static string Time(long nanoseconds)
    {
        var microseconds = nanoseconds / 1000;
        var seconds = microseconds / 1_000_000 % 86_400;
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}.{microseconds % 1_000_000:000000}");
    }

    /// <summary>What the kernel's packet type says: to whom the frame is addressed decides (<c>eth_type_trans</c>).</summary>
    private static string Direction(CapturedFrame frame)
    {
        if (frame.IsOutgoing)
        {
            return "Out";
        }

        if (!frame.Device.HasLinkLayer || frame.Device.Kind == DeviceKind.Loopback)
        {
            return "In";
        }

        var destination = EthernetHeader.DestinationOf(frame.Octets.Span);
        return destination == frame.Device.Mac ? "In" : destination == Addressing.MacAddress.Broadcast ? "B" : "P";
    }

    private void Print(FormattableString text) => _page.Print(text.ToString(CultureInfo.InvariantCulture));

    private void Print(string text) => _page.Print(text);

    [GeneratedRegex("(?:[0-9a-f]{2}:){5}[0-9a-f]{2} > (?:[0-9a-f]{2}:){5}[0-9a-f]{2}, ethertype (IPv4|ARP) \\(0x[0-9a-f]{4}\\), length [0-9]+: ")]
    private static partial Regex LinkLevel();
}

/// <summary>What a running tcpdump was asked for.</summary>
/// <param name="Interface">The interface; <c>any</c> for all of the netns.</param>
/// <param name="HasLinkLevel"><c>-e</c>.</param>
/// <param name="HasTime">Not <c>-t</c>.</param>
/// <param name="Most"><c>-c</c>; null until Ctrl-C.</param>
/// <param name="File"><c>-w</c>; null: frames are printed.</param>
/// <param name="Way"><c>-Q</c>: <c>in</c>, <c>out</c> or <c>inout</c>.</param>
internal sealed record TcpdumpOptions(string Interface, bool HasLinkLevel, bool HasTime, int? Most, string? File, string Way)
{
    /// <summary>Whether all interfaces are captured at once.</summary>
    public bool IsAny => Interface == "any";
}

/// <summary>A frame that a capture took.</summary>
/// <param name="Device">Where.</param>
/// <param name="IsOutgoing">Whether the device transmitted it.</param>
/// <param name="ClockNanoseconds">Since midnight.</param>
/// <param name="Octets">From the device's link layer on.</param>
internal sealed record CapturedFrame(NetInterface Device, bool IsOutgoing, long ClockNanoseconds, ReadOnlyMemory<byte> Octets);
