using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of the program on XDP of a native device (<c>loadBalancer.acceleration</c>).</summary>
public static class XdpCodes
{
    /// <summary>Nothing for XDP to do.</summary>
    public static HopCode Pass { get; } = new(
        "xdp.pass",
        Citation.Cilium("bpf/bpf_xdp.c", "check_v4_lb"),
        new HopText(
            "XDP lets the frame pass",
            "The frame is no NodePort request for a backend of another node and no reply to one: it goes on to the tap of {interface} and the programs of TC."),
        new HopText(
            "XDP 放行该帧",
            "该帧既不是发往其他节点后端的 NodePort 请求，也不是它的回包：继续到达 {interface} 的抓包点和 TC 程序。"));

    /// <summary>A frame is turned round.</summary>
    public static HopCode TurnedRound { get; } = new(
        "xdp.turned-round",
        Citation.Cilium("bpf/bpf_xdp.c", "check_v4_lb"),
        new HopText(
            "Turned round on {interface} before any tap",
            "NodePort has rewritten the packet to {src} → {dst}, and XDP sends it out again before the kernel makes a packet buffer of it: no tap of this node ever shows it."),
        new HopText(
            "在任何抓包点之前于 {interface} 掉头",
            "NodePort 已把数据包改写为 {src} → {dst}，XDP 在内核为它创建缓冲区之前就将其发出：本节点的任何抓包点都看不到它。"),
        Confidence.Inferred);

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } = [Pass, TurnedRound];
}
