using System.Collections.Immutable;
using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>What the agent would accept and this build cannot walk yet. Modelling something deletes its line.</summary>
internal sealed class ModelledRule : IConfigRule
{
    /// <summary>The versions whose behaviour the programs of this build follow.</summary>
    public const string ModelledVersions = "1.12 to 1.18";

    /// <summary>One line per feature: code without its prefix, key, condition, which packets it reaches, name in both languages.</summary>
    public static ImmutableArray<NotYetModelled> NotYet { get; } =
    [
        // Decided by several values, or by an earlier rule.
        When("dsr-encryption", "loadBalancer.mode",
            draft => draft.LoadBalancing != LoadBalancerMode.Snat && draft.Encryption != Encryption.None,
            UnmodelledReach.Services, "direct server return with encryption", "DSR 与加密并用"),
        When("node-encryption", "encryption.nodeEncryption", draft => draft.NodeEncryption, UnmodelledReach.NodesAcross, "encryption between nodes", "节点间加密"),
        When("encryption-strict-mode", "encryption.strictMode.enabled",
            draft => draft.Encryption == Encryption.Wireguard && draft.Values.Flag("encryption.strictMode.enabled"),
            UnmodelledReach.BetweenNodes, "strict mode of encryption", "加密严格模式"),
        When("no-iptables-rules", "installIptablesRules", draft => draft.Input.Cilium.Minor <= 15 && !draft.Values.Flag("installIptablesRules"),
            UnmodelledReach.Netfilter, "an agent without iptables rules", "不写 iptables 规则的 agent"),
        When("masquerade-interfaces", "egressMasqueradeInterfaces",
            draft => draft.Masquerading == Masquerading.Iptables && !draft.Values.TextList("egressMasqueradeInterfaces").IsEmpty,
            UnmodelledReach.Masquerading, "masquerading of chosen devices", "仅对指定设备做地址伪装"),
        When("no-ipv4", "ipv4.enabled", draft => !draft.Values.Flag("ipv4.enabled"), UnmodelledReach.EveryFlow, "a cluster without IPv4", "没有 IPv4 的集群"),
        When("cloud", CloudPresets.Keys[0], draft => CloudPresets.Keys.Any(draft.Values.Flag), UnmodelledReach.EveryFlow, "cloud provider presets", "云厂商预设"),
        When("netkit-legacy-host-routing", "bpf.datapathMode",
            draft => draft.PodDevice != PodDevice.Veth && draft.HostRouting == HostRouting.Legacy,
            UnmodelledReach.Pods, "netkit devices with legacy host routing", "netkit 设备与 legacy 主机路由并用"),
        When("netkit-endpoint-routes", "bpf.datapathMode",
            draft => draft.PodDevice != PodDevice.Veth && draft.EndpointRoutes,
            UnmodelledReach.Pods, "netkit devices with endpoint routes", "netkit 设备与 endpoint 路由并用"),
        When("cni-chaining", "cni.chainingMode", draft => draft.Values.Text("cni.chainingMode") is not ("none" or ""),
            UnmodelledReach.EveryFlow, "CNI chaining", "CNI 链式调用"),
        When("bgp", "bgpControlPlane.enabled", draft => draft.Values.Flag("bgpControlPlane.enabled") || draft.Values.Flag("bgp.enabled"),
            UnmodelledReach.NoFlow, "routes announced by BGP", "由 BGP 通告的路由"),

        // Decided by a word.
        Words("ztunnel", "encryption.type", ["ztunnel"], UnmodelledReach.EveryFlow, "encryption by ztunnel", "ztunnel 加密"),
        Words("l7-load-balancing", "loadBalancer.l7.backend", ["envoy"], UnmodelledReach.Services, "L7 load balancing", "七层负载均衡"),
        Words("ipv6-underlay", "underlayProtocol", ["ipv6"], UnmodelledReach.BetweenNodes, "an IPv6 underlay", "IPv6 底层网络"),
        Words("policy-enforcement", "policyEnforcementMode", ["always"], UnmodelledReach.Pods, "enforcement of policies that nobody wrote", "默认拒绝一切的策略执行模式"),
        Words("policy-enforcement-never", "policyEnforcementMode", ["never"],
            UnmodelledReach.PodsUnderPolicies, "an agent that enforces no policy", "不执行策略的 agent"),

        // Decided by a flag.
        Flag("external-cluster-ip", "bpf.lbExternalClusterIP", UnmodelledReach.ClusterIpFromOutside, "ClusterIPs served to the outside", "对外提供 ClusterIP"),
        Flag("no-conntrack", "installNoConntrackIptablesRules", UnmodelledReach.Netfilter, "pod packets without conntrack", "Pod 报文跳过 conntrack"),
        Flag("host-firewall", "hostFirewall.enabled", UnmodelledReach.NodeAddresses, "the host firewall", "主机防火墙"),
        Flag("egress-gateway", "egressGateway.enabled", UnmodelledReach.PodToWorld, "the egress gateway", "出口网关"),
        Flag("ip-masq-agent", "ipMasqAgent.enabled", UnmodelledReach.Masquerading, "the ip-masq-agent", "ip-masq-agent"),
        Flag("ipv6", "ipv6.enabled", UnmodelledReach.NoFlow, "IPv6", "IPv6"),
        Flag("nat46x64", "nat46x64Gateway.enabled", UnmodelledReach.NoFlow, "translation between IPv4 and IPv6", "IPv4 与 IPv6 互译"),
        Flag("sctp", "sctp.enabled", UnmodelledReach.NoFlow, "SCTP", "SCTP"),
        Flag("vtep", "vtep.enabled", UnmodelledReach.World, "VTEP integration", "VTEP 集成"),
        Flag("clustermesh", "clustermesh.useAPIServer", UnmodelledReach.NoFlow, "ClusterMesh", "ClusterMesh"),
        Flag("clustermesh-config", "clustermesh.config.enabled", UnmodelledReach.NoFlow, "ClusterMesh", "ClusterMesh"),
        Flag("high-scale-ipcache", "highScaleIPcache.enabled", UnmodelledReach.BetweenNodes, "the high-scale ipcache", "high-scale ipcache"),
        Flag("policy-audit", "policyAuditMode", UnmodelledReach.Denials, "policies that are logged only", "仅记录的策略"),
    ];

    /// <summary>The feature that a finding is about; null when the finding is about something else.</summary>
    public static NotYetModelled? Of(Finding finding) => NotYet.FirstOrDefault(entry => entry.Code.Value == finding.Code);

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

    private static NotYetModelled When(
        string feature, string key, Func<ConfigDraft, bool> applies, UnmodelledReach reach, string english, string chinese) =>
        new(feature, key, applies, reach, english, chinese);

    private static NotYetModelled Flag(string feature, string key, UnmodelledReach reach, string english, string chinese) =>
        new(feature, key, draft => draft.Values.Flag(key), reach, english, chinese);

    /// <summary>Kinds of encryption mean nothing while encryption is off.</summary>
    private static NotYetModelled Words(
        string feature, string key, ImmutableArray<string> words, UnmodelledReach reach, string english, string chinese) =>
        new(feature, key, draft => words.Contains(draft.Values.Text(key)) && IsInUse(draft, key), reach, english, chinese);

    private static bool IsInUse(ConfigDraft draft, string key) => key != "encryption.type" || draft.Values.Flag("encryption.enabled");
}

/// <summary>One feature that is not walked yet.</summary>
/// <param name="Feature">Code without its prefix.</param>
/// <param name="Key">Helm value that turns it on.</param>
/// <param name="Applies">Whether a configuration has it.</param>
/// <param name="Reach">Which packets it could treat differently.</param>
/// <param name="English">Its name.</param>
/// <param name="Chinese">Its name in Simplified Chinese.</param>
internal sealed record NotYetModelled(
    string Feature, string Key, Func<ConfigDraft, bool> Applies, UnmodelledReach Reach, string English, string Chinese)
{
    /// <summary>Its finding: an error where every flow may meet it, else good to know until a flow does.</summary>
    public FindingCode Code { get; } = new(
        $"not-modelled.{Feature}", Reach == UnmodelledReach.EveryFlow ? Severity.Error : Severity.Info, "Rules/ModelledRule",
        $"This build does not model {English} yet: {Reach.English()}.", $"本版本尚未对{Chinese}建模：{Reach.Chinese()}。");
}
