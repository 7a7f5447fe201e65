using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of <c>wire</c>: a model of the underlay, one Ethernet segment and a router.</summary>
public static class WireCodes
{
    private static readonly Citation Bridge = Citation.Kernel("net/bridge/br_forward.c", "br_forward");

    private static readonly Citation Router = Citation.Kernel("net/ipv4/ip_forward.c", "ip_forward");

    /// <summary>The segment carries the frame to a node.</summary>
    public static readonly HopCode Forwards = new(
        "wire.forwards",
        Bridge,
        new("Across the underlay to {0}", "The node subnet carries the frame to the node with its destination MAC address. TTL and octets stay."),
        new("经过底层网络到达 {0}", "节点子网按目的 MAC 把帧送到目标节点。TTL 和字节都不变。"));

    /// <summary>The gateway has no way to the destination.</summary>
    public static readonly HopCode GatewayHasNoRoute = new(
        "wire.gateway-has-no-route",
        Citation.Kernel("net/ipv4/route.c", "ip_error"),
        new("The gateway knows no way to {dst}", "The default gateway knows the node subnet and the world, but no pod and no service addresses: nobody answers for {dst}."),
        new("网关不知道如何到达 {dst}", "默认网关只知道节点子网和外部世界，不知道 pod 与 service 地址：没有人应答 {dst}。"),
        Confidence.Inferred);

    /// <summary>No device has the destination MAC address.</summary>
    public static readonly HopCode NobodyThere = new(
        "wire.nobody-there",
        Bridge,
        new("Nobody has MAC address {0}", "No device on the node subnet has the destination MAC address {0}."),
        new("没有设备拥有 MAC {0}", "节点子网上没有设备拥有目的 MAC {0}。"));

    /// <summary>A program made the frame longer than the segment carries.</summary>
    public static readonly HopCode TooLong = new(
        "wire.too-long",
        Citation.Kernel("net/core/dev.c", "is_skb_forwardable"),
        new("Lost: {0} octets are more than the link carries", "A program made the packet longer than the MTU after the client had sent it, and nothing fragments it here: the next device drops the frame, and nobody tells the client."),
        new("丢失：{0} 字节超出链路能承载的长度", "客户端发出之后，程序使数据包超过了 MTU，而这里没有任何环节会做分片：下一个设备丢弃该帧，客户端得不到任何通知。"),
        Confidence.Inferred);

    /// <summary>The segment carries the frame to a host of the node subnet that is no node.</summary>
    public static readonly HopCode ForwardsToHost = new(
        "wire.forwards-to-host",
        Bridge,
        new("Across the node subnet to {0}", "{0} is on the nodes' own subnet: the frame reaches it directly, without the gateway. TTL and octets stay."),
        new("经过节点子网到达 {0}", "{0} 就在节点子网上：帧直接到达，不经过网关。TTL 和字节都不变。"));

    /// <summary>The gateway routes a packet.</summary>
    public static readonly HopCode GatewayRoutes = new(
        "wire.gateway-routes",
        Router,
        new("Through the gateway to {0}: TTL {ttlBefore} → {ttl}", "The default gateway is a router without NAT: it takes one off the TTL and writes its own MAC address."),
        new("经网关到达 {0}：TTL {ttlBefore} → {ttl}", "默认网关是不做 NAT 的路由器：TTL 减一，并写上自己的 MAC 地址。"));

    /// <summary>The TTL is used up at the gateway.</summary>
    public static readonly HopCode GatewayTtlExpired = new(
        "wire.gateway-ttl-expired",
        Router,
        new("TTL exceeded at the gateway {0}", "The TTL would become 0: the gateway drops the packet and tells the sender by ICMP time exceeded."),
        new("TTL 在网关 {0} 耗尽", "TTL 将变为 0：网关丢弃数据包，并用 ICMP time exceeded 通知发送方。"));

    /// <summary>The gateway takes a packet for itself.</summary>
    public static readonly HopCode GatewayTakes = new(
        "wire.gateway-takes",
        Citation.Kernel("net/ipv4/icmp.c", "icmp_echo"),
        new("The gateway {0} takes the echo request", "The packet is for the gateway itself, which is on the node subnet: no TTL is taken off."),
        new("网关 {0} 收下 echo 请求", "数据包就是发给网关自己的，网关在节点子网上：TTL 不减。"));

    /// <summary>The gateway has no services.</summary>
    public static readonly HopCode GatewayServesNothing = new(
        "wire.gateway-serves-nothing",
        Citation.Kernel("net/ipv4/ip_input.c", "ip_local_deliver_finish"),
        new("The gateway {0} serves nothing", "The gateway answers echo requests and routes; it offers no port and refuses nothing."),
        new("网关 {0} 不提供服务", "网关只回应 echo 请求并做路由；它不提供任何端口，也不作拒绝。"),
        Confidence.Inferred);

    /// <summary>The gateway sends a packet of its own.</summary>
    public static readonly HopCode GatewaySends = new(
        "wire.gateway-sends",
        Citation.Kernel("net/ipv4/ip_output.c", "ip_local_out"),
        new("The gateway {src} answers {dst}", "The packet is the gateway's own, so it starts with TTL {ttl}; its next stop is {0}."),
        new("网关 {src} 回应 {dst}", "数据包由网关自己发出，TTL 从 {ttl} 开始；下一站是 {0}。"));

    /// <summary>All codes of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        Forwards, GatewayHasNoRoute, NobodyThere, ForwardsToHost, GatewayRoutes, GatewayTtlExpired, GatewayTakes, GatewayServesNothing,
        GatewaySends,
    ];
}
