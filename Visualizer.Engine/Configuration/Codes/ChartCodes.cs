using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>What the chart's own templates refuse or warn of, before any agent runs.</summary>
internal static class ChartCodes
{
    public static readonly FindingCode TunnelDeprecated = new("chart.tunnel-deprecated", Severity.Warning, "Rules/ChartRule",
        "Chart {0} still takes tunnel; 1.15 removes it in favour of routingMode and tunnelProtocol.",
        "chart {0} 仍接受 tunnel；1.15 起改为 routingMode 与 tunnelProtocol。");

    public static readonly FindingCode TunnelRemoved = new("chart.tunnel-removed", Severity.Error, "Rules/ChartRule",
        "helm itself fails with chart {0}, so no agent runs: \"{1}\"",
        "chart {0} 的 helm 渲染直接失败，没有 agent 运行：“{1}”");

    public static readonly FindingCode WordDeprecated = new("chart.kube-proxy-replacement-word-deprecated", Severity.Warning, "Rules/ChartRule",
        "Chart {0} still takes kubeProxyReplacement={1}; later versions take true and false only.",
        "chart {0} 仍接受 kubeProxyReplacement={1}；之后的版本只接受 true 和 false。");

    public static readonly FindingCode WordRefused = new("chart.kube-proxy-replacement-word-refused", Severity.Error, "Rules/ChartRule",
        "helm itself fails with chart {0} and kubeProxyReplacement={1}, so no agent runs: \"{2}\"",
        "chart {0} 遇到 kubeProxyReplacement={1} 时 helm 渲染直接失败，没有 agent 运行：“{2}”");

    public static readonly FindingCode NativeCidrMissing = new("chart.native-cidr-missing", Severity.Error, "Rules/NativeRoutingCidrRule",
        "helm itself fails with chart {0}, so no agent runs: \"{1}\"",
        "chart {0} 的 helm 渲染直接失败，没有 agent 运行：“{1}”");

    public static ImmutableArray<FindingCode> All => [TunnelDeprecated, TunnelRemoved, WordDeprecated, WordRefused, NativeCidrMissing];
}
