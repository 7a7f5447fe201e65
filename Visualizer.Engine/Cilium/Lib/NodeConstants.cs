using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Devices;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>What all programs of a node are compiled with: its maps, addresses, devices and switches.</summary>
/// <remarks>Source: <c>pkg/datapath/linux/config/config.go WriteNodeConfig @ 1.12</c> (<c>node_config.h</c>).</remarks>
public sealed class NodeConstants
{
    /// <summary>Maps that the agent writes.</summary>
    public required NodeMaps Maps { get; init; }

    /// <summary>Switches.</summary>
    public required DatapathConfig Config { get; init; }

    /// <summary>Address of the uplink: <c>IPV4_MASQUERADE</c>, <c>IPV4_DIRECT_ROUTING</c>.</summary>
    public required Ipv4Address NodeIp { get; init; }

    /// <summary>Id of the host endpoint: <c>HOST_EP_ID</c>.</summary>
    public required int HostEndpointId { get; init; }

    /// <summary>Address of cilium_host: <c>IPV4_GATEWAY</c>.</summary>
    public required Ipv4Address RouterIp { get; init; }

    /// <summary>Destinations that are never masqueraded: <c>IPV4_SNAT_EXCLUSION_DST_CIDR</c>.</summary>
    public required Ipv4Cidr SnatExclusion { get; init; }

    /// <summary>The uplink.</summary>
    public required NetInterface Eth0 { get; init; }

    /// <summary><c>cilium_host</c>.</summary>
    public required NetInterface CiliumHost { get; init; }

    /// <summary><c>cilium_net</c>: <c>HOST_IFINDEX</c>.</summary>
    public required NetInterface CiliumNet { get; init; }

    /// <summary>The tunnel device: <c>ENCAP_IFINDEX</c>; null in native mode.</summary>
    public NetInterface? TunnelDevice { get; init; }

    /// <summary><c>cilium_wg0</c>: <c>WG_IFINDEX</c>; null without WireGuard.</summary>
    public NetInterface? WireguardDevice { get; init; }

    /// <summary><c>ENABLE_HOST_ROUTING</c>.</summary>
    public bool EnableHostRouting => Config.HostRouting == HostRouting.Bpf;

    /// <summary><c>ENABLE_ROUTING</c>: endpoints have no routes of their own, programs do the node's routing decrement.</summary>
    public bool EnableRouting => !Config.EndpointRoutes;

    /// <summary><c>ENABLE_MASQUERADE</c>.</summary>
    public bool EnableMasquerade => Config.Masquerading == Masquerading.Bpf;

    /// <summary><c>ENABLE_IPSEC</c>.</summary>
    public bool EnableIpsec => Config.Encryption == Encryption.Ipsec;

    /// <summary><c>ENABLE_WIREGUARD</c>.</summary>
    public bool EnableWireguard => WireguardDevice is not null;

    /// <summary><c>ENABLE_SKIP_FIB</c>: with host routing, one native device and direct routing there is nothing to look up.</summary>
    public bool EnableSkipFib => EnableHostRouting && Config.DirectRoutingDevice is not null && Config.Devices.Length == 1;

    /// <summary>Whether NodePort forwarding takes the FIB helper that decrements the TTL: from 1.14 on.</summary>
    public bool NodePortDecrementsTtl => Config.Cilium.IsAtLeast(14);
}
