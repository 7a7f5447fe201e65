using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of <c>local-deliver</c> and <c>socket-receive</c>.</summary>
public static class DeliveryCodes
{
    private static readonly Citation LocalDeliver = Citation.Kernel("net/ipv4/ip_input.c", "ip_local_deliver_finish");

    /// <summary>The packet is for a socket of this netns.</summary>
    public static readonly HopCode ToSocket = new(
        "deliver.to-socket",
        LocalDeliver,
        new("{dst} is an address of this netns", "The packet has arrived at the network namespace that owns {dst}; the kernel passes it up to the protocol."),
        new("{dst} 属于这个 netns", "数据包到达拥有 {dst} 的网络命名空间，内核把它交给上层协议。"));

    /// <summary>The packet is ESP for this node.</summary>
    public static readonly HopCode ToEsp = new(
        "deliver.to-esp",
        Citation.Kernel("net/ipv4/xfrm4_protocol.c", "xfrm4_esp_rcv"),
        new("ESP for this node", "A local route made {dst} an address of this node, so the ESP packet goes to XFRM, not to a process."),
        new("发给本节点的 ESP", "local 路由使 {dst} 成为本节点的地址，因此 ESP 包交给 XFRM，而不是进程。"));

    /// <summary>The packet is for the tunnel's UDP socket.</summary>
    public static readonly HopCode ToTunnelSocket = new(
        "deliver.to-tunnel-socket",
        Citation.Kernel("net/ipv4/udp.c", "udp_queue_rcv_one_skb"),
        new("UDP {dport} belongs to the tunnel device", "The kernel itself listens on UDP port {dport}: the datagram goes to the tunnel driver and to no process."),
        new("UDP {dport} 属于隧道设备", "UDP 端口 {dport} 由内核监听：数据报交给隧道驱动，而不是任何进程。"));

    /// <summary>The packet is for the WireGuard device's UDP socket.</summary>
    public static readonly HopCode ToWireguardSocket = new(
        "deliver.to-wireguard-socket",
        Citation.Kernel("drivers/net/wireguard/socket.c", "wg_receive"),
        new("UDP {dport} belongs to cilium_wg0", "The kernel itself listens on UDP port {dport}: the datagram goes to WireGuard and to no process."),
        new("UDP {dport} 属于 cilium_wg0", "UDP 端口 {dport} 由内核监听：数据报交给 WireGuard，而不是任何进程。"));

    /// <summary>The client gets what it waits for.</summary>
    public static readonly HopCode ClientReceives = new(
        "socket.client-receives",
        Citation.Kernel("net/ipv4/ip_input.c", "ip_protocol_deliver_rcu"),
        new("The client has its answer", "The client's socket takes the packet; it arrives with TTL {ttl}."),
        new("客户端收到应答", "客户端的套接字收下数据包，到达时 TTL 为 {ttl}。"));

    /// <summary>The kernel takes an echo request.</summary>
    public static readonly HopCode EchoRequest = new(
        "socket.echo-request",
        Citation.Kernel("net/ipv4/icmp.c", "icmp_echo"),
        new("The echo request has arrived", "ICMP echo needs no listener: the kernel takes the request, which arrived with TTL {ttl}, and will answer it."),
        new("echo 请求已到达", "ICMP echo 不需要监听者：内核收下请求（到达时 TTL 为 {ttl}），并将作出应答。"));

    /// <summary>A listening process gets the packet.</summary>
    public static readonly HopCode ServerReceives = new(
        "socket.server-receives",
        Citation.Kernel("net/ipv4/ip_input.c", "ip_protocol_deliver_rcu"),
        new("The server on port {0} takes the packet", "A process listens on port {0}. It sees {src} as its client."),
        new("端口 {0} 上的服务端收下数据包", "有进程监听端口 {0}。在它看来，客户端是 {src}。"));

    /// <summary>Nobody listens.</summary>
    public static readonly HopCode NobodyListens = new(
        "socket.nobody-listens",
        Citation.Kernel("net/ipv4/tcp_ipv4.c", "tcp_v4_send_reset"),
        new("Nobody listens on port {0}", "The packet has arrived, but no process listens on port {0}: the kernel refuses it."),
        new("端口 {0} 无人监听", "数据包到达了，但没有进程监听端口 {0}：内核拒绝它。"));

    /// <summary>Nobody listens on a UDP port.</summary>
    public static readonly HopCode UdpNobodyListens = new(
        "socket.udp-nobody-listens",
        Citation.Kernel("net/ipv4/udp.c", "__udp4_lib_rcv"),
        new("Nobody listens on UDP port {0}", "The datagram has arrived, but no process listens on port {0}: the kernel tells {src} by ICMP port unreachable."),
        new("UDP 端口 {0} 无人监听", "数据报到达了，但没有进程监听端口 {0}：内核用 ICMP port unreachable 通知 {src}。"));

    /// <summary>The client's socket gets an ICMP error.</summary>
    public static readonly HopCode ClientHearsError = new(
        "socket.client-hears-error",
        Citation.Kernel("net/ipv4/icmp.c", "icmp_unreach"),
        new("The client learns why", "The ICMP error from {src} quotes a packet of the client's socket, so the kernel reports it there."),
        new("客户端得知原因", "来自 {src} 的 ICMP 错误引用了客户端套接字的数据包，因此内核把它报告给该套接字。"));

    /// <summary>The server's socket gets an ICMP error.</summary>
    public static readonly HopCode ServerHearsError = new(
        "socket.server-hears-error",
        Citation.Kernel("net/ipv4/icmp.c", "icmp_unreach"),
        new("The server learns that its answer was lost", "The ICMP error from {src} quotes what the server sent."),
        new("服务端得知应答丢失", "来自 {src} 的 ICMP 错误引用了服务端发出的数据包。"));

    /// <summary>No socket waits for what arrived.</summary>
    public static readonly HopCode NobodyWaits = new(
        "socket.nobody-waits",
        Citation.Kernel("net/ipv4/icmp.c", "icmp_rcv"),
        new("No socket here waits for it", "The packet has arrived at {dst}, but nobody here sent what it answers: it ends without a word."),
        new("这里没有套接字在等它", "数据包到达了 {dst}，但它所回应的数据包不是这里发出的：它就此悄然结束。"));

    /// <summary>A fragment waits for the others.</summary>
    public static readonly HopCode FragmentWaits = new(
        "deliver.fragment-waits",
        Citation.Kernel("net/ipv4/ip_fragment.c", "ip_defrag"),
        new("A fragment waits for the rest", "The kernel keeps the fragment until every other one of its packet has arrived."),
        new("分片等待其余部分", "内核保留这个分片，直到同一数据包的其他分片全部到达。"));

    /// <summary>All codes of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        ToSocket, ToEsp, ToTunnelSocket, ToWireguardSocket, ClientReceives, EchoRequest, ServerReceives, NobodyListens, UdpNobodyListens,
        ClientHearsError, ServerHearsError, NobodyWaits, FragmentWaits,
    ];
}
