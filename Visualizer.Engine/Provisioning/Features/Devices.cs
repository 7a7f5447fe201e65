using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>Devices and routes that the kernel itself makes in every netns.</summary>
internal static class Devices
{
    /// <summary>MTU of <c>lo</c>, octets.</summary>
    private const int LoopbackMtu = 65536;

    /// <summary><c>lo</c> with 127.0.0.1/8.</summary>
    public static NetInterface Loopback() => new()
    {
        Name = "lo",
        Ifindex = 1,
        Mac = default,
        Mtu = LoopbackMtu,
        Kind = DeviceKind.Loopback,
        Address = Ipv4Address.Loopback,
        PrefixLength = 8,
    };

    /// <summary>The route of 127.0.0.0/8 in table <c>local</c>.</summary>
    public static Route LoopbackRoute(NetInterface lo) => new(
        Route.LocalTable, new Ipv4Cidr(Ipv4Address.Loopback, 8), RouteType.Local, lo,
        PreferredSource: Ipv4Address.Loopback, Origin: "kernel", Scope: "host");

    /// <summary>The route that the kernel puts into table <c>local</c> when a device gets an address.</summary>
    public static Route LocalRoute(NetInterface device, Ipv4Address address) => new(
        Route.LocalTable, Ipv4Cidr.Host(address), RouteType.Local, device, PreferredSource: address, Origin: "kernel", Scope: "host");

    /// <summary>Joins two devices to a veth pair.</summary>
    public static void Join(NetInterface one, NetInterface other)
    {
        one.Peer = other;
        other.Peer = one;
    }
}
