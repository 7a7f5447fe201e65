using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of to-overlay, TC egress of the tunnel device.</summary>
public static class ToOverlayCodes
{
    /// <summary>On to encapsulation.</summary>
    public static HopCode Ok { get; } = new(
        "to-overlay.ok",
        Citation.Cilium("bpf/bpf_overlay.c", "to-overlay"),
        new HopText(
            "On to encapsulation, unchanged",
            "The program that redirected here has set the tunnel key; nothing is translated on the tunnel device. The tap shows the inner frame."),
        new HopText(
            "原样进入封装",
            "tunnel key 已由 redirect 到这里的程序设置；隧道设备上不做转换。抓包点看到的是内层帧。"));

    /// <summary>On to encapsulation, with the mark that to-netdev goes by from 1.16 on.</summary>
    public static HopCode Marked { get; } = new(
        "to-overlay.marked",
        Citation.Cilium("bpf/bpf_overlay.c", "cil_to_overlay", firstMinor: 16),
        new HopText(
            "On to encapsulation, marked {mark}",
            "The program that redirected here has set the tunnel key. The mark carries the sender's identity and stays on the outer packet, so that to-netdev knows it as the tunnel's. The tap shows the inner frame."),
        new HopText(
            "打上 {mark} 标记并进入封装",
            "tunnel key 已由 redirect 到这里的程序设置。mark 携带发送者的 identity 并留在外层数据包上，to-netdev 由此认出它属于隧道。抓包点看到的是内层帧。"));

    /// <summary>The mark says that translation is done.</summary>
    public static HopCode AlreadyTranslated { get; } = new(
        "to-overlay.already-translated",
        Citation.Cilium("bpf/bpf_overlay.c", "to-overlay"),
        new HopText(
            "Already translated: on to encapsulation",
            "The mark says that NodePort has translated this packet, so it is not looked at again."),
        new HopText(
            "已做过转换：进入封装",
            "mark 表明 NodePort 已转换过该数据包，不再处理。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        Ok,
        Marked,
        AlreadyTranslated,
    ];
}
