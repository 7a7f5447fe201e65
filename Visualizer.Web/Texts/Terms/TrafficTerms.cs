namespace Visualizer.Web.Texts.Terms;

/// <summary>What moves, and in which direction.</summary>
public static class TrafficTerms
{
    public static TermSection Section { get; } = new(new("What moves", "什么在移动"), null,
    [
        Term.Of(("frame, packet, segment, datagram", "帧、数据包、段、数据报"),
            "octets with their L2 header; the L3 unit that is followed; the L4 units of TCP and UDP", "带 L2 头的字节；被跟踪的 L3 单元；TCP 与 UDP 的 L4 单元"),
        Term.Of(("flow", "流"), "what a viewer asks for: from, to, kind. It has packets in both directions", "观看者所问的：从哪里、到哪里、什么类型。它有两个方向的数据包"),
        Term.Of(("request, reply", "请求、应答"),
            "packets towards the server, and those towards the client that answer them. ARP is neither", "发往服务端的数据包，以及回答它们、发往客户端的数据包。ARP 两者都不是"),
        Term.Of(("original, reply (of conntrack)", "original、reply（conntrack 的）"),
            "the two directions of a conntrack entry: seen from the packet that made it", "conntrack 条目的两个方向：以建立它的数据包为准"),
        Term.Of("ingress, egress",
            "relative to a named interface or endpoint; never alone. What a pod sends enters at tc ingress of its lxc device",
            "相对于指明的接口或 endpoint 而言，不单独使用。Pod 发出的数据包从其 lxc 设备的 tc ingress 进入"),
        Term.Of("in, out",
            "of a sighting, as `tcpdump -Q` means it: received or transmitted by this interface. What a pod sends is `in` on its lxc device",
            "用于抓包结果，含义同 `tcpdump -Q`：由该接口接收或发送。Pod 发出的数据包在其 lxc 设备上是 `in`"),
        Term.Of(("overlay, underlay", "overlay、底层网络"),
            "the network of pod addresses that tunnels make, and the network of the nodes that carries it", "隧道构成的 Pod 地址网络，以及承载它的节点网络",
            "overlay", "underlay", "底层网络"),
        Term.Of(("outer, inner", "外层、内层"), "the headers that a tunnel puts round a packet, which belong to the underlay, and those of the packet itself", "隧道在数据包外加上的、属于底层网络的头部，以及数据包自己的头部"),
        Term.Of("VNI", "the number in a VXLAN or Geneve header; Cilium carries the sender's identity in it", "VXLAN 或 Geneve 头中的编号；Cilium 用它携带发送方的身份", "VNI"),
        Term.Of(("tunnel endpoint", "隧道端点"), "the node's address to which packets for a prefix are wrapped", "发往某个前缀的数据包被封装后送往的节点地址", "tunnel endpoint", "隧道端点"),
        Term.Of("ESP", "the protocol that carries what IPsec encrypted", "承载 IPsec 密文的协议", "ESP"),
        Term.Of("TTL", "how many more routers may pass a packet on; each takes one off, and at zero it is dropped", "数据包还能被多少个路由器转发；每经过一个减一，到零即被丢弃", "TTL"),
        Term.Of("MTU", "the largest packet that an interface or a route lets through", "接口或路由允许通过的最大数据包", "MTU"),
        Term.Of("mark", "`skb->mark`, a number that travels with a packet inside one node, written in hexadecimal", "`skb->mark`，在节点内部随数据包同行的一个数，以十六进制书写", "skb->mark"),
    ]);
}
