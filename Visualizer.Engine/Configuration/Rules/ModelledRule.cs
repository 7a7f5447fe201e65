using System.Collections.Immutable;
using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>What the agent would accept and this build cannot walk yet. Modelling something deletes its line.</summary>
internal sealed class ModelledRule : IConfigRule
{
    /// <summary>The versions whose behaviour the programs of this build follow.</summary>
    public const string ModelledVersions = "1.13";

    /// <summary>One line per feature: code without its prefix, keys, condition, name in both languages.</summary>
    public static ImmutableArray<NotYetModelled> NotYet { get; } =
    [
        new("geneve", ["tunnel", "tunnelProtocol"], draft => draft.Routing == RoutingMode.Geneve, "Geneve", "Geneve"),
        new("wireguard", ["encryption.type"], draft => draft.Encryption == Encryption.Wireguard, "WireGuard", "WireGuard"),
        new("ztunnel", ["encryption.type"], draft => On(draft, "encryption.enabled") && Is(draft, "encryption.type", "ztunnel"), "encryption by ztunnel", "ztunnel 加密"),
        new("ipsec-tunnel", ["encryption.type", "tunnel"], draft => draft.Encryption == Encryption.Ipsec && draft.Tunnel, "IPsec with a tunnel", "IPsec 与隧道并用"),
        new("node-encryption", ["encryption.nodeEncryption"], draft => draft.NodeEncryption, "encryption between nodes", "节点间加密"),
        new("encryption-strict-mode", ["encryption.strictMode.enabled"], draft => On(draft, "encryption.strictMode.enabled"), "strict mode of encryption", "加密严格模式"),
        new("endpoint-routes", ["endpointRoutes.enabled"], draft => draft.EndpointRoutes, "endpoint routes", "endpoint 路由"),
        new("socket-lb-host-namespace-only", ["socketLB.hostNamespaceOnly"], draft => draft.SocketLbHostNamespaceOnly, "socket LB of the host netns only", "仅限主机 netns 的 socket LB"),
        new("partial-node-port", ["kubeProxyReplacement", "nodePort.enabled"], draft => draft.KubeProxyReplacement == false && draft.NodePort, "BPF NodePort without full kube-proxy replacement", "未完全替代 kube-proxy 的 BPF NodePort"),
        new("dsr", ["loadBalancer.mode"], draft => draft.NodePort && Is(draft, "loadBalancer.mode", "dsr"), "direct server return", "DSR"),
        new("hybrid", ["loadBalancer.mode"], draft => draft.NodePort && Is(draft, "loadBalancer.mode", "hybrid"), "load balancing in hybrid mode", "hybrid 模式的负载均衡"),
        new("acceleration", ["loadBalancer.acceleration"], draft => draft.NodePort && !Is(draft, "loadBalancer.acceleration", "disabled"), "XDP acceleration", "XDP 加速"),
        new("l7-load-balancing", ["loadBalancer.l7.backend"], draft => Is(draft, "loadBalancer.l7.backend", "envoy"), "L7 load balancing", "七层负载均衡"),
        new("external-cluster-ip", ["bpf.lbExternalClusterIP"], draft => On(draft, "bpf.lbExternalClusterIP"), "ClusterIPs served to the outside", "对外提供 ClusterIP"),
        new("no-conntrack", ["installNoConntrackIptablesRules"], draft => On(draft, "installNoConntrackIptablesRules"), "pod packets without conntrack", "Pod 报文跳过 conntrack"),
        new("no-iptables-rules", ["installIptablesRules"], draft => draft.Input.Cilium.Minor <= 15 && !On(draft, "installIptablesRules"), "an agent without iptables rules", "不写 iptables 规则的 agent"),
        new("netkit", ["bpf.datapathMode"], draft => Is(draft, "bpf.datapathMode", "netkit") || Is(draft, "bpf.datapathMode", "netkit-l2"), "netkit devices", "netkit 设备"),
        new("host-firewall", ["hostFirewall.enabled"], draft => On(draft, "hostFirewall.enabled"), "the host firewall", "主机防火墙"),
        new("egress-gateway", ["egressGateway.enabled"], draft => On(draft, "egressGateway.enabled"), "the egress gateway", "出口网关"),
        new("ip-masq-agent", ["ipMasqAgent.enabled"], draft => On(draft, "ipMasqAgent.enabled"), "the ip-masq-agent", "ip-masq-agent"),
        new("masquerade-interfaces", ["egressMasqueradeInterfaces"], draft => draft.Masquerading == Masquerading.Iptables && !draft.Values.TextList("egressMasqueradeInterfaces").IsEmpty, "masquerading of chosen devices", "仅对指定设备做地址伪装"),
        new("no-ipv4", ["ipv4.enabled"], draft => !On(draft, "ipv4.enabled"), "a cluster without IPv4", "没有 IPv4 的集群"),
        new("ipv6", ["ipv6.enabled"], draft => On(draft, "ipv6.enabled"), "IPv6", "IPv6"),
        new("ipv6-underlay", ["underlayProtocol"], draft => Is(draft, "underlayProtocol", "ipv6"), "an IPv6 underlay", "IPv6 底层网络"),
        new("nat46x64", ["nat46x64Gateway.enabled"], draft => On(draft, "nat46x64Gateway.enabled"), "translation between IPv4 and IPv6", "IPv4 与 IPv6 互译"),
        new("sctp", ["sctp.enabled"], draft => On(draft, "sctp.enabled"), "SCTP", "SCTP"),
        new("vtep", ["vtep.enabled"], draft => On(draft, "vtep.enabled"), "VTEP integration", "VTEP 集成"),
        new("cni-chaining", ["cni.chainingMode"], draft => !Is(draft, "cni.chainingMode", "none") && !Is(draft, "cni.chainingMode", ""), "CNI chaining", "CNI 链式调用"),
        new("cloud", [.. CloudPresets.Keys], draft => CloudPresets.Keys.Any(key => On(draft, key)), "cloud provider presets", "云厂商预设"),
        new("clustermesh", ["clustermesh.useAPIServer", "clustermesh.config.enabled"], draft => On(draft, "clustermesh.useAPIServer") || On(draft, "clustermesh.config.enabled"), "ClusterMesh", "ClusterMesh"),
        new("high-scale-ipcache", ["highScaleIPcache.enabled"], draft => On(draft, "highScaleIPcache.enabled"), "the high-scale ipcache", "high-scale ipcache"),
        new("policy-enforcement", ["policyEnforcementMode"], draft => !Is(draft, "policyEnforcementMode", "default") && !Is(draft, "policyEnforcementMode", ""), "another policy enforcement mode", "其他策略执行模式"),
    ];

    public void Decide(ConfigDraft draft)
    {
        // A refused configuration needs no second reason.
        if (draft.Failed)
        {
            return;
        }

        if (draft.Input.Cilium is not { Major: 1, Minor: 13 })
        {
            draft.Add(NotModelledCodes.Version.Raise([], draft.Input.Cilium.Text, ModelledVersions));
        }

        foreach (var entry in NotYet)
        {
            if (entry.Applies(draft))
            {
                draft.Add(entry.Code.Raise(entry.Keys));
            }
        }
    }

    private static bool On(ConfigDraft draft, string key) => draft.Values.Flag(key);

    private static bool Is(ConfigDraft draft, string key, string word) => draft.Values.Text(key) == word;
}

/// <summary>One feature that is not walked yet.</summary>
internal sealed record NotYetModelled(string Feature, ImmutableArray<string> Keys, Func<ConfigDraft, bool> Applies, string English, string Chinese)
{
    /// <summary>Its finding.</summary>
    public FindingCode Code { get; } = new($"not-modelled.{Feature}", Severity.Error, "Rules/ModelledRule",
        $"This build does not model {English} yet.", $"本版本尚未对{Chinese}建模。");
}
