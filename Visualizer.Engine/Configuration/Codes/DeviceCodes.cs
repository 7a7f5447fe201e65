using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>Native devices, MTU, bandwidth manager.</summary>
internal static class DeviceCodes
{
    public static readonly FindingCode Native = new("devices.native", Severity.Info, "Rules/DevicesRule",
        "The agent's native devices are {0}.",
        "agent 的 native 设备为 {0}。")
    { Decides = "devices" };

    public static readonly FindingCode NotNeeded = new("devices.not-needed", Severity.Info, "Rules/DevicesRule",
        "No feature needs native devices, so the agent has none and no program is on them for services.",
        "没有功能需要 native 设备，因此 agent 的设备列表为空，其上没有处理服务的程序。")
    { Decides = "devices" };

    public static readonly FindingCode NoneDetected = new("devices.none-detected", Severity.Error, "Rules/DevicesRule",
        "devices={0} matches no device of the nodes, which have {1}; {2} needs one and the agent stops.",
        "devices={0} 与节点的设备（{1}）都不匹配；{2} 需要设备，agent 停止。");

    public static readonly FindingCode Netkit = new("devices.netkit", Severity.Info, "Rules/DatapathModeRule",
        "Pods are joined to their node by netkit devices, because of bpf.datapathMode={0}: from-container runs when the pod transmits, before the tap of lxc.",
        "Pod 通过 netkit 设备连接到节点（bpf.datapathMode={0}）：from-container 在 Pod 发送时运行，早于 lxc 的抓包点。");

    public static readonly FindingCode Mtu = new("mtu.pod-route", Severity.Info, "Rules/MtuRule",
        "The pods' default route has MTU {0}: {1} of the device{2}.",
        "Pod 默认路由的 MTU 为 {0}：设备 MTU {1}{2}。")
    { Decides = "podMtu" };

    public static readonly FindingCode MtuOutOfRange = new("mtu.out-of-range", Severity.Error, "Rules/MtuRule",
        "MTU={0} is outside {1} to {2}.",
        "MTU={0} 超出 {1} 至 {2} 的范围。");

    public static readonly FindingCode Bandwidth = new("bandwidth-manager.on", Severity.Info, "Rules/BandwidthManagerRule",
        "The bandwidth manager sets departure times; it changes no path.",
        "带宽管理器设置发送时间；不改变报文路径。");

    public static readonly FindingCode BandwidthKernel = new("bandwidth-manager.kernel", Severity.Warning, "Rules/BandwidthManagerRule",
        "The bandwidth manager needs kernel 5.1; with {0} it stays off.",
        "带宽管理器需要 5.1 内核；在 {0} 上不启用。");

    public static readonly FindingCode BbrRefused = new("bandwidth-manager.bbr-refused", Severity.Error, "Rules/BandwidthManagerRule",
        "bandwidthManager.bbr needs BPF host routing and kernel 5.18 (here: {0}, {1}); the agent stops.",
        "bandwidthManager.bbr 需要 BPF 主机路由和 5.18 内核（当前：{0}、{1}）；agent 停止。");

    public static ImmutableArray<FindingCode> All =>
        [Native, Netkit, NotNeeded, NoneDetected, Mtu, MtuOutOfRange, Bandwidth, BandwidthKernel, BbrRefused];
}
