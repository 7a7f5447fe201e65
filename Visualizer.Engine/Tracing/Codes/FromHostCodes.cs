using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of from-host, TC egress of cilium_host.</summary>
public static class FromHostCodes
{
    /// <summary>Stolen before the tap of cilium_host and delivered to a pod.</summary>
    public static HopCode LocalDelivery { get; } = new(
        "from-host.local-delivery",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4_cont"),
        new HopText(
            "Delivered to {dst} through {target}",
            "{dst} is an endpoint of this node: TTL − 1, its MAC addresses, and out on {target}. The packet took the route to cilium_host but never passes its tap. On TC egress redirect_peer is not allowed, so {target} sees the packet with BPF host routing too."),
        new HopText(
            "经 {target} 送达 {dst}",
            "{dst} 是本节点的 endpoint：TTL − 1，写入它的 MAC 地址，从 {target} 发出。数据包走了通往 cilium_host 的路由，却不会经过它的抓包点。TC egress 上不能用 redirect_peer，所以即使 host routing 为 BPF，{target} 也能看到它。"));

    /// <summary>The destination is an address of the node.</summary>
    public static HopCode OwnNode { get; } = new(
        "from-host.own-node",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4_cont"),
        new HopText(
            "{dst} is this node itself: on to cilium_net",
            "{dst} is an address of this node: the packet crosses to cilium_net and comes back into the stack."),
        new HopText(
            "{dst} 就是本节点：继续到 cilium_net",
            "{dst} 是本节点的地址：数据包穿过 veth 到 cilium_net，再回到协议栈。"));

    /// <summary>Into the tunnel.</summary>
    public static HopCode Encapsulate { get; } = new(
        "from-host.encapsulate",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4_cont"),
        new HopText(
            "Into the tunnel to {1}, VNI {0}",
            "{dst} is on node {1}: tunnel key with that address and VNI {0}, then on to {target}. The node itself is sent as 6, remote-node. The tap of cilium_host does not see the packet."),
        new HopText(
            "进入通往 {1} 的隧道，VNI {0}",
            "{dst} 位于节点 {1}：tunnel key 写入该地址和 VNI {0}，然后转到 {target}。节点自身以 6（remote-node）表示。cilium_host 的抓包点看不到该数据包。"));

    /// <summary>ESP of this node in native mode is really transmitted.</summary>
    public static HopCode EncryptedPass { get; } = new(
        "from-host.encrypted-pass",
        Citation.Cilium("bpf/bpf_host.c", "do_netdev_encrypt"),
        new HopText(
            "ESP passes: out on cilium_host, in on cilium_net",
            "The mark says that XFRM has encrypted this packet: mark cleared, and it is really transmitted. It crosses to cilium_net and is routed again, now by its outer address {0}."),
        new HopText(
            "ESP 放行：cilium_host 出，cilium_net 入",
            "mark 表明该数据包已由 XFRM 加密：清除 mark 并真正发出。它穿过 veth 到 cilium_net，再按外层地址 {0} 重新路由。"));

    /// <summary>ESP of this node in tunnel mode goes into the tunnel.</summary>
    public static HopCode EncryptedEncapsulate { get; } = new(
        "from-host.encrypted-encapsulate",
        Citation.Cilium("bpf/bpf_host.c", "do_netdev_encrypt"),
        new HopText(
            "ESP into the tunnel to {1}, VNI {0}",
            "The mark says that XFRM has encrypted this packet: mark cleared, tunnel key with node {1} and VNI {0}, then on to {target}. The tap of cilium_host does not see it."),
        new HopText(
            "ESP 进入通往 {1} 的隧道，VNI {0}",
            "mark 表明该数据包已由 XFRM 加密：清除 mark，tunnel key 写入节点 {1} 和 VNI {0}，然后转到 {target}。cilium_host 的抓包点看不到它。"),
        Confidence.Inferred);

    /// <summary>ESP for an address without node.</summary>
    public static HopCode NoTunnelEndpoint { get; } = new(
        "from-host.no-tunnel-endpoint",
        Citation.Cilium("bpf/bpf_host.c", "do_netdev_encrypt"),
        new HopText(
            "Dropped: no tunnel endpoint for {0}",
            "The ESP packet is for {0}, and the ipcache names no node for it."),
        new HopText(
            "丢弃:{0} 没有 tunnel endpoint",
            "ESP 数据包的目的地址是 {0}，而 ipcache 中没有它对应的节点。"));

    /// <summary>The route leads to cilium_host, but nobody in the cluster has the address.</summary>
    public static HopCode Unroutable { get; } = new(
        "from-host.unroutable",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4_cont"),
        new HopText(
            "Dropped: nobody in the cluster has {dst}",
            "The route led to cilium_host, so {dst} should be in the cluster, but the ipcache knows it as world only."),
        new HopText(
            "丢弃：集群中没有 {dst}",
            "路由指向 cilium_host，说明 {dst} 本应在集群内，但 ipcache 只把它当作 world。"));

    /// <summary>Known in the cluster, but not on this node.</summary>
    public static HopCode Pass { get; } = new(
        "from-host.pass",
        Citation.Cilium("bpf/bpf_host.c", "handle_ipv4_cont"),
        new HopText(
            "Passed on to cilium_net",
            "{dst} is in the cluster but no endpoint of this node: the packet crosses to cilium_net."),
        new HopText(
            "放行到 cilium_net",
            "{dst} 在集群内，但不是本节点的 endpoint：数据包穿过 veth 到 cilium_net。"));

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        LocalDelivery,
        OwnNode,
        Encapsulate,
        EncryptedPass,
        EncryptedEncapsulate,
        NoTunnelEndpoint,
        Unroutable,
        Pass,
    ];
}
