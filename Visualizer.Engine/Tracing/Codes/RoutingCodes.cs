using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of <c>route-lookup</c>, <c>forward</c> and <c>neighbour</c>.</summary>
public static class RoutingCodes
{
    private static readonly Citation Lookup = Citation.Kernel("net/ipv4/fib_rules.c", "__fib_lookup");
    private static readonly Citation Forward = Citation.Kernel("net/ipv4/ip_forward.c", "ip_forward");
    private static readonly Citation Neigh = Citation.Kernel("net/ipv4/ip_output.c", "ip_finish_output2");

    /// <summary>A route leads out.</summary>
    public static readonly HopCode Unicast = new(
        "fib.unicast",
        Lookup,
        new("The route to {dst} leads to {target}", "The longest matching prefix wins: next hop {0}, out of {target}. A route says where to go, not whether a tap there will see the packet."),
        new("到 {dst} 的路由指向 {target}", "最长前缀匹配：下一跳 {0}，从 {target} 出去。路由只说往哪儿走，并不保证那里的抓包点能看到它。"));

    /// <summary>A rule for the mark chose the table.</summary>
    public static readonly HopCode UnicastByMark = new(
        "fib.unicast-by-mark",
        Lookup,
        new("Mark {mark} selects another routing table", "A rule for the mark comes before table main: there the route to {dst} leads to {target}, whatever main says."),
        new("标记 {mark} 选中另一张路由表", "针对该标记的规则排在 main 表之前：在那张表里，到 {dst} 的路由指向 {target}，与 main 表无关。"));

    /// <summary>The destination is local.</summary>
    public static readonly HopCode Local = new(
        "fib.local",
        Lookup,
        new("{dst} is local here", "Table local, or a local route in another table, has {dst}: the packet is for this network namespace and is not forwarded."),
        new("{dst} 在这里是本地地址", "local 表（或其他表中的 local 路由）包含 {dst}：数据包属于这个网络命名空间，不再转发。"));

    /// <summary>No table has a route.</summary>
    public static readonly HopCode NoRoute = new(
        "fib.no-route",
        Lookup,
        new("No route to {dst}", "No rule led to a table that has a route to {dst}. The packet ends here."),
        new("没有到 {dst} 的路由", "没有任何规则通向含有 {dst} 路由的表。数据包在此终止。"));

    /// <summary>The socket may not fragment, and the route has an MTU.</summary>
    public static readonly HopCode MessageTooLong = new(
        "fib.message-too-long",
        Citation.Kernel("net/ipv4/ip_output.c", "__ip_append_data"),
        new("{0} octets do not fit MTU {1}: EMSGSIZE", "The sender may not fragment, and the route to {dst} takes {1} octets at most. The system call fails; nothing leaves."),
        new("{0} 字节超过 MTU {1}：EMSGSIZE", "发送方不允许分片，而到 {dst} 的路由最多容纳 {1} 字节。系统调用失败，没有任何数据包发出。"));

    /// <summary>The source address is one of ours.</summary>
    public static readonly HopCode Martian = new(
        "fib.martian-source",
        Citation.Kernel("net/ipv4/fib_frontend.c", "__fib_validate_source"),
        new("Martian: {src} is an address of this node", "A packet that comes in with a source address of the node itself is dropped, because {interface} has accept_local=0."),
        new("火星包：{src} 是本节点的地址", "从外面进来却以本节点地址为源的数据包会被丢弃，因为 {interface} 的 accept_local=0。"));

    /// <summary>The way back to the source is another.</summary>
    public static readonly HopCode ReversePath = new(
        "fib.reverse-path",
        Citation.Kernel("net/ipv4/fib_frontend.c", "__fib_validate_source"),
        new("Reverse path filter: {src} is not behind {interface}", "rp_filter asks for the route back to {src}; it does not lead through {interface}, so the packet is dropped."),
        new("反向路径过滤：{src} 不在 {interface} 之后", "rp_filter 查找返回 {src} 的路由，它不经过 {interface}，因此丢弃。"));

    /// <summary>The frame is for another MAC address.</summary>
    public static readonly HopCode OtherHost = new(
        "ip-rcv.other-host",
        Citation.Kernel("net/ipv4/ip_input.c", "ip_rcv_core"),
        new("The frame is for another MAC address", "The Ethernet destination is not {interface}'s and no program said otherwise: the IPv4 handler drops the packet without a word."),
        new("帧的目的 MAC 不是本接口", "以太网目的地址不是 {interface} 的，也没有程序改写包类型：IPv4 处理函数默默丢弃它。"));

    /// <summary>The packet is forwarded.</summary>
    public static readonly HopCode Forwards = new(
        "forward.forwards",
        Forward,
        new("The node routes the packet: TTL {ttlBefore} → {ttl}", "ip_forward takes one off the TTL; every pass through a node's stack costs exactly that. On to {target}."),
        new("节点转发：TTL {ttlBefore} → {ttl}", "ip_forward 将 TTL 减一；每经过一次节点协议栈的转发都恰好减一。接着去往 {target}。"));

    /// <summary>The TTL is used up.</summary>
    public static readonly HopCode TtlExpired = new(
        "forward.ttl-expired",
        Forward,
        new("TTL exceeded", "The TTL would become 0: the node drops the packet and tells the sender by ICMP time exceeded."),
        new("TTL 耗尽", "TTL 将变为 0：节点丢弃数据包，并用 ICMP time exceeded 通知发送方。"));

    /// <summary>The packet does not fit and may not be fragmented.</summary>
    public static readonly HopCode TooBig = new(
        "forward.too-big",
        Forward,
        new("Too big for the MTU of {0}", "The packet exceeds {0} octets and has DF set: it is dropped, and the sender is told to make smaller ones."),
        new("超过 MTU {0}", "数据包超过 {0} 字节且设置了 DF：被丢弃，并通知发送方减小报文。"));

    /// <summary>A neighbour entry gives the MAC address.</summary>
    public static readonly HopCode Neighbour = new(
        "neighbour.resolved",
        Neigh,
        new("Next hop {0} is {1}", "The neighbour entry of {0} fills the destination MAC address; the source is that of {interface}."),
        new("下一跳 {0} 的 MAC 是 {1}", "{0} 的邻居表项填入目的 MAC；源 MAC 是 {interface} 自己的。"));

    /// <summary>A NOARP device uses its own MAC address for everybody.</summary>
    public static readonly HopCode NoArpNeighbour = new(
        "neighbour.noarp",
        Citation.Kernel("net/ipv4/arp.c", "arp_constructor"),
        new("{interface} asks nobody: source and destination MAC are the same", "{interface} is a NOARP device: its neighbours get the device's own MAC address {1}, so the frame carries it twice."),
        new("{interface} 不做 ARP：源、目的 MAC 相同", "{interface} 是 NOARP 设备：它的邻居都用设备自己的 MAC {1}，所以帧里出现两次。"));

    /// <summary>Nobody answers for the next hop.</summary>
    public static readonly HopCode NeighbourUnreachable = new(
        "neighbour.unreachable",
        Citation.Kernel("net/core/neighbour.c", "neigh_timer_handler"),
        new("Nobody answers for {0}", "No neighbour entry and no answer to ARP: the frame cannot be addressed and the packet ends here."),
        new("没有人应答 {0}", "没有邻居表项，ARP 也无人应答：帧无法填写目的地址，数据包在此终止。"));

    /// <summary>All codes of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        Unicast, UnicastByMark, Local, NoRoute, MessageTooLong, Martian, ReversePath, OtherHost, Forwards, TtlExpired, TooBig, Neighbour,
        NoArpNeighbour, NeighbourUnreachable,
    ];
}
