using System.Globalization;
using Visualizer.Engine.Kernel.Devices;

namespace Visualizer.Engine.Show.Linux;

/// <summary>The short forms of <c>ip address</c> and <c>ip link</c>: a line for each address or device (<c>-o</c>), and a table (<c>-br</c>).</summary>
/// <remarks>Source: <c>ip/ipaddress.c print_linkinfo_brief, print_addrinfo</c> of iproute2 5.10.</remarks>
internal static class IpShortForms
{
    /// <summary>What stands on several lines becomes one, with a backslash where they met.</summary>
    public static string OneLine(IEnumerable<string> lines) => string.Join('\\', lines);

    /// <summary><c>ip -o address</c>: each address with its device and its lifetime.</summary>
    /// <param name="device">The device.</param>
    /// <param name="addresses">The two lines of each of its addresses.</param>
    public static IEnumerable<string> Addresses(NetInterface device, IEnumerable<string[]> addresses) =>
        addresses.Select(lines => string.Create(CultureInfo.InvariantCulture, $"{device.Ifindex}: {device.Name}{OneLine(lines)}"));

    /// <summary><c>ip -br link</c>: name, state, MAC address, flags.</summary>
    public static string BriefLink(NetInterface device) =>
        $"{BriefHead(device)}{(device.HasLinkLayer ? device.Mac.ToString() : ""),-17} <{DeviceText.Flags(device)}> ";

    /// <summary><c>ip -br address</c>: name, state, addresses.</summary>
    /// <param name="device">The device.</param>
    /// <param name="addresses">The two lines of each of its addresses.</param>
    public static string BriefAddress(NetInterface device, IEnumerable<string[]> addresses) =>
        BriefHead(device) + string.Concat(addresses.Select(lines => lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1] + " "));

    private static string BriefHead(NetInterface device) => $"{DeviceText.NameWithPeer(device),-16} {DeviceText.State(device),-14} ";
}
