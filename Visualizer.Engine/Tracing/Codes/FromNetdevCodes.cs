using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of from-netdev, TC ingress of native devices.</summary>
public static class FromNetdevCodes
{
    /// <summary>Host routing: straight to the endpoint.</summary>
    public static HopCode LocalDelivery { get; } = new(
        "from-netdev.local-delivery",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4"),
        new HopText(
            "Straight to {dst}: redirect_peer into its netns",
            "{dst} is an endpoint of this node and host routing is BPF: TTL − 1, its MAC addresses, and on to its {target} past {skips} and the whole stack."),
        new HopText(
            "直达 {dst}：redirect_peer 进入其 netns",
            "{dst} 是本节点的 endpoint，且 host routing 为 BPF：TTL − 1，写入它的 MAC 地址，绕过 {skips} 和整个协议栈送到它的 {target}。"));

    /// <summary>Legacy host routing: never delivered here.</summary>
    public static HopCode LegacyToStack { get; } = new(
        "from-netdev.legacy-to-stack",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4"),
        new HopText(
            "Left to the node's stack: host routing is legacy",
            "No service translation applies. The program does not deliver to pods itself: a redirect would bypass the kernel's conntrack, and replies would be masqueraded or dropped as INVALID."),
        new HopText(
            "留给节点协议栈：host routing 为 legacy",
            "没有需要做的服务转换。程序不自行投递到 Pod：redirect 会绕过内核 conntrack，之后的回包会被 masquerade 或作为 INVALID 丢弃。"));

    /// <summary>ESP is marked for decryption.</summary>
    public static HopCode EspToStack { get; } = new(
        "from-netdev.esp-to-stack",
        Citation.Cilium("bpf/lib/encrypt.h", "do_decrypt"),
        new HopText(
            "ESP marked {mark} for decryption",
            "Services and host firewall are none of the business of an encrypted packet: mark {mark}, by which XFRM finds its state, and to the stack. What comes out appears on {interface} a second time and runs through this program again."),
        new HopText(
            "ESP 打上 {mark} 标记以便解密",
            "加密的数据包与服务转换和主机防火墙无关：mark 设为 {mark}，XFRM 由此找到 state，然后交给协议栈。解密后的数据包会在 {interface} 上再出现一次，并再次经过本程序。"));

    /// <summary>The destination is no local endpoint.</summary>
    public static HopCode NotAPod { get; } = new(
        "from-netdev.not-a-pod",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4"),
        new HopText(
            "{0} is no endpoint of this node: to the stack",
            "The endpoint map has no {0}, and no service translation applies: the packet goes on to the node's stack unchanged."),
        new HopText(
            "{0} 不是本节点的 endpoint：交给协议栈",
            "endpoint map 中没有 {0}，也没有需要做的服务转换：数据包原样进入节点协议栈。"));

    /// <summary>The destination is an address of the node.</summary>
    public static HopCode OwnNode { get; } = new(
        "from-netdev.own-node",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4"),
        new HopText(
            "{0} is this node itself: to the stack",
            "{0} is an address of this node and no service translation applies: the packet goes on to the node's stack unchanged."),
        new HopText(
            "{0} 就是本节点：交给协议栈",
            "{0} 是本节点的地址，也没有需要做的服务转换：数据包原样进入节点协议栈。"));

    /// <summary>NodePort request for a backend of this node, host routing.</summary>
    public static HopCode NodePortLocalBackend { get; } = new(
        "from-netdev.nodeport-local-backend",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4"),
        new HopText(
            "Service translated to {dst} on this node: redirect_peer",
            "The destination became the backend {dst}, which runs here: TTL − 1, and on to its {target} past {skips}. The client's address stays; only a remote backend would need SNAT."),
        new HopText(
            "服务被转换为本节点的 {dst}：redirect_peer",
            "目的地址改写为后端 {dst}，它就在本节点：TTL − 1，绕过 {skips} 送到它的 {target}。客户端地址保留；只有远端后端才需要 SNAT。"));

    /// <summary>NodePort request for a backend of this node, legacy host routing.</summary>
    public static HopCode NodePortToStack { get; } = new(
        "from-netdev.nodeport-to-stack",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4"),
        new HopText(
            "Service translated to {dst} on this node: to the stack",
            "The destination became the backend {dst}, which runs here. Host routing is legacy, so the node's stack carries the packet on; the client's address stays."),
        new HopText(
            "服务被转换为本节点的 {dst}：交给协议栈",
            "目的地址改写为后端 {dst}，它就在本节点。host routing 为 legacy，因此由节点协议栈继续转送；客户端地址保留。"));

    /// <summary>Reply to something masqueraded, host routing.</summary>
    public static HopCode RestoredLocalDelivery { get; } = new(
        "from-netdev.masquerade-undone",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4"),
        new HopText(
            "Masquerading undone: straight to {dst}",
            "The NAT map knows that this reply is for {dst}: destination restored, TTL − 1, and on to its {target} past {skips}."),
        new HopText(
            "还原 masquerade：直达 {dst}",
            "NAT map 表明该回包属于 {dst}：还原目的地址，TTL − 1，绕过 {skips} 送到它的 {target}。"));

    /// <summary>Reply to something masqueraded, legacy host routing.</summary>
    public static HopCode RestoredToStack { get; } = new(
        "from-netdev.masquerade-undone-to-stack",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4"),
        new HopText(
            "Masquerading undone: {dst}, to the stack",
            "The NAT map knows that this reply is for {dst}: destination restored. Host routing is legacy, so the node's stack carries the packet on."),
        new HopText(
            "还原 masquerade 为 {dst}：交给协议栈",
            "NAT map 表明该回包属于 {dst}：还原目的地址。host routing 为 legacy，因此由节点协议栈继续转送。"));

    /// <summary>XDP has translated the packet and left the tunnel to this program.</summary>
    public static HopCode EncapsulatesForXdp { get; } = new(
        "from-netdev.encapsulates-for-xdp",
        Citation.Cilium("bpf/bpf_host.c", "cil_from_netdev", lastMinor: 13),
        new HopText(
            "XDP has translated it: into the tunnel to {1}, VNI {0}",
            "The note that XDP put in front of the frame asks for node {1} and VNI {0}: tunnel key, and on to {target}. TTL and addresses stay as XDP left them."),
        new HopText(
            "XDP 已完成转换：进入通往 {1} 的隧道，VNI {0}",
            "XDP 在帧前留下的标记要求发往节点 {1}、VNI {0}：写入 tunnel key，转到 {target}。TTL 和地址保持 XDP 处理后的值。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        LocalDelivery,
        LegacyToStack,
        EspToStack,
        NotAPod,
        OwnNode,
        NodePortLocalBackend,
        NodePortToStack,
        RestoredLocalDelivery,
        RestoredToStack,
        EncapsulatesForXdp,
    ];
}
