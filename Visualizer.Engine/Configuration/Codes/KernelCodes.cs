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
        "agent 停止：“{0}”");

    public static ImmutableArray<FindingCode> All => [TooOld, FeatureRefused];
}
