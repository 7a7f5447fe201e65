using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of <c>dev-receive</c> and <c>dev-transmit</c>: where taps are.</summary>
public static class DeviceCodes
{
    private static readonly Citation Receive = Citation.Kernel("net/core/dev.c", "__netif_receive_skb_core");
    private static readonly Citation Transmit = Citation.Kernel("net/core/dev.c", "dev_hard_start_xmit");

    /// <summary>A frame arrives.</summary>
    public static readonly HopCode Receives = new(
        "device.receives",
        Receive,
        new("{interface} receives; tcpdump here sees it", "The frame enters the kernel at {interface}. The tap comes before every TC program, so tcpdump shows the frame as it came."),
        new("{interface} 收到；此处 tcpdump 可见", "帧在 {interface} 进入内核。抓包点位于所有 TC 程序之前，因此 tcpdump 看到的是原样的帧。"));

    /// <summary>A decrypted packet comes in again.</summary>
    public static readonly HopCode ReceivesDecrypted = new(
        "device.receives-decrypted",
        Citation.Kernel("net/xfrm/xfrm_input.c", "xfrm_input"),
        new("{interface} sees the packet again, in plaintext", "XFRM puts the decrypted packet back in at {interface}, under its old Ethernet header: one packet, two sightings."),
        new("{interface} 再次看到它，这次是明文", "XFRM 把解密后的数据包放回 {interface}，沿用原来的以太网头：一个包，被看到两次。"));

    private static readonly HopCode TransmitsVeth = new(
        "device.transmits-veth",
        Citation.Kernel("drivers/net/veth.c", "veth_xmit"),
        new("{interface} transmits to {target}; tcpdump here sees it", "The frame passed TC egress, so the tap of {interface} shows it. The veth driver hands it to its other end, {target}."),
        new("{interface} 发往 {target}；此处 tcpdump 可见", "帧通过了 TC egress，所以 {interface} 的抓包点能看到它。veth 驱动把它交给另一端 {target}。"));

    private static readonly HopCode TransmitsLoopback = new(
        "device.transmits-loopback",
        Citation.Kernel("drivers/net/loopback.c", "loopback_xmit"),
        new("lo sends the packet back in", "The address is one of this network namespace: the packet never leaves it."),
        new("lo 把数据包送回", "目的地址就在这个网络命名空间里：数据包不会离开它。"));

    private static readonly HopCode TransmitsUplink = new(
        "device.transmits-uplink",
        Transmit,
        new("{interface} puts the frame on the wire; tcpdump here sees it", "The tap comes after TC egress: tcpdump shows the frame as it really leaves the node."),
        new("{interface} 把帧送上线路；此处 tcpdump 可见", "抓包点在 TC egress 之后：tcpdump 看到的就是真正离开节点的帧。"));

    private static readonly HopCode TransmitsTunnel = new(
        "device.transmits-tunnel",
        Transmit,
        new("{interface} takes the inner frame; tcpdump here sees it", "tcpdump on {interface} shows the frame before it is wrapped: the sender's own MAC addresses and TTL {ttl}."),
        new("{interface} 接过内层帧；此处 tcpdump 可见", "在 {interface} 上抓到的是封装前的帧：仍是发送方自己的 MAC 地址，TTL 为 {ttl}。"));

    /// <summary>A WireGuard device takes the plaintext.</summary>
    public static readonly HopCode TransmitsWireguard = new(
        "device.transmits-wireguard",
        Transmit,
        new("{interface} takes the plaintext; tcpdump here sees it", "tcpdump on {interface} shows the packet before it is encrypted, without a link-layer header and with TTL {ttl}."),
        new("{interface} 接过明文；此处 tcpdump 可见", "在 {interface} 上抓到的是加密前的数据包：没有链路层头部，TTL 为 {ttl}。"));

    /// <summary>A netkit device transmits.</summary>
    public static readonly HopCode TransmitsNetkit = new(
        "device.transmits-netkit",
        Citation.Kernel("drivers/net/netkit.c", "netkit_xmit"),
        new("{interface} transmits towards {target}; tcpdump here sees it", "The tap of {interface} shows the frame. The netkit driver runs the program of {target} before {target} receives anything: what it redirects never passes the tap there."),
        new("{interface} 发往 {target}；此处 tcpdump 可见", "{interface} 的抓包点能看到这个帧。netkit 驱动在 {target} 收到之前就运行它的程序：被重定向的数据包不会经过那里的抓包点。"),
        Confidence.Inferred);

    /// <summary>What a driver of the kind does.</summary>
    /// <param name="isLoopback">The loopback device.</param>
    /// <param name="isUplink">A node's uplink.</param>
    /// <param name="isTunnel">A tunnel device.</param>
    public static HopCode Transmits(bool isLoopback, bool isUplink, bool isTunnel) =>
        isLoopback ? TransmitsLoopback : isUplink ? TransmitsUplink : isTunnel ? TransmitsTunnel : TransmitsVeth;

    /// <summary>All codes of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } =
        [Receives, ReceivesDecrypted, TransmitsVeth, TransmitsLoopback, TransmitsUplink, TransmitsTunnel, TransmitsWireguard, TransmitsNetkit];
}
