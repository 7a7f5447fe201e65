using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>What a scenario's network policies hold that is not walked, or that the version reads otherwise than it is written.</summary>
internal static class PolicyCodes
{
    public static readonly FindingCode L7 = NotYet("l7", "L7 rules and TLS in policies", "策略中的七层规则与 TLS");
    public static readonly FindingCode Fqdn = NotYet("fqdn", "DNS names in policies", "策略中的 DNS 名称");
    public static readonly FindingCode Services = NotYet("services", "services as peers in policies", "以服务为对端的策略");
    public static readonly FindingCode Groups = NotYet("groups", "groups as peers in policies", "以组为对端的策略");
    public static readonly FindingCode Nodes = NotYet("nodes", "node labels as peers in policies", "以节点标签为对端的策略");
    public static readonly FindingCode Requirements = NotYet("requirements", "fromRequires and toRequires", "fromRequires 与 toRequires");
    public static readonly FindingCode Icmp = NotYet("icmp", "ICMP types in policies", "策略中的 ICMP 类型");
    public static readonly FindingCode NamedPort = NotYet("named-port", "ports by name in policies", "策略中的命名端口");
    public static readonly FindingCode Authentication = NotYet("authentication", "mutual authentication", "双向认证");
    public static readonly FindingCode DefaultDeny = NotYet("default-deny", "enableDefaultDeny", "enableDefaultDeny");
    public static readonly FindingCode Host = NotYet("host", "policies of nodes", "节点策略");
    public static readonly FindingCode Ipv6 = NotYet("ipv6", "IPv6 prefixes in policies", "策略中的 IPv6 前缀");

    public static readonly FindingCode EndPortIgnored = new("policy.end-port-ignored", Severity.Warning, "Simulation/PolicySupport",
        "Policy {0} has an endPort, and Cilium {1} ignores it: only the first port of each range counts.",
        "策略 {0} 含 endPort，而 Cilium {1} 会忽略它：每个范围只有第一个端口有效。");

    public static readonly FindingCode EndPortRefused = new("policy.end-port-refused", Severity.Warning, "Simulation/PolicySupport",
        "Policy {0} has an endPort, and Cilium {1} therefore refuses the whole policy: nothing of it is enforced.",
        "策略 {0} 含 endPort，Cilium {1} 因此拒绝整条策略：其内容均不生效。");

    public static ImmutableArray<FindingCode> All { get; } =
    [
        L7, Fqdn, Services, Groups, Nodes, Requirements, Icmp, NamedPort, Authentication, DefaultDeny, Host, Ipv6, EndPortIgnored, EndPortRefused,
    ];

    private static FindingCode NotYet(string feature, string english, string chinese) => new(
        $"not-modelled.policy-{feature}", Severity.Error, "Simulation/PolicySupport",
        $"This build does not model {english} ({{0}}).",
        $"本版本尚未对{chinese}建模（{{0}}）。");
}
