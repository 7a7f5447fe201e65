using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of to-host, TC ingress of cilium_host and cilium_net.</summary>
public static class ToHostCodes
{
    /// <summary>Up into the node's stack.</summary>
    public static HopCode ToStack { get; } = new(
        "to-host.to-stack",
        Citation.Cilium("bpf/bpf_host.c", "to-host"),
        new HopText(
            "Up into the node's stack",
            "Nothing to do for the proxy or a host firewall: the packet goes up unchanged."),
        new HopText(
            "进入节点协议栈",
            "没有代理或主机防火墙要做的事：数据包原样进入协议栈。"));

    /// <summary>With IPsec the packet is declared to be for this node.</summary>
    public static HopCode ForcedToStack { get; } = new(
        "to-host.forced-to-stack",
        Citation.Cilium("bpf/bpf_host.c", "to-host"),
        new HopText(
            "Declared to be for this node, up into its stack",
            "With IPsec, frames from cilium_host carry a destination MAC address that is not {interface}'s. The program sets the packet type to HOST, else the kernel would drop them as somebody else's."),
        new HopText(
            "标记为发给本机，进入协议栈",
            "启用 IPsec 时，来自 cilium_host 的帧的目的 MAC 不是 {interface} 的。程序把包类型设为 HOST，否则内核会当作发给别人的帧丢弃。"));

    /// <summary>IPsec from 1.18 on: what to-netdev sent here for encryption.</summary>
    public static HopCode EncryptToStack { get; } = new(
        "to-host.encrypt-to-stack",
        Citation.Cilium("bpf/bpf_host.c", "cil_to_host", firstMinor: 18),
        new HopText(
            "Up into the stack, whose XFRM encrypts mark {mark}",
            "to-netdev has sent the packet here to have it routed a second time: a routing rule and an XFRM policy match mark {mark}. What {interface} shows is not encrypted yet, and it does not leave the node so."),
        new HopText(
            "进入协议栈，由 XFRM 按 mark {mark} 加密",
            "to-netdev 把数据包送到这里，让它再路由一次：路由规则和 XFRM 策略匹配 mark {mark}。{interface} 上看到的尚未加密，但不会这样离开节点。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        ToStack,
        ForcedToStack,
        EncryptToStack,
    ];
}
