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

    /// <summary>A request for the tunnel, which XDP of 1.13 cannot reach.</summary>
    public static HopCode LeavesEncapsulation { get; } = new(
        "xdp.leaves-encapsulation",
        Citation.Cilium("bpf/lib/encap.h", "__encap_with_nodeid", lastMinor: 13),
        new HopText(
            "Translated to {src} → {dst}; the tunnel is left to TC",
            "NodePort has rewritten the packet, but XDP of 1.13 can neither redirect to a tunnel device nor encapsulate: the frame goes on with a note for TC. The tap of {interface} shows it translated already."),
        new HopText(
            "已转换为 {src} → {dst}；隧道留给 TC",
            "NodePort 已改写数据包，但 1.13 的 XDP 既不能 redirect 到隧道设备，也不能自行封装：帧带着给 TC 的标记继续前进。{interface} 的抓包点看到的已是转换后的数据包。"));

    /// <summary>A request for the tunnel, from 1.14 on.</summary>
    public static HopCode Encapsulates { get; } = new(
        "xdp.encapsulates",
        Citation.Cilium("bpf/lib/encap.h", "__encap_with_nodeid", firstMinor: 14),
        new HopText(
            "Wrapped for node {1} with VNI {0} and turned round before any tap",
            "NodePort has rewritten the packet, and XDP itself writes the tunnel's headers around the frame: it leaves by {target} without the tunnel device and without a tap of this node. The FIB helper takes one off the outer TTL of 64."),
        new HopText(
            "封装发往节点 {1}（VNI {0}），在任何抓包点之前掉头",
            "NodePort 已改写数据包，XDP 自行在帧外写入隧道头部：不经过隧道设备和本节点的任何抓包点，从 {target} 发出。FIB helper 将外层 TTL 64 减一。"),
        Confidence.Inferred);

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } = [Pass, TurnedRound, LeavesEncapsulation, Encapsulates];
}
