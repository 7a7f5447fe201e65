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

    /// <summary>All codes of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } = [Sends, KernelAnswersEcho];
}
