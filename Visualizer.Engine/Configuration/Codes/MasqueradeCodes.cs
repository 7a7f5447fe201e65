using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>Who gives packets to the world the node's address.</summary>
internal static class MasqueradeCodes
{
    public static readonly FindingCode None = new("masquerading.none", Severity.Info, "Rules/MasqueradeRule",
        "Nobody masquerades, because of enableIPv4Masquerade=false.",
        "不做地址伪装（enableIPv4Masquerade=false）。")
    { Decides = "masquerading" };

    public static readonly FindingCode Iptables = new("masquerading.iptables", Severity.Info, "Rules/MasqueradeRule",
        "Masquerading is by iptables (chain CILIUM_POST_nat), because of bpf.masquerade=false.",
        "由 iptables（CILIUM_POST_nat 链）做地址伪装（bpf.masquerade=false）。")
    { Decides = "masquerading" };

    public static readonly FindingCode Bpf = new("masquerading.bpf", Severity.Info, "Rules/MasqueradeRule",
        "Masquerading is by the programs on {0}, because of bpf.masquerade=true.",
        "由 {0} 上的 BPF 程序做地址伪装（bpf.masquerade=true）。")
    { Decides = "masquerading" };

    public static readonly FindingCode BpfAbandoned = new("masquerading.bpf-abandoned", Severity.Warning, "Rules/MasqueradeRule",
        "The agent warns: \"{0}. Falling back to iptables-based masquerading.\"",
        "agent 警告：“{0}. Falling back to iptables-based masquerading.”，改由 iptables 做地址伪装。")
    { Decides = "masquerading" };

    public static readonly FindingCode FeatureNeedsBpf = new("masquerading.feature-needs-bpf", Severity.Error, "Rules/MasqueradeNeedsRule",
        "{0} needs IPv4 masquerading by the programs; without it the agent stops.",
        "{0} 需要由 BPF 程序做 IPv4 地址伪装；否则 agent 停止。");

    public static ImmutableArray<FindingCode> All => [None, Iptables, Bpf, BpfAbandoned, FeatureNeedsBpf];
}
