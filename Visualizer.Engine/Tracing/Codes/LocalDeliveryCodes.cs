using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of the delivery to an endpoint of the same node (<c>ipv4_local_delivery</c>), as from-container asks for it.</summary>
public static class LocalDeliveryCodes
{
    /// <summary>Host routing: straight to the endpoint's own device.</summary>
    public static HopCode RedirectPeer { get; } = new(
        "local-delivery.redirect-peer",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"),
        new HopText(
            "Straight to {dst}: redirect_peer into its netns",
            "{dst} is an endpoint of this node: TTL − 1, its MAC addresses, and on to its {target} past {skips}."),
        new HopText(
            "直达 {dst}：redirect_peer 进入其 netns",
            "{dst} 是本节点的 endpoint：TTL − 1，写入它的 MAC 地址，绕过 {skips} 直接送到它的 {target}。"));

    /// <summary>Legacy host routing: to the host end of the veth pair.</summary>
    public static HopCode Redirect { get; } = new(
        "local-delivery.redirect",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"),
        new HopText(
            "Delivered to {dst} by a redirect to {target}",
            "{dst} is an endpoint of this node: TTL − 1, its MAC addresses, and out on {target}, the host end of its veth pair. Routing table and netfilter are not asked."),
        new HopText(
            "通过 redirect 经 {target} 送达 {dst}",
            "{dst} 是本节点的 endpoint：TTL − 1，写入它的 MAC 地址，从其 veth 对的主机端 {target} 发出。不查路由表，也不经过 netfilter。"));

    /// <summary>An endpoint reaches itself through a service.</summary>
    public static HopCode Hairpin { get; } = new(
        "local-delivery.hairpin",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"),
        new HopText(
            "Back to the sender itself through {target}",
            "The load balancer chose the sender as its own backend: the packet turns round with source 169.254.42.1 (or back from it), TTL − 1, without asking policies again."),
        new HopText(
            "经 {target} 回到发送者自身",
            "负载均衡选中的后端正是发送者自己：数据包以 169.254.42.1 为源地址（或由其返回）掉头，TTL − 1，不再检查策略。"));

    /// <summary>Endpoint routes: the policy is enforced on the lxc device.</summary>
    public static HopCode ToContainer { get; } = new(
        "local-delivery.to-container",
        Citation.Cilium("bpf/lib/l3.h", "ipv4_local_delivery"),
        new HopText(
            "Out on {target}, where to-container enforces the policy",
            "{dst} is an endpoint of this node and endpoint routes are on: TTL − 1, its MAC addresses, the sender's identity into the mark; to-container on {target} asks the ingress policy."),
        new HopText(
            "从 {target} 发出，由 to-container 执行策略",
            "{dst} 是本节点的 endpoint，且启用了 endpoint routes：TTL − 1，写入 MAC 地址，发送者的 identity 放入 mark；由 {target} 上的 to-container 检查入向策略。"),
        Confidence.Inferred);

    /// <summary>Endpoint routes in tunnel mode without NodePort: by the routing table.</summary>
    public static HopCode EndpointRoute { get; } = new(
        "local-delivery.endpoint-route",
        Citation.Cilium("bpf/lib/l3.h", "ipv4_local_delivery"),
        new HopText(
            "To the stack, whose endpoint route leads to {dst}",
            "{dst} is an endpoint of this node and endpoint routes are on: TTL − 1, the sender's identity into the mark, and the node's routing table carries the packet to the pod's device."),
        new HopText(
            "交给协议栈，由 endpoint route 送到 {dst}",
            "{dst} 是本节点的 endpoint，且启用了 endpoint routes：TTL − 1，发送者的 identity 放入 mark，由节点路由表把数据包送到 Pod 的设备。"),
        Confidence.Inferred);

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        RedirectPeer,
        Redirect,
        Hairpin,
        ToContainer,
        EndpointRoute,
    ];
}
