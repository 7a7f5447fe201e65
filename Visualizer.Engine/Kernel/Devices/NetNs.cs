using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Neighbours;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Kernel.Wireguard;
using Visualizer.Engine.Kernel.Xfrm;

namespace Visualizer.Engine.Kernel.Devices;

/// <summary>A network namespace: its devices, its routing, its neighbours, its netfilter and XFRM, and who listens in it. Immutable.</summary>
public sealed class NetNs
{
    /// <summary><c>host</c>, <c>pod/NAME</c>, <c>pod/NAMESPACE/NAME</c> or <c>cilium-health</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Node name, or <c>external/NAME</c>.</summary>
    public required string Node { get; init; }

    /// <summary>Devices by ascending index.</summary>
    public required ImmutableArray<NetInterface> Interfaces { get; init; }

    /// <summary>Routing rules and tables.</summary>
    public required RoutingPolicyDatabase Routing { get; init; }

    /// <summary>Neighbour entries.</summary>
    public required NeighbourTable Neighbours { get; init; }

    /// <summary>iptables rules; null where none are installed, so that conntrack does not run either.</summary>
    public Ruleset? Netfilter { get; init; }

    /// <summary>XFRM policies and states; null where there are none.</summary>
    public XfrmDatabase? Xfrm { get; init; }

    /// <summary>Peers of the WireGuard device; null where there is none.</summary>
    public WireguardPeers? Wireguard { get; init; }

    /// <summary>Who listens here.</summary>
    public required SocketTable Sockets { get; init; }

    /// <summary>Source address of what this netns sends by a route: the one that the route prefers, its device's, else the first of global scope.</summary>
    /// <remarks>Source: <c>net/ipv4/devinet.c inet_select_addr @ 5.11</c>. A route to an lxc device has neither of the first two.</remarks>
    public Ipv4Address SourceFor(Route route) => route.PreferredSource ?? route.Device.Address
        ?? Interfaces.First(device => device is { Address: not null, IsScopeLink: false, Kind: not DeviceKind.Loopback }).Address!.Value;

    /// <summary>Whether this is a node's initial netns.</summary>
    public bool IsHost => Name == "host";

    /// <summary>The device of that name; null when there is none.</summary>
    public NetInterface? Find(string name)
    {
        foreach (var device in Interfaces)
        {
            if (device.Name == name)
            {
                return device;
            }
        }

        return null;
    }
}
