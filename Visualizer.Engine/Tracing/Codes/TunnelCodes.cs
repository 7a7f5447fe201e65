using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of <c>tunnel-encap</c> and <c>tunnel-decap</c>.</summary>
public static class TunnelCodes
{
    private static readonly Citation Xmit = Citation.Kernel("drivers/net/vxlan.c", "vxlan_xmit_one");
    private static readonly Citation Receive = Citation.Kernel("drivers/net/vxlan.c", "vxlan_rcv");

    /// <summary>The frame is wrapped.</summary>
    public static readonly HopCode Encapsulates = new(
        "tunnel.encapsulates",
        Xmit,
        new("Wrapped for node {0}, VNI {1}", "The whole frame becomes the payload of a UDP packet to node {0}. The VNI is {1}, the sender's security identity, so the two directions differ. The inner TTL stays {ttl}."),
        new("封装发往节点 {0},VNI {1}", "整个帧成为发往节点 {0} 的 UDP 负载。VNI 是 {1}，即发送方的安全身份，因此来回方向不同。内层 TTL 仍是 {ttl}。"));

    /// <summary>The frame is unwrapped.</summary>
    public static readonly HopCode Decapsulates = new(
        "tunnel.decapsulates",
        Receive,
        new("Unwrapped: VNI {1} from {0}", "The inner frame enters {interface} exactly as the sender put it in: the MAC addresses are still those of the sending pod and its lxc. The VNI {1} tells who sent it."),
        new("解封装：来自 {0},VNI {1}", "内层帧原样进入 {interface}:MAC 地址仍是发送方 pod 和它的 lxc。VNI {1} 说明是谁发的。"));

    /// <summary>The frame is wrapped in Geneve.</summary>
    public static readonly HopCode EncapsulatesGeneve = new(
        "tunnel.encapsulates-geneve",
        Citation.Kernel("drivers/net/geneve.c", "geneve_xmit_skb"), Encapsulates.English, Encapsulates.Chinese);

    /// <summary>The frame is wrapped in Geneve, with an option that a program set.</summary>
    public static readonly HopCode EncapsulatesGeneveWithOption = new(
        "tunnel.encapsulates-geneve-option",
        EncapsulatesGeneve.Citation,
        new("Wrapped for node {0}, VNI {1}, with an option", "The whole frame becomes the payload of a UDP packet to node {0}. A program gave the VNI {1} and an option that the Geneve header carries. The inner TTL stays {ttl}."),
        new("封装发往节点 {0}，VNI {1}，带一个选项", "整个帧成为发往节点 {0} 的 UDP 负载。VNI {1} 和 Geneve 头部携带的选项都由程序给出。内层 TTL 仍是 {ttl}。"));

    /// <summary>The frame is unwrapped from Geneve.</summary>
    public static readonly HopCode DecapsulatesGeneve = new(
        "tunnel.decapsulates-geneve",
        Citation.Kernel("drivers/net/geneve.c", "geneve_udp_encap_recv"), Decapsulates.English, Decapsulates.Chinese);

    /// <summary>The device got a frame without a tunnel key.</summary>
    public static readonly HopCode NoKey = new(
        "tunnel.no-key",
        Xmit,
        new("No tunnel key: dropped", "A device in external mode needs remote and VNI from whoever sends into it; nobody set them."),
        new("没有隧道参数：丢弃", "external 模式的设备需要发送者给出远端和 VNI，但没有人设置。"));

    /// <summary>The datagram is no tunnel packet.</summary>
    public static readonly HopCode Malformed = new(
        "tunnel.malformed",
        Receive,
        new("Not a tunnel packet", "The datagram on the tunnel's port has no valid header."),
        new("不是隧道报文", "隧道端口上的数据报没有有效的头部。"));

    /// <summary>All codes of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } = [Encapsulates, Decapsulates, EncapsulatesGeneve, EncapsulatesGeneveWithOption, DecapsulatesGeneve, NoKey, Malformed];
}
