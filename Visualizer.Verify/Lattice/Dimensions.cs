using System.Collections.Immutable;

namespace Visualizer.Verify.Lattice;

/// <summary>The dimensions of configurations, in the order in which cells name them.</summary>
/// <remarks>The spelling is that of each chart version; what an agent refuses is in the lattice all the same and counted as refused.</remarks>
internal static class Dimensions
{
    /// <summary>Chart and agent version; never left out of a cell's name.</summary>
    public static readonly Dimension Version = new("version", [.. Enumerable.Range(12, 7).Select(minor => Always($"1.{minor}"))]);

    /// <summary>Kernel of all nodes: before and after BPF host routing (5.10), and with tcx and netkit (6.8).</summary>
    public static readonly Dimension Kernel = new("kernel", [Always("kernel-5.15"), Always("kernel-5.4"), Always("kernel-6.8")], IsMinor: true);

    public static readonly Dimension Routing = new("routing",
    [
        Always("vxlan"),
        new("geneve", minor => [minor >= 14 ? "tunnelProtocol=geneve" : "tunnel=geneve"]),
        new("native", minor => [minor >= 14 ? "routingMode=native" : "tunnel=disabled", "autoDirectNodeRoutes=true", "ipv4NativeRoutingCIDR=10.0.0.0/8"]),
    ]);

    /// <summary>The words of <c>kubeProxyReplacement</c>; up to 1.13 single features need the word partial.</summary>
    public static readonly Dimension Replacement = new("kube-proxy replacement",
    [
        Always("kube-proxy"),
        new("full", minor => [$"kubeProxyReplacement={(minor >= 14 ? "true" : "strict")}"]),
        new("node-port", minor => [.. Partial(minor), "nodePort.enabled=true"]),
        new("socket-lb", minor => [.. Partial(minor), "socketLB.enabled=true"]),
        new("node-port-and-socket-lb", minor => [.. Partial(minor), "nodePort.enabled=true", "socketLB.enabled=true"]),
    ]);

    public static readonly Dimension Masquerading = new("masquerading",
    [
        Always("iptables-masquerade"), Always("bpf-masquerade", "bpf.masquerade=true"), Always("no-masquerade", "enableIPv4Masquerade=false"),
    ]);

    public static readonly Dimension Encryption = new("encryption",
    [
        Always("no-encryption"), Always("ipsec", "encryption.enabled=true", "encryption.type=ipsec"),
        Always("wireguard", "encryption.enabled=true", "encryption.type=wireguard"),
    ]);

    public static readonly Dimension HostRouting = new("host routing",
        [Always("host-routing-by-rule"), Always("legacy-host-routing", "bpf.hostLegacyRouting=true")], IsMinor: true);

    public static readonly Dimension EndpointRoutes = new("endpoint routes",
        [Always("no-endpoint-routes"), Always("endpoint-routes", "endpointRoutes.enabled=true")], IsMinor: true);

    public static readonly Dimension SocketLb = new("socket LB",
        [Always("all-namespaces"), Always("host-namespace-only", "socketLB.hostNamespaceOnly=true")], IsMinor: true);

    public static readonly Dimension LoadBalancer = new("load balancer mode",
    [
        Always("snat"), Always("dsr", "loadBalancer.mode=dsr"), Always("hybrid", "loadBalancer.mode=hybrid"),

        // The agent refuses it without Geneve, which native routing can have too.
        new("dsr-geneve", minor => minor < 14 ? null : ["loadBalancer.mode=dsr", "loadBalancer.dsrDispatch=geneve", "tunnelProtocol=geneve"]),
    ], IsMinor: true);

    public static readonly Dimension Acceleration = new("acceleration",
        [Always("no-xdp"), Always("xdp", "loadBalancer.acceleration=native")], IsMinor: true);

    public static readonly Dimension PodDevice = new("pod device",
    [
        Always("veth"), Since(16, "netkit", "bpf.datapathMode=netkit"), Since(16, "netkit-l2", "bpf.datapathMode=netkit-l2"),
    ], IsMinor: true);

    public static readonly Dimension Attachment = new("attachment", [Always("tcx-where-possible"), Since(16, "no-tcx", "bpf.enableTCX=false")], IsMinor: true);

    public static readonly ImmutableArray<Dimension> All =
    [
        Version, Kernel, Routing, Replacement, Masquerading, Encryption, HostRouting, EndpointRoutes, SocketLb, LoadBalancer, Acceleration, PodDevice,
        Attachment,
    ];

    private static Choice Always(string name, params ImmutableArray<string> set) => new(name, _ => set);

    private static Choice Since(int first, string name, string set) => new(name, minor => minor < first ? null : [set]);

    private static ImmutableArray<string> Partial(int minor) => minor >= 14 ? [] : ["kubeProxyReplacement=partial"];
}
