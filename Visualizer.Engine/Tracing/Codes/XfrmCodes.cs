using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>What happens in XFRM, the kernel's IPsec: policies, encryption, decryption.</summary>
public static class XfrmCodes
{
    private const string Policy = "net/xfrm/xfrm_policy.c", Input = "net/xfrm/xfrm_input.c";

    /// <summary>An outgoing policy fits: the packet will be encrypted.</summary>
    public static readonly HopCode PolicyDemands = new(
        "xfrm.policy-demands",
        Citation.Kernel(Policy, "xfrm_lookup_with_ifid"),
        new(
            "An XFRM policy wants the packet encrypted",
            "Source, destination and mark {mark} fit an outgoing policy. From here on the route is a bundle: when the packet leaves, ESP is applied before its outer route is taken."),
        new(
            "XFRM 策略要求加密这个数据包",
            "源地址、目的地址和标记 {mark} 匹配一条出方向策略。此后路由变成 bundle：数据包离开时先做 ESP 封装，再走外层路由。"));

    /// <summary>A receiving or forwarding policy is content with the packet.</summary>
    public static readonly HopCode PolicyAllows = new(
        "xfrm.policy-allows",
        Citation.Kernel(Policy, "__xfrm_policy_check"),
        new(
            "The XFRM policy lets the packet pass",
            "The policy that fits says \"level use\": protection by ESP is accepted but not demanded, so that traffic of hosts and of kube-proxy can pass, too."),
        new(
            "XFRM 策略放行数据包",
            "匹配的策略写着 “level use”：可以有 ESP 保护，但并不强制，因此主机和 kube-proxy 的流量也能通过。"));

    /// <summary>A policy demands protection and the packet had none.</summary>
    public static readonly HopCode PolicyForbids = new(
        "xfrm.policy-forbids",
        Citation.Kernel(Policy, "__xfrm_policy_check"),
        new("The XFRM policy drops the packet: it came in plain text", "The policy that fits demands protection by ESP, and this packet did not come through an ESP tunnel."),
        new("XFRM 策略丢弃数据包：它是明文到达的", "匹配的策略要求 ESP 保护，而该数据包没有经过 ESP 隧道。"));

    /// <summary>A policy blocks what is marked for encryption and fits no other.</summary>
    public static readonly HopCode PolicyBlocks = new(
        "xfrm.policy-blocks",
        Citation.Kernel(Policy, "xfrm_lookup_with_ifid"),
        new(
            "The XFRM policy blocks the packet: it may not leave in plain text",
            "Mark {mark} asks for encryption, but no policy has the addresses of this packet; the last policy drops it, so that it does not leave in plain text."),
        new("XFRM 策略阻止数据包：不得以明文离开", "标记 {mark} 要求加密，但没有策略匹配该数据包的地址；最后一条策略将其丢弃，以免明文离开。"));

    /// <summary>ESP encrypts the packet. {0} is the outer destination, {1} the sequence number.</summary>
    public static readonly HopCode Encrypts = new(
        "xfrm.encrypts",
        Citation.Kernel("net/xfrm/xfrm_output.c", "xfrm_output_one"),
        new(
            "ESP encrypts the packet, for {0}",
            "The whole inner IPv4 packet becomes the content of an ESP packet from {src} to {dst}, the addresses of the XFRM state, with sequence number {1} and an outer TTL of 64. "
            + "The state's output-mark {mark} decides the outer route."),
        new(
            "ESP 加密数据包，发往 {0}",
            "整个内层 IPv4 数据包成为从 {src} 到 {dst} 的 ESP 数据包的载荷（地址取自 XFRM 状态），序列号为 {1}，外层 TTL 为 64。状态的 output-mark {mark} 决定外层路由。"));

    /// <summary>ESP decrypts the packet. {0} and {1} are source and destination of the inner packet.</summary>
    public static readonly HopCode Decrypts = new(
        "xfrm.decrypts",
        Citation.Kernel(Input, "xfrm_input"),
        new(
            "ESP is decrypted: inside is {0} → {1}",
            "SPI, destination and mark select the XFRM state. The inner packet keeps the outer Ethernet header and comes in on the same interface again, with the state's output-mark {mark}."),
        new(
            "ESP 解密，里面是 {0} → {1}",
            "由 SPI、目的地址和标记选出 XFRM 状态。内层数据包沿用外层的以太网头，带着状态的 output-mark {mark} 从同一接口再次进入。"));

    /// <summary>No state for sending.</summary>
    public static readonly HopCode NoOutboundState = new(
        "xfrm.no-outbound-state",
        Citation.Kernel(Policy, "xfrm_tmpl_resolve_one"),
        new("No XFRM state for the policy's template: dropped", "The policy demands ESP, but no state has the template's addresses, SPI and mark, so there is no key to encrypt with."),
        new("没有与策略模板对应的 XFRM 状态，丢弃", "策略要求 ESP，但没有状态同时匹配模板的地址、SPI 和标记，也就没有可用的密钥。"));

    /// <summary>No state for a received ESP packet.</summary>
    public static readonly HopCode NoInboundState = new(
        "xfrm.no-inbound-state",
        Citation.Kernel(Input, "xfrm_input"),
        new("No XFRM state fits the ESP packet: dropped", "Destination, SPI and mark of the ESP packet fit no state of this node, so nobody can decrypt it."),
        new("没有与该 ESP 数据包匹配的 XFRM 状态，丢弃", "该 ESP 数据包的目的地址、SPI 和标记与本节点任何状态都不匹配，无法解密。"));

    /// <summary>The integrity check failed.</summary>
    public static readonly HopCode NotAuthentic = new(
        "xfrm.not-authentic",
        Citation.Kernel(Input, "xfrm_input"),
        new("The ESP packet fails its integrity check: dropped", "A state fits, but the integrity check value does not: the nodes use different keys, or the octets were changed on the way."),
        new("ESP 数据包完整性校验失败，丢弃", "有匹配的状态，但完整性校验值不符：要么两端密钥不同，要么数据在途中被改动。"));

    /// <summary>Every code of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        PolicyDemands, PolicyAllows, PolicyForbids, PolicyBlocks, Encrypts, Decrypts, NoOutboundState, NoInboundState, NotAuthentic,
    ];
}
