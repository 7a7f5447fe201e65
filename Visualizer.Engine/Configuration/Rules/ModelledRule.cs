using System.Collections.Immutable;
using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>What the agent would accept and this build cannot walk yet. Modelling something deletes its line.</summary>
internal sealed class ModelledRule : IConfigRule
{
    /// <summary>The versions whose behaviour the programs of this build follow.</summary>
    public const string ModelledVersions = "1.12 to 1.18";

    /// <summary>One line per feature: code without its prefix, key, condition, name in both languages.</summary>
    public static ImmutableArray<NotYetModelled> NotYet { get; } =
    [
        // Decided by several values, or by an earlier rule.
        When("ipsec-around-tunnel", "encryption.type",
            draft => draft.Encryption == Encryption.Ipsec && draft.Tunnel && draft.Input.Cilium.IsAtLeast(18),
            "a tunnel inside ESP, which IPsec has from 1.18 on", "1.18 起 IPsec 使用的 ESP 内隧道"),
        When("ipsec-host-routing", "encryption.type",
            draft => draft.Encryption == Encryption.Ipsec && draft.HostRouting == HostRouting.Bpf, "IPsec with BPF host routing", "IPsec 与 BPF 主机路由并用"),
        When("node-encryption", "encryption.nodeEncryption", draft => draft.NodeEncryption, "encryption between nodes", "节点间加密"),
        When("no-iptables-rules", "installIptablesRules", draft => draft.Input.Cilium.Minor <= 15 && !draft.Values.Flag("installIptablesRules"),
            "an agent without iptables rules", "不写 iptables 规则的 agent"),
        When("masquerade-interfaces", "egressMasqueradeInterfaces",
            draft => draft.Masquerading == Masquerading.Iptables && !draft.Values.TextList("egressMasqueradeInterfaces").IsEmpty,
            "masquerading of chosen devices", "仅对指定设备做地址伪装"),
        When("no-ipv4", "ipv4.enabled", draft => !draft.Values.Flag("ipv4.enabled"), "a cluster without IPv4", "没有 IPv4 的集群"),
        When("cloud", CloudPresets.Keys[0], draft => CloudPresets.Keys.Any(draft.Values.Flag), "cloud provider presets", "云厂商预设"),

        // Decided by a word.
        Words("ztunnel", "encryption.type", ["ztunnel"], "encryption by ztunnel", "ztunnel 加密"),
        Words("dsr", "loadBalancer.mode", ["dsr"], "direct server return", "DSR"),
        Words("hybrid", "loadBalancer.mode", ["hybrid"], "load balancing in hybrid mode", "hybrid 模式的负载均衡"),
        When("acceleration-tunnel", "loadBalancer.acceleration",
            draft => draft.Tunnel && draft.NodePort && draft.Values.Text("loadBalancer.acceleration") is not ("disabled" or ""),
            "XDP acceleration with a tunnel", "XDP 加速与隧道并用"),
        Words("l7-load-balancing", "loadBalancer.l7.backend", ["envoy"], "L7 load balancing", "七层负载均衡"),
        When("netkit-legacy-host-routing", "bpf.datapathMode",
            draft => draft.PodDevice != PodDevice.Veth && draft.HostRouting == HostRouting.Legacy,
            "netkit devices with legacy host routing", "netkit 设备与 legacy 主机路由并用"),
        When("netkit-endpoint-routes", "bpf.datapathMode",
            draft => draft.PodDevice != PodDevice.Veth && draft.EndpointRoutes, "netkit devices with endpoint routes", "netkit 设备与 endpoint 路由并用"),
        Words("ipv6-underlay", "underlayProtocol", ["ipv6"], "an IPv6 underlay", "IPv6 底层网络"),
        Words("policy-enforcement", "policyEnforcementMode", ["always", "never"], "another policy enforcement mode", "其他策略执行模式"),
        When("cni-chaining", "cni.chainingMode", draft => draft.Values.Text("cni.chainingMode") is not ("none" or ""), "CNI chaining", "CNI 链式调用"),

        // Decided by a flag.
        Flag("encryption-strict-mode", "encryption.strictMode.enabled", "strict mode of encryption", "加密严格模式"),
        Flag("encrypted-overlay", "encryption.ipsec.encryptedOverlay", "a tunnel inside ESP", "ESP 内的隧道"),
        Flag("external-cluster-ip", "bpf.lbExternalClusterIP", "ClusterIPs served to the outside", "对外提供 ClusterIP"),
        Flag("no-conntrack", "installNoConntrackIptablesRules", "pod packets without conntrack", "Pod 报文跳过 conntrack"),
        Flag("host-firewall", "hostFirewall.enabled", "the host firewall", "主机防火墙"),
        Flag("egress-gateway", "egressGateway.enabled", "the egress gateway", "出口网关"),
        Flag("ip-masq-agent", "ipMasqAgent.enabled", "the ip-masq-agent", "ip-masq-agent"),
        Flag("ipv6", "ipv6.enabled", "IPv6", "IPv6"),
        Flag("nat46x64", "nat46x64Gateway.enabled", "translation between IPv4 and IPv6", "IPv4 与 IPv6 互译"),
        Flag("sctp", "sctp.enabled", "SCTP", "SCTP"),
        Flag("vtep", "vtep.enabled", "VTEP integration", "VTEP 集成"),
        Flag("clustermesh", "clustermesh.useAPIServer", "ClusterMesh", "ClusterMesh"),
        Flag("clustermesh-config", "clustermesh.config.enabled", "ClusterMesh", "ClusterMesh"),
        Flag("high-scale-ipcache", "highScaleIPcache.enabled", "the high-scale ipcache", "high-scale ipcache"),
        Flag("policy-audit", "policyAuditMode", "policies that are logged only", "仅记录的策略"),
    ];

    public void Decide(ConfigDraft draft)
    {
        // A refused configuration needs no second reason.
        if (draft.Failed)
        {
            return;
        }

        foreach (var entry in NotYet)
        {
            if (entry.Applies(draft))
            {
                draft.Add(entry.Code.Raise([entry.Key]));
            }
        }
    }

    private static NotYetModelled When(string feature, string key, Func<ConfigDraft, bool> applies, string english, string chinese) =>
        new(feature, key, applies, english, chinese);

    private static NotYetModelled Flag(string feature, string key, string english, string chinese) =>
        new(feature, key, draft => draft.Values.Flag(key), english, chinese);

    /// <summary>Values of load balancing and encryption mean nothing while what they belong to is off.</summary>
    private static NotYetModelled Words(string feature, string key, ImmutableArray<string> words, string english, string chinese) =>
        new(feature, key, draft => words.Contains(draft.Values.Text(key)) && IsInUse(draft, key), english, chinese);

    private static bool IsInUse(ConfigDraft draft, string key) => key switch
    {
        "encryption.type" => draft.Values.Flag("encryption.enabled"),
        "loadBalancer.mode" or "loadBalancer.acceleration" => draft.NodePort,
        _ => true,
    };
}

/// <summary>One feature that is not walked yet.</summary>
internal sealed record NotYetModelled(string Feature, string Key, Func<ConfigDraft, bool> Applies, string English, string Chinese)
{
    /// <summary>Its finding.</summary>
    public FindingCode Code { get; } = new($"not-modelled.{Feature}", Severity.Error, "Rules/ModelledRule",
        $"This build does not model {English} yet.", $"本版本尚未对{Chinese}建模。");
}
