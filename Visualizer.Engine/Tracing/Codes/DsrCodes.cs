using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of direct server return: the node that balances, the node of the backend, and its reply.</summary>
public static class DsrCodes
{
    /// <summary>Request for a remote backend with an IPv4 option, up to 1.13.</summary>
    public static HopCode Forward { get; } = new(
        "dsr.forward",
        Citation.Cilium("bpf/lib/nodeport.h", "tail_nodeport_ipv4_dsr", lastMinor: 13),
        new HopText(
            "Backend {dst} is remote: sent on as from {src}",
            "Only the destination became backend {dst}: the reply shall go to {src} directly. IPv4 option 0x9a tells the backend's node that {0} was asked, on the SYN of a TCP connection and on every UDP datagram. MAC addresses from a FIB lookup, and out on {target}; up to 1.13 the TTL stays."),
        new HopText(
            "后端 {dst} 在远端：以 {src} 的名义继续发送",
            "只把目的地址改为后端 {dst}，回包将直接发给 {src}。IPv4 选项 0x9a 告诉后端所在节点客户端访问的是 {0}：TCP 连接只在 SYN 上携带，UDP 则每个报文都带。MAC 地址取自 FIB 查询，从 {target} 发出；1.13 及以前 TTL 不变。"));

    /// <summary>Request for a remote backend with an IPv4 option, from 1.14 on.</summary>
    public static HopCode ForwardRouted { get; } = new(
        "dsr.forward-routed",
        Citation.Cilium("bpf/lib/nodeport.h", "tail_nodeport_ipv4_dsr", firstMinor: 14),
        new HopText(
            "Backend {dst} is remote: sent on as from {src}",
            "Only the destination became backend {dst}: the reply shall go to {src} directly. IPv4 option 0x9a tells the backend's node that {0} was asked, on the SYN of a TCP connection and on every UDP datagram. TTL − 1, and out on {target}."),
        new HopText(
            "后端 {dst} 在远端：以 {src} 的名义继续发送",
            "只把目的地址改为后端 {dst}，回包将直接发给 {src}。IPv4 选项 0x9a 告诉后端所在节点客户端访问的是 {0}：TCP 连接只在 SYN 上携带，UDP 则每个报文都带。TTL − 1，从 {target} 发出。"));

    /// <summary>Request for a remote backend in a Geneve packet.</summary>
    public static HopCode ForwardByGeneve { get; } = new(
        "dsr.forward-by-geneve",
        Citation.Cilium("bpf/lib/nodeport.h", "encap_geneve_dsr_opt4", firstMinor: 14),
        new HopText(
            "Backend {dst} is on {1}: into the tunnel as from {src}",
            "Only the destination became backend {dst}: the reply shall go to {src} directly. Tunnel key with node {1} and VNI {0}, world; a Geneve option tells that {2} was asked, on the SYN of a TCP connection and on every UDP datagram. Then on to {target}, whatever the routing mode; the TTL stays."),
        new HopText(
            "后端 {dst} 在 {1}：以 {src} 的名义进入隧道",
            "只把目的地址改为后端 {dst}，回包将直接发给 {src}。tunnel key 写入节点 {1} 和 VNI {0}（world）；Geneve 选项说明客户端访问的是 {2}：TCP 连接只在 SYN 上携带，UDP 则每个报文都带。无论路由模式如何都转到 {target}；TTL 不变。"));

    /// <summary>Legacy host routing: the backend's node has noted what was asked.</summary>
    public static HopCode NotedToStack { get; } = new(
        "dsr.noted-to-stack",
        Citation.Cilium("bpf/lib/nodeport.h", "tail_nodeport_dsr_ingress_ipv4", firstMinor: 14),
        new HopText(
            "The asked address is noted; on to the node's stack",
            "The packet belongs to a connection that another node balanced: conntrack entry and NAT map keep which address the client asked, for the replies. Host routing is legacy, so the node's stack carries it to the pod."),
        new HopText(
            "记下客户端访问的地址，交给节点协议栈",
            "该数据包属于由其他节点做负载均衡的连接：conntrack 条目和 NAT map 保存客户端访问的地址，供回包使用。host routing 为 legacy，由节点协议栈送往 Pod。"));

    /// <summary>Delivery by redirect_peer.</summary>
    public static HopCode DeliveredPeer { get; } = new(
        "dsr.delivered-peer",
        Citation.Cilium("bpf/bpf_lxc.c", "ipv4_policy"),
        new HopText(
            "For {dst} here: redirect_peer, and who was asked is noted",
            "The packet tells that the client asked {0}. NAT map and conntrack entry note it, because the reply leaves from this node in the name of {0}. TTL − 1, and on to its {target} past {skips}."),
        new HopText(
            "发给本节点的 {dst}：redirect_peer，并记下被访问的地址",
            "数据包说明客户端访问的是 {0}。NAT map 和 conntrack 条目记下它，因为回包将从本节点以 {0} 的名义发出。TTL − 1，绕过 {skips} 送到它的 {target}。"));

    /// <summary>Delivery by redirect.</summary>
    public static HopCode Delivered { get; } = new(
        "dsr.delivered",
        Citation.Cilium("bpf/bpf_lxc.c", "ipv4_policy"),
        new HopText(
            "For {dst} here: out on {target}, and who was asked is noted",
            "The packet tells that the client asked {0}. NAT map and conntrack entry note it, because the reply leaves from this node in the name of {0}. TTL − 1, and out on {target}."),
        new HopText(
            "发给本节点的 {dst}：从 {target} 发出，并记下被访问的地址",
            "数据包说明客户端访问的是 {0}。NAT map 和 conntrack 条目记下它，因为回包将从本节点以 {0} 的名义发出。TTL − 1，从 {target} 发出。"));

    /// <summary>Reply past the stack.</summary>
    public static HopCode Reply { get; } = new(
        "dsr.reply",
        Citation.Cilium("bpf/lib/nodeport.h", "xlate_dsr_v4"),
        new HopText(
            "Reply as {src}:{sport}, straight from this node",
            "The conntrack entry is marked DSR and the NAT map knows what the client asked: the source becomes {src}:{sport}, though that is another node's address. TTL − 1, and out on {target} towards {dst}; the node that balanced never sees the reply."),
        new HopText(
            "以 {src}:{sport} 回复，直接从本节点发出",
            "conntrack 条目标有 DSR，NAT map 记有客户端访问的地址：源地址改为 {src}:{sport}，尽管那是另一个节点的地址。TTL − 1，从 {target} 发往 {dst}；做负载均衡的节点看不到回包。"));

    /// <summary>Reply through the stack.</summary>
    public static HopCode ReplyToStack { get; } = new(
        "dsr.reply-to-stack",
        Citation.Cilium("bpf/lib/nodeport.h", "xlate_dsr_v4"),
        new HopText(
            "Reply as {src}:{sport}, through this node's stack",
            "The conntrack entry is marked DSR and the NAT map knows what the client asked: the source becomes {src}:{sport}. That is another node's address, so the stack takes it for no martian and routes the reply to {dst}; the node that balanced never sees it."),
        new HopText(
            "以 {src}:{sport} 回复，经过本节点协议栈",
            "conntrack 条目标有 DSR，NAT map 记有客户端访问的地址：源地址改为 {src}:{sport}。那是另一个节点的地址，协议栈不会当作 martian，把回包路由到 {dst}；做负载均衡的节点看不到它。"));

    /// <summary>The option does not fit, and the client is told.</summary>
    public static HopCode TooBig { get; } = new(
        "dsr.too-big",
        Citation.Cilium("bpf/lib/nodeport.h", "dsr_reply_icmp4"),
        new HopText(
            "Too big with what DSR adds: fragmentation needed",
            "What tells the backend's node about the request would make the packet longer than {interface} allows. With pmtuDiscovery.enabled the program answers with ICMP fragmentation needed, MTU {0}, in the backend's name."),
        new HopText(
            "加上 DSR 信息后过大：需要分片",
            "附加的 DSR 信息会使数据包超过 {interface} 的限制。设置了 pmtuDiscovery.enabled 时，程序以后端的名义回复 ICMP fragmentation needed，MTU 为 {0}。"));

    /// <summary>Geneve dispatch to an address without tunnel endpoint.</summary>
    public static HopCode NoTunnelEndpoint { get; } = new(
        "dsr.no-tunnel-endpoint",
        Citation.Cilium("bpf/lib/nodeport.h", "encap_geneve_dsr_opt4", firstMinor: 14),
        new HopText(
            "Dropped: no tunnel endpoint for {dst}",
            "With Geneve dispatch the request has to travel in the tunnel, and the ipcache names no node for {dst}: a process of another node cannot be reached so."),
        new HopText(
            "丢弃：{dst} 没有 tunnel endpoint",
            "使用 Geneve dispatch 时请求必须进入隧道，而 ipcache 中 {dst} 没有对应节点：其他节点上的进程无法这样访问。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
        [Forward, ForwardRouted, ForwardByGeneve, NotedToStack, DeliveredPeer, Delivered, Reply, ReplyToStack, TooBig, NoTunnelEndpoint];
}
