using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>What happens in XFRM, the kernel's IPsec: policies, encryption, decryption.</summary>
public static class XfrmCodes
{
    private const string Policy = "net/xfrm/xfrm_policy.c", Input = "net/xfrm/xfrm_input.c";

    /// <summary>An outgoing policy fits: the packet will be encrypted. {0} is the outer destination.</summary>
    public static readonly HopCode PolicyEncrypts = new(
        "xfrm.policy-encrypts",
        Citation.Kernel(Policy, "xfrm_lookup_with_ifid"),
        new(
            "An XFRM policy wants the packet encrypted, for {0}",
            "Source, destination and mark {mark} fit an outgoing policy. From here on the route is a bundle: when the packet leaves, ESP is applied before its outer route is taken."),
        new(
            "XFRM 策略要求加密该报文，发往 {0}",
            "源地址、目的地址和标记 {mark} 匹配一条出方向策略。此后路由变成 bundle：报文离开时先做 ESP 封装，再走外层路由。"));

    /// <summary>No outgoing policy fits: the packet stays as it is.</summary>
    public static readonly HopCode NoPolicy = new(
        "xfrm.no-policy",
        Citation.Kernel(Policy, "xfrm_lookup_with_ifid"),
        new(
            "No XFRM policy fits: the packet stays in plain text",
            "Outgoing policies ask for the encryption mark, and this packet's mark is {mark}. Only what from-container marked is encrypted."),
        new(
            "没有匹配的 XFRM 策略，报文保持明文",
            "出方向策略要求带有加密标记，而该报文的标记是 {mark}。只有被 from-container 打上标记的报文才会加密。"));

    /// <summary>A receiving or forwarding policy is content with the packet.</summary>
    public static readonly HopCode PolicyAllows = new(
        "xfrm.policy-allows",
        Citation.Kernel(Policy, "__xfrm_policy_check"),
        new(
            "The XFRM policy lets the packet pass",
            "The policy that fits says \"level use\": protection by ESP is accepted but not demanded, so that traffic of hosts and of kube-proxy can pass, too."),
        new(
            "XFRM 策略放行报文",
            "匹配的策略写着 “level use”：可以有 ESP 保护，但并不强制，因此主机和 kube-proxy 的流量也能通过。"));

    /// <summary>A policy demands protection and the packet had it.</summary>
    public static readonly HopCode PolicySatisfied = new(
        "xfrm.policy-satisfied",
        Citation.Kernel(Policy, "__xfrm_policy_check"),
        new("The packet came through ESP, as the policy demands", "The policy that fits demands protection by ESP, and this packet was decrypted on this node."),
        new("报文经 ESP 而来，满足策略要求", "匹配的策略要求 ESP 保护，而该报文正是在本节点解密的。"));

    /// <summary>A policy demands protection and the packet had none.</summary>
    public static readonly HopCode PolicyDrops = new(
        "xfrm.policy-drops",
        Citation.Kernel(Policy, "__xfrm_policy_check"),
        new("The XFRM policy drops the packet: it came in plain text", "The policy that fits demands protection by ESP, and this packet did not come through an ESP tunnel."),
        new("XFRM 策略丢弃报文：它是明文到达的", "匹配的策略要求 ESP 保护，而该报文没有经过 ESP 隧道。"));

    /// <summary>ESP encrypts the packet. {0} is the outer source, {1} the outer destination, {2} the sequence number.</summary>
    public static readonly HopCode Encrypts = new(
        "xfrm.encrypts",
        Citation.Kernel("net/xfrm/xfrm_output.c", "xfrm_output_one"),
        new(
            "ESP encrypts the packet: outside {0} → {1}",
            "The whole inner IPv4 packet becomes the content of an ESP packet between the two nodes' router addresses, with an outer TTL of 64. "
            + "The state's output-mark {mark} decides the outer route."),
        new(
            "ESP 加密报文：外层 {0} → {1}",
            "整个内层 IPv4 报文成为 ESP 报文的载荷，外层地址是两个节点的路由器地址，外层 TTL 为 64。状态的 output-mark {mark} 决定外层路由。"),
        Confidence.Observed);

    /// <summary>ESP decrypts the packet. {0} is the outer source.</summary>
    public static readonly HopCode Decrypts = new(
        "xfrm.decrypts",
        Citation.Kernel(Input, "xfrm_input"),
        new(
            "ESP decrypts the packet from {0}",
            "SPI, destination and mark select the XFRM state. The inner packet keeps the outer Ethernet header and comes in on the same interface again, with the state's output-mark {mark}."),
        new(
            "ESP 解密来自 {0} 的报文",
            "由 SPI、目的地址和标记选出 XFRM 状态。内层报文沿用外层的以太网头，带着状态的 output-mark {mark} 从同一接口再次进入。"),
        Confidence.Observed);

    /// <summary>No state for sending.</summary>
    public static readonly HopCode NoStateForSending = new(
        "xfrm.no-state-for-sending",
        Citation.Kernel(Policy, "xfrm_tmpl_resolve_one"),
        new("No XFRM state for the policy's template: dropped", "The policy demands ESP, but no state has the template's addresses, SPI and mark, so there is no key to encrypt with."),
        new("没有与策略模板对应的 XFRM 状态，丢弃", "策略要求 ESP，但没有状态同时匹配模板的地址、SPI 和标记，也就没有可用的密钥。"));

    /// <summary>No state for a received ESP packet. {0} is its SPI.</summary>
    public static readonly HopCode NoState = new(
        "xfrm.no-state",
        Citation.Kernel(Input, "xfrm_input"),
        new("No XFRM state for SPI {0}: dropped", "Destination, SPI and mark of the ESP packet fit no state of this node, so nobody can decrypt it."),
        new("没有 SPI {0} 对应的 XFRM 状态，丢弃", "该 ESP 报文的目的地址、SPI 和标记与本节点任何状态都不匹配，无法解密。"));

    /// <summary>The integrity check failed.</summary>
    public static readonly HopCode IntegrityFails = new(
        "xfrm.integrity-fails",
        Citation.Kernel(Input, "xfrm_input"),
        new("The ESP packet fails its integrity check: dropped", "A state fits, but the integrity check value does not: the nodes use different keys, or the octets were changed on the way."),
        new("ESP 报文完整性校验失败，丢弃", "有匹配的状态，但完整性校验值不符：要么两端密钥不同，要么数据在途中被改动。"));

    /// <summary>Every code of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        PolicyEncrypts, NoPolicy, PolicyAllows, PolicySatisfied, PolicyDrops, Encrypts, Decrypts, NoStateForSending, NoState, IntegrityFails,
    ];
}
