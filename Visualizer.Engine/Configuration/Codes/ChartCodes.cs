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
        "chart {0} 的 helm 渲染直接失败，没有 agent 运行：“{1}”")
    {
        Meaning = new(
            "The value was split in two; the new spelling says the same.",
            "该值已拆成两个；新写法含义相同。"),
    };

    public static readonly FindingCode WordDeprecated = new("chart.kube-proxy-replacement-word-deprecated", Severity.Warning, "Rules/ChartRule",
        "Chart {0} still takes kubeProxyReplacement={1}; later versions take true and false only.",
        "chart {0} 仍接受 kubeProxyReplacement={1}；之后的版本只接受 true 和 false。");

    public static readonly FindingCode WordRefused = new("chart.kube-proxy-replacement-word-refused", Severity.Error, "Rules/ChartRule",
        "helm itself fails with chart {0} and kubeProxyReplacement={1}, so no agent runs: \"{2}\"",
        "chart {0} 遇到 kubeProxyReplacement={1} 时 helm 渲染直接失败，没有 agent 运行：“{2}”")
    {
        Meaning = new(
            "The words of earlier versions were given up; only true and false are left.",
            "旧版本的取值已废弃，只保留 true 和 false。"),
    };

    public static readonly FindingCode NativeCidrMissing = new("chart.native-cidr-missing", Severity.Error, "Rules/NativeRoutingCidrRule",
        "helm itself fails with chart {0}, so no agent runs: \"{1}\"",
        "chart {0} 的 helm 渲染直接失败，没有 agent 运行：“{1}”")
    {
        Meaning = new(
            "Without it nobody knows which destinations the underlay routes: packets between pods would leave with the node's address.",
            "没有它就无从知道哪些目的地址由底层网络路由：Pod 之间的报文会被换成节点地址。"),
    };

    public static ImmutableArray<FindingCode> All => [TunnelDeprecated, TunnelRemoved, WordDeprecated, WordRefused, NativeCidrMissing];
}
