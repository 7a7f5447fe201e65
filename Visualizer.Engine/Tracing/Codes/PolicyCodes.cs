using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of drops by network policy. Arguments: the policies or the rule, what was asked for, the identity of the other end.</summary>
public static class PolicyCodes
{
    /// <summary>Policies select the sender, and none of their rules allows the packet.</summary>
    public static HopCode DeniedEgress { get; } = new(
        "policy.denied-egress",
        Citation.Cilium("bpf/lib/policy.h", "policy_can_egress4"),
        new HopText(
            "Denied: no egress rule of {src} allows {1}",
            "{0} selects the sending pod for egress, so whatever no rule allows is dropped without an answer, and no rule allows {1} to {dst} (identity {2})."),
        new HopText(
            "拒绝：{src} 没有允许 {1} 的出向规则",
            "{0} 在出向选中了发送 Pod，规则未放行的一律静默丢弃，而没有规则允许到 {dst}（identity {2}）的 {1}。"));

    /// <summary>Policies select the receiver, and none of their rules allows the packet.</summary>
    public static HopCode DeniedIngress { get; } = new(
        "policy.denied-ingress",
        Citation.Cilium("bpf/lib/policy.h", "policy_can_access_ingress"),
        new HopText(
            "Denied: no ingress rule of {dst} allows {1}",
            "{0} selects the receiving pod for ingress, so whatever no rule allows is dropped without an answer, and no rule allows {1} from {src} (identity {2})."),
        new HopText(
            "拒绝：{dst} 没有允许 {1} 的入向规则",
            "{0} 在入向选中了接收 Pod，规则未放行的一律静默丢弃，而没有规则允许来自 {src}（identity {2}）的 {1}。"));

    /// <summary>A deny rule fits what the sender sends.</summary>
    public static HopCode DenyRuleEgress { get; } = new(
        "policy.deny-rule-egress",
        Citation.Cilium("bpf/lib/policy.h", "policy_can_egress4"),
        new HopText(
            "Denied: an egress rule of {src} forbids {1}",
            "{0} denies {1} to {dst} (identity {2}). A deny rule wins over every rule that allows."),
        new HopText(
            "拒绝：{src} 的出向规则禁止 {1}",
            "{0} 禁止到 {dst}（identity {2}）的 {1}。拒绝规则优先于所有放行规则。"));

    /// <summary>A deny rule fits what the receiver would get.</summary>
    public static HopCode DenyRuleIngress { get; } = new(
        "policy.deny-rule-ingress",
        Citation.Cilium("bpf/lib/policy.h", "policy_can_access_ingress"),
        new HopText(
            "Denied: an ingress rule of {dst} forbids {1}",
            "{0} denies {1} from {src} (identity {2}). A deny rule wins over every rule that allows."),
        new HopText(
            "拒绝：{dst} 的入向规则禁止 {1}",
            "{0} 禁止来自 {src}（identity {2}）的 {1}。拒绝规则优先于所有放行规则。"));

    /// <summary>A rule that is not walked would decide. Whoever gives the answer replaces the trace by a finding.</summary>
    public static HopCode NotModelled { get; } = new(
        "policy.not-modelled",
        Citation.Cilium("bpf/lib/policy.h", "policy_can_access"),
        new HopText(
            "Not modelled: {1} would decide here",
            "{1} uses {0}, which this build does not model, and it may decide about this packet."),
        new HopText(
            "尚未建模：此处由 {1} 决定",
            "{1} 使用了 {0}，本版本尚未建模，而它可能决定该数据包的去留。"),
        Confidence.Unverified);

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        DeniedEgress,
        DeniedIngress,
        DenyRuleEgress,
        DenyRuleIngress,
        NotModelled,
    ];
}
