using System.Collections.Immutable;

namespace Visualizer.Tests.Configuration;

/// <summary>What the four published labs type after <c>helm install</c>.</summary>
internal static class LabValues
{
    private static readonly ImmutableArray<string> Common =
    [
        "k8sServiceHost=172.18.0.4", "k8sServicePort=6443", "debug.enabled=true", "debug.verbose=datapath", "monitorAggregation=none",
        "ipam.mode=cluster-pool",
    ];

    private static readonly ImmutableArray<string> Native = ["tunnel=disabled", "autoDirectNodeRoutes=true", "ipv4NativeRoutingCIDR=10.0.0.0/8"];

    public static ImmutableArray<string> Ebpf { get; } =
        [.. Common, "cluster.name=cilium-kubeproxy-replacement-ebpf", "kubeProxyReplacement=strict", .. Native, "bpf.masquerade=true"];

    public static ImmutableArray<string> Kpr { get; } =
        [.. Common, "cluster.name=cilium-kubeproxy-replacement", "kubeProxyReplacement=strict", .. Native];

    public static ImmutableArray<string> Ipsec { get; } =
        [.. Common, "cluster.name=cilium-ipsec-native-routing", .. Native, "encryption.enabled=true", "encryption.type=ipsec"];

    public static ImmutableArray<string> Vxlan { get; } =
        [.. Common, "cluster.name=cilium-kubeproxy-replacement-ebpf-vxlan", "kubeProxyReplacement=strict", "bpf.masquerade=true"];
}
