using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of <c>socket-send</c>.</summary>
public static class SocketCodes
{
    /// <summary>A process sends.</summary>
    public static readonly HopCode Sends = new(
        "socket.sends",
        Citation.Kernel("net/ipv4/ip_output.c", "ip_queue_xmit"),
        new("{src} sends to {dst}", "The process hands the packet to its kernel with TTL {ttl}. It has no Ethernet header yet: who the next hop is comes next."),
        new("{src} 向 {dst} 发送", "进程把数据包交给内核，TTL 为 {ttl}。此时还没有以太网头：下一跳是谁，接下来才决定。"));

    /// <summary>The kernel answers an echo request.</summary>
    public static readonly HopCode KernelAnswersEcho = new(
        "socket.kernel-answers-echo",
        Citation.Kernel("net/ipv4/icmp.c", "icmp_reply"),
        new("The kernel of {src} answers the echo", "No process is involved: the kernel turns the echo request round and sends the reply with a TTL of its own, {ttl}."),
        new("{src} 的内核回应 echo", "不经过任何进程：内核直接把 echo 请求变成应答发出，TTL 重新从 {ttl} 开始。"));

    /// <summary>The kernel reports a packet's end to its sender.</summary>
    public static readonly HopCode KernelReportsError = new(
        "socket.kernel-reports-error",
        Citation.Kernel("net/ipv4/icmp.c", "__icmp_send"),
        new("The kernel of {src} tells {dst} why", "No process is involved: an ICMP error with the start of the packet that ended here goes back to its sender, TTL {ttl}."),
        new("{src} 的内核告知 {dst} 原因", "不经过任何进程：ICMP 错误报文带着在此终止的数据包的开头返回发送方，TTL 为 {ttl}。"));

    /// <summary>The kernel refuses a connection.</summary>
    public static readonly HopCode KernelResets = new(
        "socket.kernel-resets",
        Citation.Kernel("net/ipv4/tcp_ipv4.c", "tcp_v4_send_reset"),
        new("The kernel of {src} resets the connection", "Nobody listens, so the kernel answers the segment with RST."),
        new("{src} 的内核重置连接", "没有进程监听，内核用 RST 回应该报文段。"));

    /// <summary>WireGuard shakes hands.</summary>
    public static readonly HopCode KernelSendsHandshake = new(
        "socket.kernel-sends-handshake",
        Citation.Kernel("drivers/net/wireguard/send.c", "wg_packet_send_handshake_initiation"),
        new("WireGuard shakes hands with {dst}", "There is no session with {dst} yet. Initiation and response agree on one; the data message waits until then."),
        new("WireGuard 与 {dst} 握手", "与 {dst} 之间还没有会话。握手发起和响应协商出会话，数据消息要等到那时才发出。"));

    /// <summary>All codes of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } = [Sends, KernelAnswersEcho, KernelReportsError, KernelResets, KernelSendsHandshake];
}
