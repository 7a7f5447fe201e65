using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of from-overlay, TC ingress of the tunnel device.</summary>
public static class FromOverlayCodes
{
    /// <summary>Host routing: straight to the endpoint.</summary>
    public static HopCode LocalDeliveryPeer { get; } = new(
        "from-overlay.local-delivery-peer",
        Citation.Cilium("bpf/bpf_overlay.c", "handle_ipv4"),
        new HopText(
            "Straight to {dst}: redirect_peer into its netns",
            "{dst} is an endpoint of this node: TTL − 1, its MAC addresses, and on to its {target} past {skips}. The inner frame still had the sending pod's MAC addresses."),
        new HopText(
            "直达 {dst}：redirect_peer 进入其 netns",
            "{dst} 是本节点的 endpoint：TTL − 1，写入它的 MAC 地址，绕过 {skips} 送到它的 {target}。内层帧此前仍是发送 Pod 的 MAC 地址。"));

    /// <summary>Legacy host routing: BPF delivers all the same.</summary>
    public static HopCode LocalDelivery { get; } = new(
        "from-overlay.local-delivery",
        Citation.Cilium("bpf/bpf_overlay.c", "handle_ipv4"),
        new HopText(
            "Delivered to {dst} by a redirect to {target}",
            "{dst} is an endpoint of this node: TTL − 1, its MAC addresses, and out on {target}. Unlike from-netdev, this program delivers by itself with legacy host routing too."),
        new HopText(
            "通过 redirect 经 {target} 送达 {dst}",
            "{dst} 是本节点的 endpoint：TTL − 1，写入它的 MAC 地址，从 {target} 发出。与 from-netdev 不同，即使 host routing 为 legacy，该程序也自行投递。"));

    /// <summary>The destination is the node.</summary>
    public static HopCode HostDelivery { get; } = new(
        "from-overlay.host-delivery",
        Citation.Cilium("bpf/lib/l3.h", "ipv4_host_delivery"),
        new HopText(
            "For the node itself: out on {target}, in on cilium_host",
            "{dst} is no pod of this node: TTL − 1, MAC address of cilium_host, and out on {target}; the other end of that pair hands the packet to the node's stack."),
        new HopText(
            "发给节点自身：从 {target} 出，从 cilium_host 入",
            "{dst} 不是本节点的 Pod：TTL − 1，写入 cilium_host 的 MAC 地址，从 {target} 发出；该 veth 对的另一端把数据包交给节点协议栈。"));

    /// <summary>ESP in the tunnel is marked for decryption.</summary>
    public static HopCode EspToStack { get; } = new(
        "from-overlay.esp-to-stack",
        Citation.Cilium("bpf/bpf_overlay.c", "handle_ipv4"),
        new HopText(
            "ESP marked {mark} for decryption",
            "Mark {mark}: a routing rule sends the packet to table 200, where the pod CIDR is local, and XFRM finds its state. The plaintext appears on {interface} again."),
        new HopText(
            "ESP 打上 {mark} 标记以便解密",
            "mark {mark}：路由规则把它引到表 200，其中 Pod CIDR 为 local，XFRM 由此找到 state。明文会再次出现在 {interface} 上。"));

    /// <summary>VNI 1 never comes over the wire.</summary>
    public static HopCode InvalidIdentity { get; } = new(
        "from-overlay.invalid-identity",
        Citation.Cilium("bpf/bpf_overlay.c", "handle_ipv4"),
        new HopText(
            "Dropped: no other node may claim to be this one",
            "VNI 1 is the identity host, which means this node itself. Another node is 6, remote-node."),
        new HopText(
            "丢弃：其他节点不能冒充本节点",
            "VNI 1 是 identity host，即本节点自身。其他节点应为 6（remote-node）。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        LocalDeliveryPeer,
        LocalDelivery,
        HostDelivery,
        EspToStack,
        InvalidIdentity,
    ];
}
