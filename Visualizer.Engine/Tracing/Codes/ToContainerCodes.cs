using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of to-container, TC egress of lxc devices with endpoint routes.</summary>
public static class ToContainerCodes
{
    /// <summary>The ingress policy allows the packet.</summary>
    public static HopCode Delivered { get; } = new(
        "to-container.delivered",
        Citation.Cilium("bpf/bpf_lxc.c", "handle_to_container"),
        new HopText(
            "Ingress policy allows it: into the pod",
            "The identity in the mark, or the ipcache, says who sends; the pod's ingress policy lets the packet in."),
        new HopText(
            "入向策略允许：进入 Pod",
            "mark 中的 identity（或 ipcache）表明发送者是谁；Pod 的入向策略放行该数据包。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        Delivered,
    ];
}
