using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of from-container, TC ingress of lxc devices.</summary>
public static class FromContainerCodes
{
    /// <summary>The source is not the endpoint's address.</summary>
    public static HopCode InvalidSource { get; } = new(
        "from-container.invalid-source",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"),
        new HopText(
            "Dropped: {src} is not the address of this endpoint",
            "A pod may send from its own address only. The packet carries {src}, so the program drops it before anything else is looked at."),
        new HopText(
            "丢弃:{src} 不是该 endpoint 的地址",
            "Pod 只能用自己的地址发送。该数据包的源地址是 {src}，程序在做其他检查之前就将其丢弃。"));

    /// <summary>The destination is an address of the node.</summary>
    public static HopCode ToOwnNode { get; } = new(
        "from-container.to-own-node",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"),
        new HopText(
            "{dst} is this node itself: up into its stack",
            "{dst} is an address of this node: TTL − 1, the pod's identity {0} into the mark, and the node's stack takes the packet."),
        new HopText(
            "{dst} 就是本节点：交给节点协议栈",
            "{dst} 是本节点的地址：TTL − 1，Pod 的 identity {0} 写入 mark，由节点协议栈接收。"));

    /// <summary>Legacy host routing: the node's stack routes the packet.</summary>
    public static HopCode PassToStack { get; } = new(
        "from-container.pass-to-stack",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"),
        new HopText(
            "Passed to the node's stack for routing",
            "{dst} is no endpoint of this node and host routing is legacy: TTL − 1, the pod's identity {0} into the mark, and the node's routing table and netfilter decide."),
        new HopText(
            "交给节点协议栈做路由",
            "{dst} 不是本节点的 endpoint，且 host routing 为 legacy：TTL − 1，Pod 的 identity {0} 写入 mark，由节点路由表和 netfilter 决定去向。"));

    /// <summary>Endpoint routes: the node's stack routes the packet, and nothing is taken off its TTL here.</summary>
    public static HopCode PassToStackUnrouted { get; } = new(
        "from-container.pass-to-stack-endpoint-routes",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"),
        new HopText(
            "Passed to the node's stack, TTL untouched",
            "With endpoint routes the routing table has a route per pod, so the program leaves {dst} to the node's stack: the pod's identity {0} into the mark, and the TTL stays {ttl}."),
        new HopText(
            "交给节点协议栈，TTL 不变",
            "启用 endpoint routes 时路由表为每个 Pod 都有一条路由，程序把 {dst} 交给节点协议栈：Pod 的 identity {0} 写入 mark，TTL 保持 {ttl}。"));

    /// <summary>Endpoint routes and IPsec in native mode: marked for encryption, TTL untouched.</summary>
    public static HopCode EncryptMarkUnrouted { get; } = new(
        "from-container.encrypt-mark-endpoint-routes",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"),
        new HopText(
            "Marked {mark} for encryption, TTL untouched",
            "The ipcache has a key and a node for {dst}: mark {mark}, which a routing rule and an XFRM policy match. With endpoint routes the program takes nothing off the TTL."),
        new HopText(
            "打上 {mark} 标记以便加密，TTL 不变",
            "ipcache 中 {dst} 有密钥和所在节点：mark 设为 {mark}，路由规则和 XFRM 策略都匹配它。启用 endpoint routes 时程序不减 TTL。"));

    /// <summary>IPsec in native mode: the mark makes XFRM encrypt.</summary>
    public static HopCode EncryptMark { get; } = new(
        "from-container.encrypt-mark",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"),
        new HopText(
            "Marked {mark} for encryption",
            "The ipcache has a key and a node for {dst}: TTL − 1 and mark {mark}. A routing rule and an XFRM policy match that mark; nothing is encrypted yet."),
        new HopText(
            "打上 {mark} 标记以便加密",
            "ipcache 中 {dst} 有密钥和所在节点：TTL − 1，mark 设为 {mark}。路由规则和 XFRM 策略都匹配这个 mark；此刻尚未加密。"));

    /// <summary>IPsec in tunnel mode: marked, TTL untouched.</summary>
    public static HopCode EncryptMarkTunnel { get; } = new(
        "from-container.encrypt-mark-tunnel",
        Citation.Cilium("bpf/lib/encap.h", "encap_and_redirect_lxc"),
        new HopText(
            "Marked {mark} for encryption, TTL untouched",
            "The ipcache has a key and a tunnel endpoint for {dst}: mark {mark}, and to the stack for XFRM. In tunnel mode this way does not decrement the TTL."),
        new HopText(
            "打上 {mark} 标记以便加密，TTL 不变",
            "ipcache 中 {dst} 有密钥和 tunnel endpoint：mark 设为 {mark}，交给协议栈由 XFRM 处理。隧道模式下这条路径不减 TTL。"));

    /// <summary>Host routing with one native device.</summary>
    public static HopCode RedirectNeigh { get; } = new(
        "from-container.redirect-neigh",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"),
        new HopText(
            "Out on {target} past the stack: redirect_neigh",
            "{dst} is no endpoint of this node and host routing is BPF: TTL − 1. The helper looks up the route itself and takes the MAC address of the next hop; forwarding and netfilter are skipped."),
        new HopText(
            "绕过协议栈从 {target} 发出：redirect_neigh",
            "{dst} 不是本节点的 endpoint，且 host routing 为 BPF：TTL − 1。helper 自己查路由并取下一跳的 MAC 地址；跳过转发和 netfilter。"));

    /// <summary>Host routing with several native devices, or in tunnel mode from 1.17 on.</summary>
    public static HopCode FibRedirect { get; } = new(
        "from-container.fib-redirect",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"),
        new HopText(
            "Out on {target} past the stack: FIB lookup and redirect",
            "{dst} is no endpoint of this node and host routing is BPF: TTL − 1, MAC addresses from the FIB lookup, and out on {target}. Forwarding and netfilter are skipped."),
        new HopText(
            "绕过协议栈从 {target} 发出：FIB 查询加 redirect",
            "{dst} 不是本节点的 endpoint，且 host routing 为 BPF：TTL − 1，MAC 地址取自 FIB 查询，从 {target} 发出。跳过转发和 netfilter。"));

    /// <summary>The packet goes into the tunnel.</summary>
    public static HopCode Encapsulate { get; } = new(
        "from-container.encapsulate",
        Citation.Cilium("bpf/lib/encap.h", "encap_and_redirect_lxc"),
        new HopText(
            "Into the tunnel to {1}, VNI {0}",
            "{dst} is on node {1}: tunnel key with that address and VNI {0}, the identity of the sender, then on to {target}. TTL and MAC addresses stay as the pod wrote them."),
        new HopText(
            "进入通往 {1} 的隧道，VNI {0}",
            "{dst} 位于节点 {1}：tunnel key 写入该地址和 VNI {0}（发送者的 identity），然后转到 {target}。TTL 和 MAC 地址保持 Pod 写入的值。"));

    /// <summary>WireGuard in place of the tunnel.</summary>
    public static HopCode EncryptWireguard { get; } = new(
        "from-container.encrypt-wireguard",
        Citation.Cilium("bpf/lib/encap.h", "encap_and_redirect_lxc", lastMinor: 14),
        new HopText(
            "To {target} to be encrypted, in place of the tunnel",
            "{dst} is on another node and has a key: up to 1.14 packets between pods are wrapped once, by WireGuard. TTL untouched, and on to {target}."),
        new HopText(
            "转到 {target} 加密，代替隧道",
            "{dst} 位于其他节点且有密钥：1.14 及更早版本中 Pod 之间的数据包只由 WireGuard 封装一次。TTL 不变，转到 {target}。"));

    /// <summary>IPsec with kube-proxy in tunnel mode, destination without key.</summary>
    public static HopCode TunnelThroughStack { get; } = new(
        "from-container.tunnel-through-stack",
        Citation.Cilium("bpf/lib/encap.h", "encap_and_redirect_lxc"),
        new HopText(
            "To the stack first, then towards the tunnel",
            "The ipcache has a tunnel endpoint for {dst} but no key, and kube-proxy may have to undo a translation: the packet passes the stack with its TTL untouched."),
        new HopText(
            "先经过协议栈，再进入隧道",
            "ipcache 中 {dst} 有 tunnel endpoint 但没有密钥，而 kube-proxy 可能还需要还原地址转换：数据包原样经过协议栈，TTL 不变。"),
        Confidence.Inferred);

    /// <summary>Tunnel mode, destination outside the overlay.</summary>
    public static HopCode NoTunnelEndpoint { get; } = new(
        "from-container.no-tunnel-endpoint",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"),
        new HopText(
            "No tunnel endpoint for {dst}: to the node's stack",
            "Neither ipcache nor tunnel map know a node for {dst}, so it is outside the overlay: TTL − 1, the pod's identity {0} into the mark, and the node's stack routes the packet, with BPF host routing too."),
        new HopText(
            "{dst} 没有 tunnel endpoint：交给节点协议栈",
            "ipcache 和 tunnel map 都没有 {dst} 对应的节点，说明它不在 overlay 内：TTL − 1，Pod 的 identity {0} 写入 mark，由节点协议栈路由，即使 host routing 为 BPF 也是如此。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        InvalidSource,
        ToOwnNode,
        PassToStack,
        PassToStackUnrouted,
        EncryptMarkUnrouted,
        EncryptMark,
        EncryptMarkTunnel,
        RedirectNeigh,
        FibRedirect,
        Encapsulate,
        EncryptWireguard,
        TunnelThroughStack,
        NoTunnelEndpoint,
    ];
}
