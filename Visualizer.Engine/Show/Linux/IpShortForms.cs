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
    public static IEnumerable<string> Addresses(NetInterface device) => DeviceText.AddressLines(device).Skip(2).Chunk(2)
        .Select(lines => string.Create(CultureInfo.InvariantCulture, $"{device.Ifindex}: {device.Name}{OneLine(lines)}"));

    /// <summary><c>ip -br link</c>: name, state, MAC address, flags.</summary>
    public static string BriefLink(NetInterface device) =>
        $"{BriefHead(device)}{(device.HasLinkLayer ? device.Mac.ToString() : ""),-17} <{DeviceText.Flags(device)}> ";

    /// <summary><c>ip -br address</c>: name, state, addresses.</summary>
    public static string BriefAddress(NetInterface device, bool isIpv4Only) => BriefHead(device) + string.Concat(
        DeviceText.AddressLines(device).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is ["inet", ..] || (words is ["inet6", ..] && !isIpv4Only))
            .Select(words => words[1] + " "));

    private static string BriefHead(NetInterface device) => $"{DeviceText.NameWithPeer(device),-16} {DeviceText.State(device),-14} ";
}
