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

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        ToStack,
        ForcedToStack,
    ];
}
