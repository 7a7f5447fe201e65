using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of <c>wire</c>: a model of the underlay, one Ethernet segment and a router.</summary>
public static class WireCodes
{
    private static readonly Citation Bridge = Citation.Kernel("net/bridge/br_forward.c", "br_forward");

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

    /// <summary>All codes of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } = [Forwards, GatewayHasNoRoute, NobodyThere];
}
