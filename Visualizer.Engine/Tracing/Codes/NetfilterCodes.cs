using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>What happens at netfilter's hooks: chains, kernel conntrack and NAT.</summary>
/// <remarks>Arguments: {0} is the address (and port) before a translation, {1} the one after it.</remarks>
public static class NetfilterCodes
{
    private const string IptablesGo = "pkg/datapath/iptables/iptables.go", NatCore = "net/netfilter/nf_nat_core.c";

    /// <summary>No rule stopped or changed the packet.</summary>
    public static readonly HopCode Accept = new(
        "netfilter.accept",
        Citation.Kernel("net/ipv4/netfilter/ip_tables.c", "ipt_do_table"),
        new("netfilter lets the packet pass", "No rule of this hook drops or changes the packet, so the policy of its chains applies: ACCEPT."),
        new("netfilter 放行数据包", "这个挂载点上没有规则丢弃或修改该数据包，因此按链的默认策略 ACCEPT 放行。"));

    /// <summary>A rule accepted the packet.</summary>
    public static readonly HopCode AcceptedByRule = new(
        "netfilter.accepted-by-rule",
        Citation.Kernel("net/ipv4/netfilter/ip_tables.c", "ipt_do_table"),
        new("An iptables rule accepts the packet", "The rule's target is ACCEPT, so the rest of this table's chain is not consulted."),
        new("iptables 规则放行数据包", "规则的目标是 ACCEPT，本表该链中其余规则不再检查。"));

    /// <summary>CILIUM_FORWARD accepts what comes from or goes to one of Cilium's devices.</summary>
    public static readonly HopCode ForwardAccepted = new(
        "netfilter.forward-accepted",
        Citation.Cilium(IptablesGo, "installForwardChainRules"),
        new(
            "CILIUM_FORWARD lets the packet through",
            "One of the packet's devices belongs to Cilium. The agent accepts such packets in front of every other rule, "
            + "so that a DROP policy of the FORWARD chain or a rule of kube-proxy cannot stop them."),
        new(
            "CILIUM_FORWARD 放行数据包",
            "数据包的进出设备之一属于 Cilium。agent 把放行规则放在所有其他规则之前，因此 FORWARD 链的 DROP 策略或 kube-proxy 的规则都拦不住它。"));

    /// <summary>First packet of a connection that no NAT rule translates.</summary>
    public static readonly HopCode NewConnection = new(
        "netfilter.new-connection",
        Citation.Kernel("net/netfilter/nf_conntrack_core.c", "nf_conntrack_in"),
        new(
            "Kernel conntrack starts to track the connection",
            "The packet fits no conntrack entry, so the kernel makes a new one and asks the nat table. No rule of it fits: the addresses stay as they are."),
        new(
            "内核 conntrack 开始跟踪这条连接",
            "数据包不属于任何 conntrack 表项，内核为它新建一项并查询 nat 表；没有规则匹配，地址保持不变。"));

    /// <summary>The nat table was asked before the packet leaves, and no rule fits.</summary>
    public static readonly HopCode NotTranslated = new(
        "netfilter.not-translated",
        Citation.Kernel(NatCore, "nf_nat_alloc_null_binding"),
        new(
            "No NAT rule fits: {src} stays the source",
            "The nat table is consulted once per connection, with its first packet. No rule masquerades this one, and conntrack keeps that decision for all its packets."),
        new(
            "没有 NAT 规则匹配，源地址仍是 {src}",
            "nat 表对每条连接只查询一次，用的是第一个数据包。没有规则对它做地址伪装，conntrack 会把这个结论用于该连接的所有数据包。"));

    /// <summary>The packet belongs to an entry that translates nothing here.</summary>
    public static readonly HopCode KnownConnection = new(
        "netfilter.known-connection",
        Citation.Kernel("net/netfilter/nf_conntrack_core.c", "resolve_normal_ct"),
        new(
            "The connection is known to kernel conntrack",
            "The packet belongs to an existing conntrack entry, so the nat table is not consulted again. The entry asks for no translation at this hook."),
        new(
            "内核 conntrack 已经认识这条连接",
            "数据包属于已有的 conntrack 表项，因此不再查询 nat 表；该表项在这个挂载点上也不要求任何转换。"));

    /// <summary>An ICMP error about a tracked packet.</summary>
    public static readonly HopCode Related = new(
        "netfilter.related",
        Citation.Kernel("net/netfilter/nf_conntrack_proto_icmp.c", "nf_conntrack_icmpv4_error"),
        new(
            "The ICMP error belongs to a known connection",
            "The error quotes the packet that caused it, and conntrack finds the connection of that quoted packet: the state is RELATED."),
        new(
            "这个 ICMP 差错属于已知连接",
            "差错数据包里引用了引发它的数据包，conntrack 据此找到了对应的连接，状态为 RELATED。"));

    /// <summary>Conntrack cannot place the packet.</summary>
    public static readonly HopCode Invalid = new(
        "netfilter.invalid",
        Citation.Kernel("net/netfilter/nf_conntrack_proto_tcp.c", "nf_conntrack_tcp_packet"),
        new(
            "Kernel conntrack calls the packet INVALID",
            "The packet fits no conntrack entry and is none that could open one, so it stays untracked: no NAT rule and no reverse translation applies to it."),
        new(
            "内核 conntrack 判定数据包为 INVALID",
            "数据包既不属于任何 conntrack 表项，也不可能开启新连接，因此不被跟踪：任何 NAT 规则和反向转换都不会作用于它。"));

    /// <summary>A packet without conntrack entry leaves.</summary>
    public static readonly HopCode Untracked = new(
        "netfilter.untracked",
        Citation.Kernel(NatCore, "nf_nat_inet_fn"),
        new(
            "Not tracked: no NAT rule is consulted",
            "The packet has no conntrack entry, because tracking was switched off for it or because it was INVALID. NAT works on entries only, so {src} stays the source."),
        new(
            "未被跟踪：不查询 NAT 规则",
            "这个数据包没有 conntrack 表项：要么规则要求不跟踪它，要么它被判为 INVALID。NAT 只作用于表项，所以源地址仍是 {src}。"));

    /// <summary>kube-proxy's rules chose a backend.</summary>
    public static readonly HopCode DnatService = new(
        "netfilter.dnat-service",
        Citation.Kernel("net/netfilter/xt_nat.c", "xt_dnat_target_v2"),
        new(
            "kube-proxy's rules turn {0} into backend {1}",
            "The destination is a service. kube-proxy's chains choose one backend for the whole connection and rewrite the destination; "
            + "conntrack remembers it, so that replies get the service's address back."),
        new(
            "kube-proxy 的规则把 {0} 换成后端 {1}",
            "目的地址是一个 Service。kube-proxy 的链为整条连接选定一个后端并改写目的地址；conntrack 记住这个选择，回包才能换回 Service 的地址。"));

    /// <summary>A DNAT rule rewrote the destination.</summary>
    public static readonly HopCode Dnat = new(
        "netfilter.dnat",
        Citation.Kernel("net/netfilter/xt_nat.c", "xt_dnat_target_v2"),
        new("A DNAT rule turns {0} into {1}", "The rule rewrites the destination of the connection's first packet; conntrack applies the same to all later ones."),
        new("DNAT 规则把 {0} 换成 {1}", "规则改写这条连接第一个数据包的目的地址，之后的数据包由 conntrack 做同样的改写。"));

    /// <summary>A later packet of a connection whose destination is translated.</summary>
    public static readonly HopCode DnatKnown = new(
        "netfilter.dnat-known",
        Citation.Kernel(NatCore, "nf_nat_packet"),
        new(
            "conntrack turns {0} into {1} again",
            "The connection's first packet was given this destination. The conntrack entry applies it to every later packet without asking the rules."),
        new("conntrack 再次把 {0} 换成 {1}", "这条连接的第一个数据包已经确定了目的地址，conntrack 表项直接把它用于之后的每个数据包，不再查询规则。"));

    /// <summary>CILIUM_POST_nat masquerades what pods send out of the cluster.</summary>
    public static readonly HopCode Masquerade = new(
        "netfilter.masquerade",
        Citation.Cilium(IptablesGo, "installMasqueradeRules"),
        new(
            "Pod address {0} is masqueraded as {1}",
            "A local pod talks to an address outside the range that is routed natively. Nobody out there knows the way back to a pod, "
            + "so the packet takes the address of the device that it leaves by."),
        new(
            "Pod 地址 {0} 被伪装成 {1}",
            "本地 Pod 访问的是原生路由范围之外的地址。外部并不知道通往 Pod 的路由，所以数据包改用出口设备的地址。"));

    /// <summary>KUBE-POSTROUTING masquerades service traffic that was marked for it.</summary>
    public static readonly HopCode MasqueradeService = new(
        "netfilter.masquerade-service",
        Citation.Kernel("net/netfilter/nf_nat_masquerade.c", "nf_nat_masquerade_ipv4"),
        new(
            "KUBE-POSTROUTING masquerades {0} as {1}",
            "kube-proxy marked the packet with 0x4000 because the reply has to come back through this node, where the service address is put back. "
            + "Therefore the source becomes the node's own address with a new port."),
        new(
            "KUBE-POSTROUTING 把 {0} 伪装成 {1}",
            "kube-proxy 之前给数据包打了 0x4000 标记，因为回包必须经过本节点才能换回 Service 地址。所以源地址改成节点自己的地址和一个新端口。"));

    /// <summary>Traffic of a local pod that kube-proxy sent to a device of Cilium.</summary>
    public static readonly HopCode SnatHairpin = new(
        "netfilter.snat-hairpin",
        Citation.Cilium(IptablesGo, "installMasqueradeRules"),
        new(
            "Source {0} becomes the router address {1}",
            "The packet comes from a local pod, was sent to a backend by DNAT and leaves by cilium_host. With the pod's own source the backend's reply "
            + "would be delivered by BPF past the stack, and the DNAT would never be undone; the router address brings it back here."),
        new(
            "源地址 {0} 改为路由器地址 {1}",
            "数据包来自本地 Pod，已被 DNAT 到后端，并从 cilium_host 发出。若保留 Pod 自己的源地址，后端的回包会被 BPF 绕过协议栈直接送达，DNAT 就无法还原；"
            + "改用路由器地址后回包会回到这里。"));

    /// <summary>Traffic from outside the pod CIDR into the overlay.</summary>
    public static readonly HopCode SnatRouter = new(
        "netfilter.snat-router",
        Citation.Cilium(IptablesGo, "installMasqueradeRules"),
        new(
            "Source {0} becomes the router address {1}",
            "The packet enters the overlay through cilium_host but comes from no local pod. Only with an address of this node's pod CIDR "
            + "does the reply come back through the tunnel to this node."),
        new(
            "源地址 {0} 改为路由器地址 {1}",
            "数据包经 cilium_host 进入 overlay，但不是本地 Pod 发出的。只有使用本节点 Pod CIDR 内的地址，回包才会通过隧道回到本节点。"));

    /// <summary>A later packet of a connection whose source is translated.</summary>
    public static readonly HopCode SourceKnown = new(
        "netfilter.source-known",
        Citation.Kernel(NatCore, "nf_nat_packet"),
        new(
            "conntrack turns source {0} into {1} again",
            "The connection's first packet was given this source. The conntrack entry applies it to every later packet without asking the rules."),
        new("conntrack 再次把源地址 {0} 换成 {1}", "这条连接的第一个数据包已经确定了源地址，conntrack 表项直接把它用于之后的每个数据包，不再查询规则。"));

    /// <summary>A reply gets the destination back that the request came from.</summary>
    public static readonly HopCode ReplyDestinationRestored = new(
        "netfilter.reply-destination-restored",
        Citation.Kernel(NatCore, "nf_nat_packet"),
        new(
            "The reply goes back to {1}",
            "The request's source was translated on this node, so its reply arrives for {0}. The conntrack entry knows who sent the request and "
            + "puts that address back before the route is looked up."),
        new(
            "回包改发给 {1}",
            "请求的源地址在本节点上被转换过，所以回包发往 {0}。conntrack 表项记得请求是谁发的，在查路由之前把目的地址换回去。"));

    /// <summary>A reply gets the source back that the request was sent to.</summary>
    public static readonly HopCode ReplySourceRestored = new(
        "netfilter.reply-source-restored",
        Citation.Kernel(NatCore, "nf_nat_packet"),
        new(
            "The reply's source becomes {1} again",
            "The request was sent to {1} and given backend {0} on this node. The client would not recognise a reply from the backend, "
            + "so the conntrack entry puts the original address back."),
        new(
            "回包的源地址恢复为 {1}",
            "请求原本发往 {1}，在本节点上换成了后端 {0}。客户端不会认识后端发来的回包，所以 conntrack 表项把原来的地址换回去。"));

    /// <summary>Traffic to another node keeps the pod's address.</summary>
    public static readonly HopCode ExcludedFromMasquerade = new(
        "netfilter.excluded-from-masquerade",
        Citation.Cilium(IptablesGo, "installMasqueradeRules"),
        new(
            "Another node of the cluster: {src} is not masqueraded",
            "The destination is in the ipset of cluster nodes. With native routing these know the way to every pod, so the pod keeps its own address."),
        new(
            "目的是集群里的其他节点：{src} 不做地址伪装",
            "目的地址在集群节点的 ipset 中。原生路由模式下这些节点都知道去往每个 Pod 的路由，所以 Pod 保留自己的地址。"));

    /// <summary>Traffic of the L7 proxy is left alone.</summary>
    public static readonly HopCode ProxyAccepted = new(
        "netfilter.proxy-accepted",
        Citation.Cilium(IptablesGo, "installStaticProxyRules"),
        new("Traffic of the L7 proxy passes", "The mark says that the packet goes to or comes from Cilium's L7 proxy, which needs it unchanged."),
        new("L7 代理的流量直接放行", "标记表明数据包发往或来自 Cilium 的 L7 代理，必须保持原样。"));

    /// <summary>Packets that are encrypted, or about to be, are left alone.</summary>
    public static readonly HopCode XfrmAccepted = new(
        "netfilter.xfrm-accepted",
        Citation.Cilium(IptablesGo, "addCiliumAcceptXfrmRules"),
        new(
            "Marked for IPsec: the other rules are passed over",
            "The mark {mark} says that IPsec encrypts or decrypts this packet. The agent accepts it first, so that marks of kube-proxy, "
            + "which use the same bits, cannot be mistaken for it."),
        new(
            "带 IPsec 标记：跳过其余规则",
            "标记 {mark} 表明该数据包由 IPsec 加密或解密。agent 先行放行，以免与使用相同比特位的 kube-proxy 标记混淆。"));

    /// <summary>Packets that are encrypted, or about to be, are not tracked.</summary>
    public static readonly HopCode NotrackXfrm = new(
        "netfilter.notrack-xfrm",
        Citation.Cilium(IptablesGo, "addCiliumNoTrackXfrmRules"),
        new(
            "Marked for IPsec: conntrack is skipped",
            "The mark {mark} says that IPsec takes this packet. The raw table tells conntrack not to track it, so no NAT rule can touch it on its way into or out of the tunnel."),
        new(
            "带 IPsec 标记：不做连接跟踪",
            "标记 {mark} 表明该数据包由 IPsec 处理。raw 表让 conntrack 不跟踪它，因此进出隧道途中不会有 NAT 规则改动它。"));

    /// <summary>A rule of the raw table switches tracking off.</summary>
    public static readonly HopCode Notrack = new(
        "netfilter.notrack",
        Citation.Kernel("net/netfilter/xt_CT.c", "notrack_tg"),
        new("conntrack does not track this packet", "A rule of the raw table asks for it. Without a conntrack entry the nat table is not consulted either."),
        new("conntrack 不跟踪这个数据包", "raw 表中的规则要求不跟踪；没有 conntrack 表项，nat 表也不会被查询。"));

    /// <summary>CILIUM_OUTPUT marks what the host sends.</summary>
    public static readonly HopCode MarkedFromHost = new(
        "netfilter.marked-from-host",
        Citation.Cilium(IptablesGo, "installHostTrafficMarkRule"),
        new(
            "CILIUM_OUTPUT marks the packet as the host's own",
            "A process of the node sends this packet. The mark 0xc00 tells from-host that its identity is host, "
            + "unlike packets of others that only bear the node's address."),
        new(
            "CILIUM_OUTPUT 把数据包标记为主机发出",
            "数据包由节点上的进程发出。标记 0xc00 告诉 from-host 它的身份是 host，以区别于仅仅借用节点地址的其他数据包。"));

    /// <summary>kube-proxy marks a packet for masquerading.</summary>
    public static readonly HopCode MarkedForMasquerade = new(
        "netfilter.marked-for-masquerade",
        Citation.Kernel("net/netfilter/xt_mark.c", "mark_tg"),
        new("kube-proxy marks the packet for masquerading", "The mark 0x4000 makes KUBE-POSTROUTING masquerade the packet when it leaves."),
        new("kube-proxy 标记数据包待伪装", "标记 0x4000 会让 KUBE-POSTROUTING 在数据包离开时做地址伪装。"));

    /// <summary>A MARK rule fired.</summary>
    public static readonly HopCode Marked = new(
        "netfilter.marked",
        Citation.Kernel("net/netfilter/xt_mark.c", "mark_tg"),
        new("An iptables rule sets the mark to {mark}", "The mark is what later rules, routing rules and BPF programs of this netns see."),
        new("iptables 规则把标记设为 {mark}", "之后本网络命名空间里的规则、路由规则和 BPF 程序看到的就是这个标记。"));

    /// <summary>A rule dropped the packet.</summary>
    public static readonly HopCode Dropped = new(
        "netfilter.dropped",
        Citation.Kernel("net/ipv4/netfilter/ip_tables.c", "ipt_do_table"),
        new("An iptables rule drops the packet", "The target DROP ends the packet without any answer to its sender."),
        new("iptables 规则丢弃数据包", "目标 DROP 直接丢弃数据包，不给发送方任何回应。"));

    /// <summary>No backend of a service with local policy is on this node.</summary>
    public static readonly HopCode DroppedNoLocalBackend = new(
        "netfilter.dropped-no-local-backend",
        Citation.Kernel("net/ipv4/netfilter/ip_tables.c", "ipt_do_table"),
        new(
            "KUBE-FIREWALL drops the packet: no backend on this node",
            "The service has externalTrafficPolicy Local and none of its backends runs here. kube-proxy marked the packet with 0x8000, and KUBE-FIREWALL drops what bears that mark."),
        new(
            "KUBE-FIREWALL 丢弃数据包：本节点没有后端",
            "该 Service 的 externalTrafficPolicy 为 Local，而本节点上没有它的后端。kube-proxy 给数据包打上 0x8000 标记，KUBE-FIREWALL 会丢弃带此标记的数据包。"),
        Confidence.Inferred);

    /// <summary>A client outside a service's source ranges.</summary>
    public static readonly HopCode DroppedOutsideSourceRanges = new(
        "netfilter.dropped-outside-source-ranges",
        Citation.Kernel("net/ipv4/netfilter/ip_tables.c", "ipt_do_table"),
        new(
            "KUBE-PROXY-FIREWALL drops the packet: {src} may not use the service",
            "The service has loadBalancerSourceRanges and none of them contains {src}. kube-proxy did not translate the packet, and what still bears the load balancer's address is dropped."),
        new(
            "KUBE-PROXY-FIREWALL 丢弃数据包：{src} 不得使用该 Service",
            "该 Service 设置了 loadBalancerSourceRanges，其中没有一个包含 {src}。kube-proxy 没有转换该数据包，而仍带着负载均衡地址的数据包会被丢弃。"),
        Confidence.Inferred);

    /// <summary>kube-proxy rejects a service without backends.</summary>
    public static readonly HopCode RejectedNoBackend = new(
        "netfilter.rejected-no-backend",
        Citation.Kernel("net/ipv4/netfilter/ipt_REJECT.c", "reject_tg"),
        new("kube-proxy rejects the packet: the service has no backend", "A service without endpoints has no chain to translate to. kube-proxy writes a REJECT rule instead, so the client hears of it by ICMP port unreachable."),
        new("kube-proxy 拒绝数据包：该 Service 没有后端", "没有端点的 Service 没有可转换到的链。kube-proxy 改写一条 REJECT 规则，因此客户端会收到 ICMP port unreachable。"));

    /// <summary>A rule rejected the packet.</summary>
    public static readonly HopCode Rejected = new(
        "netfilter.rejected",
        Citation.Kernel("net/ipv4/netfilter/ipt_REJECT.c", "reject_tg"),
        new("An iptables rule rejects the packet", "The target REJECT drops the packet and tells its sender with an ICMP error."),
        new("iptables 规则拒绝数据包", "目标 REJECT 丢弃数据包，并用 ICMP 差错告知发送方。"));

    /// <summary>MASQUERADE finds no address.</summary>
    public static readonly HopCode MasqueradeWithoutAddress = new(
        "netfilter.masquerade-without-address",
        Citation.Kernel("net/netfilter/nf_nat_masquerade.c", "nf_nat_masquerade_ipv4"),
        new("MASQUERADE finds no address and drops the packet", "No device of this netns has an IPv4 address of global scope that the packet could take as its source."),
        new("MASQUERADE 找不到可用地址，丢弃数据包", "这个网络命名空间里没有任何设备拥有全局范围的 IPv4 地址可作为源地址。"));

    /// <summary>Every code of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } =
    [
        Accept, AcceptedByRule, ForwardAccepted, NewConnection, NotTranslated, KnownConnection, Related, Invalid, Untracked,
        DnatService, Dnat, DnatKnown, Masquerade, MasqueradeService, SnatHairpin, SnatRouter, SourceKnown,
        ReplyDestinationRestored, ReplySourceRestored, ExcludedFromMasquerade, ProxyAccepted, XfrmAccepted,
        NotrackXfrm, Notrack, MarkedFromHost, MarkedForMasquerade, Marked, Dropped, DroppedNoLocalBackend, DroppedOutsideSourceRanges, RejectedNoBackend, Rejected,
        MasqueradeWithoutAddress,
    ];
}
