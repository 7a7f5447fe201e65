using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of to-netdev, TC egress of native devices. None of them changes the TTL.</summary>
public static class ToNetdevCodes
{
    /// <summary>WireGuard encrypts packets between pods.</summary>
    public static HopCode EncryptWireguard { get; } = new(
        "to-netdev.encrypt-wireguard",
        Citation.Cilium("bpf/lib/wireguard.h", "wg_maybe_redirect_to_encrypt"),
        new HopText(
            "Taken away to {target} before tcpdump sees it",
            "The ipcache has a key for {dst}: the packet goes to {target} to be encrypted, so {interface} never shows the plaintext."),
        new HopText(
            "在 tcpdump 看到之前转往 {target}",
            "ipcache 中 {dst} 有密钥：数据包转到 {target} 加密，因此 {interface} 上永远看不到明文。"));

    /// <summary>WireGuard encrypts what the tunnel made.</summary>
    public static HopCode EncryptOverlay { get; } = new(
        "to-netdev.encrypt-overlay",
        Citation.Cilium("bpf/lib/wireguard.h", "wg_maybe_redirect_to_encrypt", firstMinor: 15),
        new HopText(
            "Tunnel packet taken away to {target}",
            "From 1.15 on the overlay itself is encrypted: the tunnel's UDP packet goes to {target}, so {interface} shows neither the pods' packet nor the tunnel's."),
        new HopText(
            "隧道数据包转往 {target}",
            "从 1.15 起加密的是 overlay 本身：隧道的 UDP 数据包转到 {target}，因此 {interface} 上既看不到 Pod 的数据包，也看不到隧道的。"));

    /// <summary>IPsec from 1.18 on, native routing: back into the stack, to XFRM.</summary>
    public static HopCode EncryptIpsec { get; } = new(
        "to-netdev.encrypt-ipsec",
        Citation.Cilium("bpf/lib/encrypt.h", "ipsec_maybe_redirect_to_encrypt", firstMinor: 18),
        new HopText(
            "Taken back to {target}, to be encrypted",
            "{dst} is a pod of another node: mark {mark}, and back into the stack by {target}, where XFRM encrypts what has that mark. {interface} never shows the plaintext; {target} does."),
        new HopText(
            "转回 {target} 以便加密",
            "{dst} 是其他节点的 Pod：mark 设为 {mark}，经 {target} 回到协议栈，由 XFRM 加密带有该 mark 的数据包。{interface} 上看不到明文，{target} 上看得到。"));

    /// <summary>IPsec from 1.18 on, tunnel: the tunnel's packet back into the stack, to XFRM.</summary>
    public static HopCode EncryptOverlayIpsec { get; } = new(
        "to-netdev.encrypt-overlay-ipsec",
        Citation.Cilium("bpf/lib/encrypt.h", "ipsec_maybe_redirect_to_encrypt", firstMinor: 18),
        new HopText(
            "Tunnel packet taken back to {target}, to be encrypted",
            "From 1.18 on ESP is around the tunnel: the tunnel's UDP packet to {dst} gets mark {mark} and goes back into the stack by {target}, where XFRM encrypts it. {interface} never shows it; {target} does."),
        new HopText(
            "隧道数据包转回 {target} 以便加密",
            "从 1.18 起 ESP 包在隧道之外：发往 {dst} 的隧道 UDP 数据包打上 mark {mark}，经 {target} 回到协议栈，由 XFRM 加密。{interface} 上看不到它，{target} 上看得到。"));

    /// <summary>From 1.16 on nothing is translated in the tunnel's packets.</summary>
    public static HopCode Overlay { get; } = new(
        "to-netdev.overlay",
        Citation.Cilium("bpf/bpf_host.c", "cil_to_netdev", firstMinor: 16),
        new HopText(
            "The tunnel's packet: out unchanged",
            "The mark of to-overlay says that this is the tunnel's own packet: nothing is translated or tracked."),
        new HopText(
            "隧道的数据包：原样发出",
            "to-overlay 打上的 mark 表明这是隧道自身的数据包：不做转换，也不跟踪。"));

    /// <summary>From 1.17 on nothing is translated in encrypted packets.</summary>
    public static HopCode AlreadyEncrypted { get; } = new(
        "to-netdev.already-encrypted",
        Citation.Cilium("bpf/bpf_host.c", "cil_to_netdev", firstMinor: 17),
        new HopText(
            "Already encrypted: out unchanged",
            "The mark says that the packet has been encrypted on this node: it is not encrypted again, and nothing is translated."),
        new HopText(
            "已加密：原样发出",
            "mark 表明该数据包已在本节点加密：不再加密，也不做转换。"));

    /// <summary>The mark says that translation is done.</summary>
    public static HopCode AlreadyTranslated { get; } = new(
        "to-netdev.already-translated",
        Citation.Cilium("bpf/lib/nodeport.h", "handle_nat_fwd"),
        new HopText(
            "Already translated: out unchanged",
            "The mark says that NodePort has translated this packet, so it is not looked at again."),
        new HopText(
            "已做过转换：原样发出",
            "mark 表明 NodePort 已转换过该数据包，不再处理。"));

    /// <summary>A process of the node answers as a NodePort backend.</summary>
    public static HopCode ReverseDnat { get; } = new(
        "to-netdev.reverse-dnat",
        Citation.Cilium("bpf/lib/nodeport.h", "handle_nat_fwd"),
        new HopText(
            "Source becomes the service's address {src}:{sport}",
            "The packet answers a NodePort request that this node's own process served: the source becomes the address that the client asked."),
        new HopText(
            "源地址还原为服务地址 {src}:{sport}",
            "该数据包回应的是由本节点进程处理的 NodePort 请求：源地址还原为客户端访问的地址。"));

    /// <summary>BPF does not masquerade.</summary>
    public static HopCode NoBpfMasquerade { get; } = new(
        "to-netdev.no-bpf-masquerade",
        Citation.Cilium("bpf/lib/nodeport.h", "handle_nat_fwd"),
        new HopText(
            "Nothing to translate: BPF masquerading is off",
            "No reply of a NodePort backend, and masquerading is not done by BPF on this node: the packet leaves as it is."),
        new HopText(
            "无需转换：BPF masquerade 未启用",
            "不是 NodePort 后端的回包，而且本节点不由 BPF 做 masquerade：数据包原样发出。"));

    /// <summary>The source is the node.</summary>
    public static HopCode HostTraffic { get; } = new(
        "to-netdev.host-traffic",
        Citation.Cilium("bpf/lib/nodeport.h", "handle_nat_fwd"),
        new HopText(
            "The node's own packet: tracked, source kept",
            "{0} is this node's own address, so there is nothing to masquerade. The connection is tracked, so that its port clashes with no translated one."),
        new HopText(
            "节点自身的数据包：只跟踪，源地址不变",
            "{0} 是本节点自己的地址，无需 masquerade。连接被跟踪，以免端口与已转换的连接冲突。"));

    /// <summary>The destination is in the exclusion CIDR.</summary>
    public static HopCode NoSnat { get; } = new(
        "to-netdev.no-snat",
        Citation.Cilium("bpf/lib/nodeport.h", "handle_nat_fwd"),
        new HopText(
            "No masquerading: {dst} is inside {0}",
            "{dst} lies in {0}, where pod addresses are routable: the source stays {src}."),
        new HopText(
            "不做 masquerade:{dst} 在 {0} 之内",
            "{dst} 属于 {0}，其中 Pod 地址可路由：源地址保持 {src}。"));

    /// <summary>The source is no local pod.</summary>
    public static HopCode NotAPod { get; } = new(
        "to-netdev.not-a-pod",
        Citation.Cilium("bpf/lib/nodeport.h", "handle_nat_fwd"),
        new HopText(
            "No masquerading: {0} is no pod of this node",
            "Only packets of this node's pods are masqueraded; {0} is none of them."),
        new HopText(
            "不做 masquerade:{0} 不是本节点的 Pod",
            "只有本节点 Pod 的数据包才会被 masquerade；{0} 不在其中。"));

    /// <summary>Native mode: the destination is another node.</summary>
    public static HopCode RemoteNode { get; } = new(
        "to-netdev.remote-node",
        Citation.Cilium("bpf/lib/nodeport.h", "handle_nat_fwd"),
        new HopText(
            "No masquerading: {dst} is a node of the cluster",
            "The ipcache knows {dst} as a node. In native mode nodes know each other's pods, so the source stays {src}."),
        new HopText(
            "不做 masquerade:{dst} 是集群节点",
            "ipcache 表明 {dst} 是节点。native 模式下节点知道彼此的 Pod，因此源地址保持 {src}。"));

    /// <summary>The packet is a reply.</summary>
    public static HopCode Reply { get; } = new(
        "to-netdev.reply",
        Citation.Cilium("bpf/lib/nodeport.h", "handle_nat_fwd"),
        new HopText(
            "No masquerading: this is a reply",
            "Cilium's conntrack knows the request, so whoever asked expects the answer from {src}."),
        new HopText(
            "不做 masquerade：这是回包",
            "Cilium 的 conntrack 中有对应的请求，请求方期待由 {src} 应答。"));

    /// <summary>A pod is masqueraded.</summary>
    public static HopCode Snat { get; } = new(
        "to-netdev.snat",
        Citation.Cilium("bpf/lib/nodeport.h", "handle_nat_fwd"),
        new HopText(
            "Masqueraded: source becomes {src}",
            "Pod {0} talks to an address outside the cluster: its source becomes the node's address {src} with port or id {1}. The NAT map keeps how to undo it."),
        new HopText(
            "Masquerade：源地址改为 {src}",
            "Pod {0} 访问集群外的地址：源地址改为节点地址 {src}，端口或 id 为 {1}。NAT map 记录如何还原。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        EncryptWireguard,
        EncryptOverlay,
        EncryptIpsec,
        EncryptOverlayIpsec,
        Overlay,
        AlreadyEncrypted,
        AlreadyTranslated,
        ReverseDnat,
        NoBpfMasquerade,
        HostTraffic,
        NoSnat,
        NotAPod,
        RemoteNode,
        Reply,
        Snat,
    ];
}
