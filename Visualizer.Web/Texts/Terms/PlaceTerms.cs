namespace Visualizer.Web.Texts.Terms;

/// <summary>Where a packet can be.</summary>
public static class PlaceTerms
{
    public static TermSection Section { get; } = new(new("Places", "位置"), null,
    [
        Term.Of(("cluster, node, pod, service", "集群、节点、Pod、服务"), "what Kubernetes calls so", "Kubernetes 中的同名概念"),
        Term.Of("netns",
            "a network namespace of one node, with interfaces, routes and firewall rules of its own: `host`, or `pod/NAME` (`pod/NAMESPACE/NAME` outside `default`), or `cilium-health`. \"Namespace\" alone is Kubernetes'",
            "某个节点上的网络命名空间，有自己的接口、路由和防火墙规则：`host`，或 `pod/NAME`（不在 `default` 中时为 `pod/NAMESPACE/NAME`），或 `cilium-health`。单说“命名空间”指 Kubernetes 的",
            "netns", "network namespace", "网络命名空间"),
        Term.Of(("interface", "接口"), "a network device inside one netns, with index, MAC address and MTU", "位于一个 netns 内的网络设备，有序号、MAC 地址和 MTU"),
        Term.Of(("veth pair", "veth 对"),
            "two interfaces joined back to back: what one transmits, the other receives", "背靠背相连的两个接口：一端发送的，另一端收到",
            "veth pair", "veth 对", "veth"),
        Term.Of(("lxc device", "lxc 设备"),
            "the end in the host netns of a pod's veth pair, `lxc…`", "Pod 的 veth 对在主机 netns 中的一端，`lxc…`", "lxc device", "lxc 设备", "lxc"),
        Term.Of("netkit", "a pair of devices as veth, made for BPF: its programs run inside the pair, in the pod's own context", "类似 veth 的一对设备，专为 BPF 设计：程序在设备对内部、在 Pod 自己的上下文中运行", "netkit"),
        Term.Of("cilium_host, cilium_net",
            "a veth pair that Cilium keeps in the host netns; routes to pods point at `cilium_host`", "Cilium 在主机 netns 中保留的一个 veth 对；通往 Pod 的路由指向 `cilium_host`"),
        Term.Of(("wire", "线路"), "the underlay between two nodes, with the gateway where one is on the way", "两个节点之间的底层网络，途中若有网关也包括在内"),
        Term.Of(("tap", "抓包点"),
            "where packet sockets listen on one interface of one netns: arriving frames before tc ingress, leaving ones after tc egress",
            "数据包套接字在某个 netns 的某个接口上监听的位置：进入的帧在 tc ingress 之前，离开的帧在 tc egress 之后",
            "tap", "抓包点", "packet socket"),
        Term.Of(("hook", "挂载点"), "where the kernel calls out: XDP, tc, cgroup, netfilter", "内核调用外部逻辑的位置：XDP、tc、cgroup、netfilter", "tc hook", "hook", "挂载点", "钩子"),
        Term.Of("tc ingress, tc egress",
            "the hooks of traffic control on an interface: for frames that it received, and for frames that it is about to transmit",
            "接口上流量控制的挂载点：分别处理它收到的帧和将要发送的帧", "tc ingress", "tc egress", "tc-ingress", "tc-egress"),
        Term.Of("XDP", "the hook in the driver, before the kernel has made a packet of the frame", "位于驱动中的挂载点，早于内核为帧建立数据包", "XDP"),
        Term.Of("netfilter", "the kernel's own hooks for iptables and conntrack, on the way through its IP stack", "内核 IP 协议栈途中供 iptables 和 conntrack 使用的挂载点", "netfilter"),
        Term.Of(("stage", "阶段"), "where in the kernel a hop happens; a closed list", "一跳在内核中发生的位置；一个封闭的列表"),
    ]);
}
