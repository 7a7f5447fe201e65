using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of the NodePort step, which from-netdev, from-overlay and, for replies, from-container run.</summary>
public static class NodePortCodes
{
    /// <summary>Request for a remote backend in native mode, up to 1.13.</summary>
    public static HopCode Forward { get; } = new(
        "nodeport.forward",
        Citation.Cilium("bpf/lib/nodeport.h", "nodeport_lb4", lastMinor: 13),
        new HopText(
            "Backend {dst} is remote: translated and sent on",
            "The destination became backend {dst} and the source this node's {src}, so that the reply comes back here. MAC addresses from a FIB lookup, and out on {target}; up to 1.13 the TTL stays."),
        new HopText(
            "后端 {dst} 在远端：转换后继续发送",
            "目的地址改为后端 {dst}，源地址改为本节点的 {src}，使回包回到这里。MAC 地址取自 FIB 查询，从 {target} 发出；1.13 及以前 TTL 不变。"));

    /// <summary>Request for a remote backend in native mode, from 1.14 on.</summary>
    public static HopCode ForwardRouted { get; } = new(
        "nodeport.forward-routed",
        Citation.Cilium("bpf/lib/nodeport.h", "nodeport_lb4", firstMinor: 14),
        new HopText(
            "Backend {dst} is remote: translated and sent on",
            "The destination became backend {dst} and the source this node's {src}, so that the reply comes back here: TTL − 1, and out on {target}."),
        new HopText(
            "后端 {dst} 在远端：转换后继续发送",
            "目的地址改为后端 {dst}，源地址改为本节点的 {src}，使回包回到这里：TTL − 1，从 {target} 发出。"));

    /// <summary>Request for a remote backend in tunnel mode.</summary>
    public static HopCode ForwardEncapsulated { get; } = new(
        "nodeport.forward-encapsulated",
        Citation.Cilium("bpf/lib/nodeport.h", "nodeport_lb4"),
        new HopText(
            "Backend {dst} is on {1}: translated, into the tunnel",
            "The destination became backend {dst} and the source this node's router address {src}. Tunnel key with node {1} and VNI {0}, world, then on to {target}; the TTL stays."),
        new HopText(
            "后端 {dst} 在 {1}：转换后进入隧道",
            "目的地址改为后端 {dst}，源地址改为本节点的 router 地址 {src}。tunnel key 写入节点 {1} 和 VNI {0}（world），然后转到 {target}；TTL 不变。"));

    /// <summary>Reply towards the client, up to 1.13.</summary>
    public static HopCode Reply { get; } = new(
        "nodeport.reply",
        Citation.Cilium("bpf/lib/nodeport.h", "rev_nodeport_lb4", lastMinor: 13),
        new HopText(
            "Reply from {src}:{sport}, straight to the client",
            "Cilium's conntrack knows this as the reply to a NodePort request: the source becomes {src}:{sport}, which the client asked, and the packet leaves by {target} past the stack, which would drop its own address as martian. Up to 1.13 the TTL stays."),
        new HopText(
            "以 {src}:{sport} 回复，直达客户端",
            "Cilium 的 conntrack 表明这是 NodePort 请求的回包：源地址还原为客户端访问的 {src}:{sport}，绕过协议栈从 {target} 发出（协议栈会把自己的地址当作 martian 丢弃）。1.13 及以前 TTL 不变。"));

    /// <summary>Reply towards the client, from 1.14 on.</summary>
    public static HopCode ReplyRouted { get; } = new(
        "nodeport.reply-routed",
        Citation.Cilium("bpf/lib/nodeport.h", "rev_nodeport_lb4", firstMinor: 14),
        new HopText(
            "Reply from {src}:{sport}, straight to the client",
            "Cilium's conntrack knows this as the reply to a NodePort request: the source becomes {src}:{sport}, which the client asked. TTL − 1, and out on {target} past the stack, which would drop its own address as martian."),
        new HopText(
            "以 {src}:{sport} 回复，直达客户端",
            "Cilium 的 conntrack 表明这是 NodePort 请求的回包：源地址还原为客户端访问的 {src}:{sport}。TTL − 1，绕过协议栈从 {target} 发出（协议栈会把自己的地址当作 martian 丢弃）。"));

    /// <summary>Reply towards a client behind the tunnel.</summary>
    public static HopCode ReplyEncapsulated { get; } = new(
        "nodeport.reply-encapsulated",
        Citation.Cilium("bpf/lib/nodeport.h", "rev_nodeport_lb4"),
        new HopText(
            "Reply from {src}:{sport}, into the tunnel",
            "The source becomes {src}:{sport}, which the client asked. The client is behind node {1}: tunnel key with VNI {0}, then on to {target}; the TTL stays."),
        new HopText(
            "以 {src}:{sport} 回复，进入隧道",
            "源地址还原为客户端访问的 {src}:{sport}。客户端位于节点 {1} 之后：tunnel key 写入 VNI {0}，然后转到 {target}；TTL 不变。"));

    /// <summary>A ClusterIP asked for from outside.</summary>
    public static HopCode IsClusterIp { get; } = new(
        "nodeport.is-cluster-ip",
        Citation.Cilium("bpf/lib/nodeport.h", "nodeport_lb4"),
        new HopText(
            "Dropped: {dst} is a ClusterIP",
            "ClusterIPs are for the inside of the cluster; from outside they answer only with bpf.lbExternalClusterIP."),
        new HopText(
            "丢弃:{dst} 是 ClusterIP",
            "ClusterIP 只供集群内部使用；只有设置了 bpf.lbExternalClusterIP 才会响应外部访问。"));

    /// <summary>The client is not in loadBalancerSourceRanges.</summary>
    public static HopCode OutsideSourceRanges { get; } = new(
        "nodeport.outside-source-ranges",
        Citation.Cilium("bpf/lib/nodeport.h", "nodeport_lb4"),
        new HopText(
            "Dropped: {src} is outside the allowed source ranges",
            "The service has loadBalancerSourceRanges, and none of them contains {src}."),
        new HopText(
            "丢弃:{src} 不在允许的源地址范围内",
            "该服务设置了 loadBalancerSourceRanges，其中没有一个包含 {src}。"));

    /// <summary>A reply whose request is no longer known.</summary>
    public static HopCode NoMapping { get; } = new(
        "nodeport.no-mapping",
        Citation.Cilium("bpf/lib/nodeport.h", "rev_nodeport_lb4"),
        new HopText(
            "Dropped: no request is known for this reply",
            "The conntrack entry says NodePort, but the entry with the service's address is gone."),
        new HopText(
            "丢弃：找不到该回包对应的请求",
            "conntrack 条目表明这是 NodePort 连接，但记录服务地址的条目已不存在。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        Forward,
        ForwardRouted,
        ForwardEncapsulated,
        Reply,
        ReplyRouted,
        ReplyEncapsulated,
        IsClusterIp,
        OutsideSourceRanges,
        NoMapping,
    ];
}
