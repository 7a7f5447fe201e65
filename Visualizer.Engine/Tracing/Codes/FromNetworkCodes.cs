using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of from-network, TC ingress of the encryption interface.</summary>
public static class FromNetworkCodes
{
    /// <summary>Neither encrypted nor decrypted.</summary>
    public static HopCode NotEsp { get; } = new(
        "from-network.not-esp",
        Citation.Cilium("bpf/lib/encrypt.h", "do_decrypt"),
        new HopText(
            "Not ESP: to the stack unchanged",
            "The packet is neither ESP nor something that XFRM decrypted here: it goes on to the node's stack."),
        new HopText(
            "不是 ESP：原样交给协议栈",
            "该数据包既不是 ESP，也不是在此被 XFRM 解密的：继续进入节点协议栈。"));

    /// <summary>ESP is marked for decryption.</summary>
    public static HopCode EspToStack { get; } = new(
        "from-network.esp-to-stack",
        Citation.Cilium("bpf/lib/encrypt.h", "do_decrypt"),
        new HopText(
            "ESP marked {mark} for decryption",
            "Mark {mark}: a routing rule sends the packet to table 200, where the pod CIDR is local, and XFRM finds its state. What comes out appears on {interface} a second time."),
        new HopText(
            "ESP 打上 {mark} 标记以便解密",
            "mark {mark}：路由规则把它引到表 200，其中 Pod CIDR 为 local，XFRM 由此找到 state。解密后的数据包会在 {interface} 上再出现一次。"));

    /// <summary>Decrypted plaintext goes to cilium_host.</summary>
    public static HopCode DecryptedToCiliumHost { get; } = new(
        "from-network.decrypted-to-cilium-host",
        Citation.Cilium("bpf/bpf_network.c", "from-network"),
        new HopText(
            "Decrypted: redirected to {target}",
            "XFRM has put the plaintext back on {interface}. Mark cleared, and on to {target}, whose from-host delivers it; forwarding is skipped, so the TTL stays."),
        new HopText(
            "已解密：redirect 到 {target}",
            "XFRM 把明文放回了 {interface}。清除 mark，转到 {target}，由其上的 from-host 投递；跳过转发，因此 TTL 不变。"));

    /// <summary>Decrypted plaintext with endpoint routes.</summary>
    public static HopCode DecryptedToStack { get; } = new(
        "from-network.decrypted-to-stack",
        Citation.Cilium("bpf/bpf_network.c", "from-network"),
        new HopText(
            "Decrypted: to the stack and its endpoint route",
            "XFRM has put the plaintext back on {interface}. Mark cleared; with endpoint routes the node's routing table leads to the pod."),
        new HopText(
            "已解密：交给协议栈和 endpoint route",
            "XFRM 把明文放回了 {interface}。清除 mark；启用 endpoint routes 时由节点路由表通向 Pod。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        NotEsp,
        EspToStack,
        DecryptedToCiliumHost,
        DecryptedToStack,
    ];
}
