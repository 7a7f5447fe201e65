using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Hooks;

namespace Visualizer.Engine.Kernel.Devices;

/// <summary>A network device inside one netns. Immutable once its node is provisioned.</summary>
public sealed class NetInterface
{
    /// <summary>Octets by which a packet may exceed an MTU and is carried all the same: room for a VLAN tag (<c>is_skb_forwardable</c>).</summary>
    public const int MtuTolerance = 4;

    /// <summary>Device name.</summary>
    public required string Name { get; init; }

    /// <summary>Index, unique within its netns.</summary>
    public required int Ifindex { get; init; }

    /// <summary>Index of the other end of a veth pair in that end's netns; 0 for other kinds. Node uplinks have one outside the model.</summary>
    public int PeerIfindex { get; init; }

    /// <summary>MAC address; all zero on <c>lo</c> and on devices without a link layer.</summary>
    public required MacAddress Mac { get; init; }

    /// <summary>Device MTU, octets of layer 3.</summary>
    public required int Mtu { get; init; }

    /// <summary>What the driver does with a frame.</summary>
    public required DeviceKind Kind { get; init; }

    /// <summary>Address of the device; null when it has none.</summary>
    public Ipv4Address? Address { get; init; }

    /// <summary>Prefix length of <see cref="Address"/>.</summary>
    public int PrefixLength { get; init; } = 32;

    /// <summary>Whether the address is <c>scope link</c>: MASQUERADE never chooses it.</summary>
    public bool IsScopeLink { get; init; }

    /// <summary>Flag NOARP: neighbours have the device's own MAC address and nobody asks.</summary>
    public bool NoArp { get; init; }

    /// <summary>sysctl <c>accept_local</c>: packets with a local source address are no martians here.</summary>
    public bool AcceptLocal { get; init; }

    /// <summary>sysctl <c>rp_filter</c> in force, max(all, device): 0 off, 1 strict, 2 loose.</summary>
    public int RpFilter { get; init; }

    /// <summary>Name of the peer's netns as <c>ip link</c> prints it (<c>cni-…</c>), or its number (<c>link-netnsid</c>).</summary>
    public string? PeerNetNsId { get; init; }

    /// <summary>Queueing discipline at the root; none of the model changes a path.</summary>
    public string Qdisc { get; init; } = "noqueue";

    /// <summary>Global IPv6 address with its prefix length, which is listed and nothing else; null when it has none.</summary>
    public string? GlobalIpv6 { get; init; }

    /// <summary>Whether frames have a link-layer header.</summary>
    public bool HasLinkLayer => Kind != DeviceKind.Wireguard;

    /// <summary>The address as <c>ip a</c> prints it; meaningless without one.</summary>
    public AddressLine AddressLine => field ??= new AddressLine(this);

    /// <summary>Netns that the device is in.</summary>
    public NetNs NetNs { get; internal set; } = null!;

    /// <summary>Other end of a veth pair; null for other kinds and for node uplinks, whose other end is the underlay.</summary>
    public NetInterface? Peer { get; internal set; }

    /// <summary>Program on XDP; null when none.</summary>
    public IProgram? Xdp { get; internal set; }

    /// <summary>Program on TC ingress; null when none.</summary>
    public IProgram? TcIngress { get; internal set; }

    /// <summary>Program on TC egress; null when none.</summary>
    public IProgram? TcEgress { get; internal set; }

    /// <summary>Number of the device among all devices of its node, 0…n−1; taps are kept by it.</summary>
    public int NodeIndex { get; internal set; }

    /// <summary>The device's name.</summary>
    public override string ToString() => Name;
}

/// <summary>What a driver does on transmit.</summary>
public enum DeviceKind
{
    /// <summary><c>lo</c>: the frame comes back in.</summary>
    Loopback,

    /// <summary>veth: the frame enters the peer.</summary>
    Veth,

    /// <summary>netkit: the peer's program runs, then the frame enters the peer unless the program sent it elsewhere.</summary>
    Netkit,

    /// <summary>Uplink: the frame goes to the underlay.</summary>
    Uplink,

    /// <summary>VXLAN in external (collect-metadata) mode.</summary>
    Vxlan,

    /// <summary>Geneve in external (collect-metadata) mode.</summary>
    Geneve,

    /// <summary>WireGuard, without link layer.</summary>
    Wireguard,
}
