using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Configuration;

/// <summary>What is in force once the agent has read the Helm values: the only thing that provisioning and programs know of them.</summary>
/// <remarks>Made by <c>ConfigResolver</c>, never by hand outside tests. Every member names its rule in <c>Configuration/Rules</c>.</remarks>
public sealed record DatapathConfig
{
    /// <summary>Chart and agent version.</summary>
    public required CiliumVersion Cilium { get; init; }

    /// <summary>Kernel of all nodes.</summary>
    public required KernelVersion Kernel { get; init; }

    /// <summary>How packets of pods reach pods of other nodes.</summary>
    public required RoutingMode Routing { get; init; }

    /// <summary>Whether programs forward by themselves (<c>ENABLE_HOST_ROUTING</c>) or leave it to the node's stack.</summary>
    public required HostRouting HostRouting { get; init; }

    /// <summary>Whether the kube-proxy replacement is strict or true.</summary>
    public required bool KubeProxyReplacement { get; init; }

    /// <summary>The word in force: <c>disabled</c>, <c>partial</c>, <c>probe</c>, <c>strict</c>, <c>true</c> or <c>false</c>.</summary>
    public required string KubeProxyReplacementMode { get; init; }

    /// <summary>Whether kube-proxy runs, in iptables mode.</summary>
    public required bool KubeProxy { get; init; }

    /// <summary>Whether programs serve NodePorts (<c>ENABLE_NODEPORT</c>).</summary>
    public required bool NodePort { get; init; }

    /// <summary>Whether services are translated at connect() and sendmsg().</summary>
    public required bool SocketLb { get; init; }

    /// <summary>Whether socket LB is limited to processes of the host netns.</summary>
    public required bool SocketLbHostNamespaceOnly { get; init; }

    /// <summary>Who masquerades what pods send out of the cluster.</summary>
    public required Masquerading Masquerading { get; init; }

    /// <summary>What encrypts packets between nodes.</summary>
    public required Encryption Encryption { get; init; }

    /// <summary>Whether node-to-node traffic is encrypted too.</summary>
    public required bool NodeEncryption { get; init; }

    /// <summary>MTU of the devices, octets.</summary>
    public required int DeviceMtu { get; init; }

    /// <summary>MTU of a pod's default route and of node routes into the overlay, octets.</summary>
    public required int PodMtu { get; init; }

    /// <summary>MTU of the routes of table 200, which carry packets after encryption, octets; the device MTU without IPsec.</summary>
    public required int PostEncryptMtu { get; init; }

    /// <summary>Native devices in the agent's device list; empty when no feature needs one.</summary>
    public required ImmutableArray<string> Devices { get; init; }

    /// <summary>Device of direct routing; null in tunnel mode or without BPF NodePort.</summary>
    public required string? DirectRoutingDevice { get; init; }

    /// <summary><c>ipv4NativeRoutingCIDR</c>; null when not set.</summary>
    public required Ipv4Cidr? NativeRoutingCidr { get; init; }

    /// <summary>Whether agents install a route to every other node's pod CIDR.</summary>
    public required bool AutoDirectNodeRoutes { get; init; }

    /// <summary>Whether every pod has a route of its own to its lxc device.</summary>
    public required bool EndpointRoutes { get; init; }

    /// <summary>UDP port of the tunnel.</summary>
    public required int TunnelPort { get; init; }

    /// <summary>Whether the L7 proxy's rules and routes are installed.</summary>
    public required bool L7Proxy { get; init; }

    /// <summary>Whether departure times limit the rate of pods; changes no path.</summary>
    public bool BandwidthManager { get; init; }

    /// <summary>Whether programs report each of their steps to the monitor (<c>debug.verbose=datapath</c>).</summary>
    public bool ReportsSteps { get; init; }

    /// <summary><c>bpf.enableTCX</c>: whether the agent prefers tcx links to clsact filters.</summary>
    public bool EnableTcx { get; init; } = true;

    /// <summary>Whether NodePort runs on XDP of the native devices (<c>loadBalancer.acceleration</c>).</summary>
    public bool XdpAcceleration { get; init; }

    /// <summary>How NodePort requests reach backends of other nodes (<c>loadBalancer.mode</c>).</summary>
    public LoadBalancerMode LoadBalancing { get; init; }

    /// <summary>How direct server return carries the address that the client asked (<c>loadBalancer.dsrDispatch</c>).</summary>
    public DsrDispatch DsrDispatch { get; init; }

    /// <summary>Whether a program tells clients when what it adds makes their packets too long (<c>pmtuDiscovery.enabled</c>).</summary>
    public bool PathMtuDiscovery { get; init; }

    /// <summary>What joins pods to their node (<c>bpf.datapathMode</c>).</summary>
    public PodDevice PodDevice { get; init; }

    /// <summary>First port that counts as NodePort.</summary>
    public int FirstNodePort { get; init; } = 30_000;

    /// <summary>Last port that counts as NodePort, inclusive.</summary>
    public int LastNodePort { get; init; } = 32_767;

    /// <summary>Whether the loopback of per-packet load balancing and ClusterIP translation happens in from-container (<c>ENABLE_PER_PACKET_LB</c>).</summary>
    public bool PerPacketLb => !SocketLb || SocketLbHostNamespaceOnly;

    /// <summary>Whether programs hang on tcx links, which <c>tc filter show</c> does not list: Cilium ≥ 1.16 on kernels ≥ 6.6.</summary>
    public bool IsTcx => EnableTcx && Cilium.IsAtLeast(16) && Kernel.IsAtLeast(6, 6);

    /// <summary>Whether packets of pods travel in a tunnel (<c>TUNNEL_MODE</c>).</summary>
    public bool Tunnel => Routing != RoutingMode.Native;

    /// <summary>Whether there is a tunnel device (<c>HAVE_ENCAP</c>): direct server return by Geneve needs one with native routing too.</summary>
    public bool HasTunnelDevice => Tunnel || (LoadBalancing != LoadBalancerMode.Snat && DsrDispatch == DsrDispatch.Geneve);
}

/// <summary>Routing mode.</summary>
public enum RoutingMode
{
    /// <summary>Pod addresses are routed by the underlay.</summary>
    Native,

    /// <summary>VXLAN (RFC 7348).</summary>
    Vxlan,

    /// <summary>Geneve (RFC 8926).</summary>
    Geneve,
}

/// <summary>How NodePort requests reach backends of other nodes.</summary>
public enum LoadBalancerMode
{
    /// <summary>From this node's address: replies come back here.</summary>
    Snat,

    /// <summary>From the client's address: replies go there directly.</summary>
    Dsr,

    /// <summary>TCP as <see cref="Dsr"/>, UDP as <see cref="Snat"/>.</summary>
    Hybrid,
}

/// <summary>What carries the address that the client asked to the node of the backend.</summary>
public enum DsrDispatch
{
    /// <summary>An option of the IPv4 header.</summary>
    Option,

    /// <summary>An option of a Geneve header around the packet.</summary>
    Geneve,
}

/// <summary>Host routing.</summary>
public enum HostRouting
{
    /// <summary>Through the node's stack: routing, netfilter, conntrack.</summary>
    Legacy,

    /// <summary>By redirects of the programs.</summary>
    Bpf,
}

/// <summary>The pair of devices between a pod and its node.</summary>
public enum PodDevice
{
    /// <summary>veth: programs are on TC of the node's end.</summary>
    Veth,

    /// <summary>netkit in L3 mode: programs run when an end transmits; no MAC addresses.</summary>
    Netkit,

    /// <summary>netkit in L2 mode: the same with MAC addresses and ARP.</summary>
    NetkitL2,
}

/// <summary>Who masquerades.</summary>
public enum Masquerading
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>The chain CILIUM_POST_nat.</summary>
    Iptables,

    /// <summary>The programs on the native devices.</summary>
    Bpf,
}

/// <summary>Transparent encryption.</summary>
public enum Encryption
{
    /// <summary>None.</summary>
    None,

    /// <summary>ESP in tunnel mode (RFC 4303) by XFRM.</summary>
    Ipsec,

    /// <summary>WireGuard, device <c>cilium_wg0</c>.</summary>
    Wireguard,
}
