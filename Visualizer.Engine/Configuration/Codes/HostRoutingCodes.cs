using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>Whether programs forward by themselves, and the first reason why not.</summary>
internal static class HostRoutingCodes
{
    public static readonly FindingCode Bpf = Code("host-routing.bpf",
        "Host routing is BPF, because nothing stands against it: {0}.",
        "主机路由为 BPF，因为没有任何阻碍：{0}。");

    public static readonly FindingCode NodePortOff = Code("host-routing.legacy.node-port-off",
        "Host routing is legacy, because BPF NodePort is off (kubeProxyReplacement={0}).",
        "主机路由为 legacy，因为 BPF NodePort 未开启（kubeProxyReplacement={0}）。");

    public static readonly FindingCode Forced = Code("host-routing.legacy.forced",
        "Host routing is legacy, because bpf.hostLegacyRouting=true asks for it.",
        "主机路由为 legacy，因为设置了 bpf.hostLegacyRouting=true。");

    public static readonly FindingCode Ipsec = Code("host-routing.legacy.ipsec",
        "Host routing is legacy, because XFRM needs the node's stack: \"BPF host routing is incompatible with enable-ipsec.\"",
        "主机路由为 legacy，因为 XFRM 需要节点协议栈：“BPF host routing is incompatible with enable-ipsec.”");

    public static readonly FindingCode Masquerade = Code("host-routing.legacy.masquerade",
        "Host routing is legacy, because masquerading is iptables: \"BPF host routing requires enable-bpf-masquerade.\"",
        "主机路由为 legacy，因为地址伪装由 iptables 完成：“BPF host routing requires enable-bpf-masquerade.”");

    public static readonly FindingCode MasqueradeAbandoned = Code("host-routing.legacy.masquerade-abandoned",
        "Host routing is legacy, because the agent had to give up BPF masquerading: \"BPF masquerade could not be enabled.\"",
        "主机路由为 legacy，因为 agent 放弃了 BPF 地址伪装：“BPF masquerade could not be enabled.”");

    public static readonly FindingCode KubeProxyReplacement = Code("host-routing.legacy.kube-proxy-replacement",
        "Host routing is legacy, because netfilter may still serve services: \"BPF host routing requires kube-proxy-replacement={0}.\"",
        "主机路由为 legacy，因为服务可能仍依赖 netfilter：“BPF host routing requires kube-proxy-replacement={0}.”");

    public static readonly FindingCode EndpointRoutes = Code("host-routing.legacy.endpoint-routes",
        "Host routing is legacy: \"BPF host routing is currently not supported with enable-endpoint-routes.\"",
        "主机路由为 legacy：“BPF host routing is currently not supported with enable-endpoint-routes.”");

    public static readonly FindingCode Wireguard = Code("host-routing.legacy.wireguard",
        "Host routing is legacy: \"BPF host routing is currently not compatible with Wireguard (--enable-wireguard).\"",
        "主机路由为 legacy：“BPF host routing is currently not compatible with Wireguard (--enable-wireguard).”");

    public static readonly FindingCode Kernel = Code("host-routing.legacy.kernel",
        "Host routing is legacy, because kernel {0} lacks redirect_peer and redirect_neigh: \"BPF host routing requires kernel 5.10 or newer.\"",
        "主机路由为 legacy，因为内核 {0} 缺少 redirect_peer 与 redirect_neigh：“BPF host routing requires kernel 5.10 or newer.”");

    public static ImmutableArray<FindingCode> All =>
        [Bpf, NodePortOff, Forced, Ipsec, Masquerade, MasqueradeAbandoned, KubeProxyReplacement, EndpointRoutes, Wireguard, Kernel];

    private static FindingCode Code(string value, string english, string chinese) =>
        new(value, Severity.Info, "Rules/HostRoutingRule", english, chinese) { Decides = "hostRouting" };
}
