using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Devices;

/// <summary>A device as <c>ip address</c> and <c>ip link</c> print it. Every line is a function, so that evidence and listing cannot differ.</summary>
/// <remarks>
/// Source: <c>ip/ipaddress.c print_linkinfo, print_addrinfo</c> of iproute2 5.10; the labs' listings. Link-local addresses are EUI-64 (RFC 4291 §2.5.1).
/// Simplified: one queue on every device.
/// </remarks>
public static class DeviceText
{
    private const string Lifetime = "       valid_lft forever preferred_lft forever";
    private const string Queues = "numtxqueues 1 numrxqueues 1 gso_max_size 65536 gso_max_segs 65535 ";

    /// <summary>The lines of <c>ip address</c>, without line feeds.</summary>
    public static IEnumerable<string> AddressLines(NetInterface device)
    {
        yield return Header(device, isLink: false);
        yield return Link(device);
        foreach (var address in Ipv4(device).Concat(Ipv6(device)))
        {
            yield return address;
            yield return Lifetime;
        }
    }

    /// <summary>The lines of <c>ip link</c>, without line feeds.</summary>
    /// <param name="device">The device.</param>
    /// <param name="hasDetails">Whether with <c>-d</c>.</param>
    public static IEnumerable<string> LinkLines(NetInterface device, bool hasDetails)
    {
        yield return Header(device, isLink: true);
        var (least, most) = MtuRange(device);
        if (!hasDetails)
        {
            yield return Link(device);
        }
        else if (Kind(device) is { } kind)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Link(device)} promiscuity 0 minmtu {least} maxmtu {most} ");
            yield return Details(device, kind);
        }
        else
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Link(device)} promiscuity 0 minmtu {least} maxmtu {most} addrgenmode eui64 {Queues}");
        }

        if (device.Xdp is { } program)
        {
            yield return program.Filter.Entry;
        }
    }

    /// <summary>The first line: index, name, flags, MTU, state.</summary>
    public static string Header(NetInterface device, bool isLink)
    {
        var text = new StringBuilder(128);
        text.Append(CultureInfo.InvariantCulture, $"{device.Ifindex}: {NameWithPeer(device)}: <{Flags(device)}> mtu {device.Mtu} ");
        text.Append(device.Xdp is null ? "" : "xdp ");
        text.Append(CultureInfo.InvariantCulture, $"qdisc {device.Qdisc} state {State(device)} {(isLink ? "mode DEFAULT " : "")}group default ");
        return text.Append(device.Kind == DeviceKind.Wireguard ? "" : "qlen 1000").ToString();
    }

    /// <summary>The first line of <c>ip -6 address</c>, for which the kernel tells less of a device (<c>net/ipv6/addrconf.c inet6_fill_ifinfo</c>).</summary>
    public static string Ipv6Header(NetInterface device) => string.Create(
        CultureInfo.InvariantCulture,
        $"{device.Ifindex}: {NameWithPeer(device)}: <{Flags(device)}> mtu {device.Mtu} state {State(device)} {(device.Kind == DeviceKind.Wireguard ? "" : "qlen 1000")}");

    /// <summary>The line of the link layer, with where the peer is.</summary>
    public static string Link(NetInterface device)
    {
        var netNs = device.PeerNetNsId is not { } id ? "" : char.IsAsciiDigit(id[0]) ? $" link-netnsid {id}" : $" link-netns {id}";
        return device.Kind switch
        {
            DeviceKind.Loopback => $"    link/loopback {device.Mac} brd {default(MacAddress)}",
            DeviceKind.Wireguard => "    link/none ",
            _ => $"    link/ether {device.Mac} brd {MacAddress.Broadcast}{netNs}",
        };
    }

    /// <summary>The line of the IPv4 address; the device must have one.</summary>
    public static string Inet(NetInterface device)
    {
        var address = device.Address ?? Ipv4Address.Any;
        var prefix = new Ipv4Cidr(address, device.PrefixLength);
        var broadcast = device is { Kind: DeviceKind.Uplink, PrefixLength: < 31 } ? $"brd {prefix.Last} " : "";
        var scope = device.Kind == DeviceKind.Loopback ? "host" : device.IsScopeLink ? "link" : "global";
        return string.Create(CultureInfo.InvariantCulture, $"    inet {address}/{device.PrefixLength} {broadcast}scope {scope} {device.Name}");
    }

    /// <summary>The line of <c>-d</c> for a device that has a driver of its own.</summary>
    public static string Details(NetInterface device, string kind) =>
        $"    {kind} {(device.Kind is DeviceKind.Vxlan or DeviceKind.Geneve ? "external " : "")}addrgenmode {(device.HasLinkLayer ? "eui64" : "none")} {Queues}";

    /// <summary>Name of the driver; null for <c>lo</c> and for uplinks that are no veth.</summary>
    public static string? Kind(NetInterface device) => device.Kind switch
    {
        DeviceKind.Veth => "veth",
        DeviceKind.Uplink when device.PeerIfindex > 0 => "veth",
        DeviceKind.Netkit => "netkit",
        DeviceKind.Vxlan => "vxlan",
        DeviceKind.Geneve => "geneve",
        DeviceKind.Wireguard => "wireguard",
        _ => null,
    };

    /// <summary>Name of the device and, behind an at sign, its peer.</summary>
    public static string NameWithPeer(NetInterface device) =>
        device.Peer is { } end && end.NetNs == device.NetNs ? $"{device.Name}@{end.Name}"
        : device.PeerIfindex > 0 ? string.Create(CultureInfo.InvariantCulture, $"{device.Name}@if{device.PeerIfindex}")
        : device.Name;

    /// <summary>Flags between the angle brackets.</summary>
    public static string Flags(NetInterface device) => device.Kind switch
    {
        DeviceKind.Loopback => "LOOPBACK,UP,LOWER_UP",
        DeviceKind.Wireguard => "POINTOPOINT,NOARP,UP,LOWER_UP",
        _ => device.NoArp ? "BROADCAST,MULTICAST,NOARP,UP,LOWER_UP" : "BROADCAST,MULTICAST,UP,LOWER_UP",
    };

    /// <summary>Operational state.</summary>
    public static string State(NetInterface device) =>
        device.Kind is DeviceKind.Loopback or DeviceKind.Vxlan or DeviceKind.Geneve or DeviceKind.Wireguard ? "UNKNOWN" : "UP";

    private static (int Least, long Most) MtuRange(NetInterface device) => device.Kind switch
    {
        DeviceKind.Loopback => (0, 0),
        DeviceKind.Wireguard => (0, 2_147_483_552),
        _ => (68, 65_535),
    };

    private static IEnumerable<string> Ipv4(NetInterface device) => device.Address is null ? [] : [Inet(device)];

    private static IEnumerable<string> Ipv6(NetInterface device)
    {
        if (device.Kind == DeviceKind.Loopback)
        {
            yield return "    inet6 ::1/128 scope host ";
        }
        else if (device.HasLinkLayer)
        {
            if (device.GlobalIpv6 is { } address)
            {
                yield return $"    inet6 {address} scope global nodad ";
            }

            if (device.Mac != default)
            {
                yield return $"    inet6 {LinkLocal(device.Mac)}/64 scope link ";
            }
        }
    }

    private static string LinkLocal(MacAddress mac)
    {
        var value = mac.Value ^ 0x0200_0000_0000;
        var (first, second) = (value >> 32, (((value >> 24) & 0xFF) << 8) | 0xFF);
        var (third, last) = (0xFE00 | ((value >> 16) & 0xFF), value & 0xFFFF);
        // The zeros before it are the longest run, so a zero here joins them (RFC 5952 §4.2).
        return string.Create(CultureInfo.InvariantCulture, $"fe80::{(first == 0 ? "" : $"{first:x}:")}{second:x}:{third:x}:{last:x}");
    }
}
