using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>Kernels that are too old.</summary>
internal static class KernelCodes
{
    public static readonly FindingCode TooOld = new("kernel.too-old", Severity.Error, "Rules/KernelRule",
        "Cilium {0} needs kernel {1} or newer; here it is {2}.",
        "Cilium {0} 需要 {1} 或更新的内核；当前为 {2}。");

    public static readonly FindingCode FeatureRefused = new("kernel.feature-refused", Severity.Error, "Rules/KernelRule",
        "The agent stops: \"{0}\"",
        "agent 停止：“{0}”")
    {
        Meaning = new(
            "The programs would call helpers that this kernel does not have.",
            "BPF 程序会调用此内核所没有的辅助函数。"),
    };

    public static readonly FindingCode NetkitRefused = new("kernel.netkit-refused", Severity.Error, "Rules/DatapathModeRule",
        "The agent stops: bpf.datapathMode={0} needs kernel 6.8 or newer and bpf.enableTCX=true; the kernel is {1}.",
        "agent 停止：bpf.datapathMode={0} 需要 6.8 或更新的内核以及 bpf.enableTCX=true；当前内核为 {1}。");

    public static ImmutableArray<FindingCode> All => [TooOld, FeatureRefused, NetkitRefused];
}
