using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>kube-proxy's chains in iptables mode: ClusterIPs and NodePorts, one backend per connection.</summary>
/// <remarks>
/// Source: <c>pkg/proxy/iptables/proxier.go syncProxyRules</c> of Kubernetes 1.23 and 1.24. Without <c>--cluster-cidr</c>, as in the labs.
/// Rules of a service port are made when a packet is addressed to it, or when somebody lists them.
/// </remarks>
internal sealed class KubeProxyIptablesFeature : IDatapathFeature
{
    private const string Services = KubeProxyPort.Services, NodePorts = KubeProxyPort.NodePorts, ExternalServices = KubeProxyPort.ExternalServices;
    private const string LoadBalancerFirewall = KubeProxyPort.LoadBalancerFirewall, MarkMasq = KubeProxyPort.MarkMasq, MarkDrop = KubeProxyPort.MarkDrop;
    private const string Postrouting = "KUBE-POSTROUTING", Firewall = "KUBE-FIREWALL";
    private const uint MasqueradeBit = 0x4000, DropBit = 0x8000;

    private static readonly DropReason NoLocalBackend = new(Disposition.Unreachable, null);

    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => config.KubeProxy;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        var rules = node.Netfilter;
        AddFixedChains(rules);
        AddFilterChains(rules);
        var (self, services, version, chains) =
            (node.Node, node.Cluster.Services, node.Cluster.Cluster.KubernetesVersion, rules.Chains(NetfilterTable.Nat));
        var ports = new Memo<PortOfService, KubeProxyPort>(port => new KubeProxyPort(self, version, port, chains));
        foreach (var (table, chain) in KubeProxyPort.SharedChains)
        {
            Func<PortOfService, ChainStep[]> steps = port => ports[port].StepsIn(table, chain);
            rules.Append(table, chain, new RulesByDestination(
                services.All.SelectMany(port => ports[port].RulesIn(table, chain)),
                (ip, protocol, number) => Find(services, ip, protocol, number, steps)));
        }

        rules.AddFurther(NetfilterTable.Nat, services.All.SelectMany(port => ports[port].Chains));
        rules.Append(NetfilterTable.Nat, Services, new Rule
        {
            Matches =
            [
                new RuleMatch.Comment("kubernetes service nodeports; NOTE: this must be the last rule in this chain"),
                new RuleMatch.LocalAddress(),
            ],
            Target = new RuleTarget.Jump(NodePorts),
        });
    }

    private static ChainStep[] Find(
        ServiceIndex services, Ipv4Address ip, int protocol, int number, Func<PortOfService, ChainStep[]> steps)
    {
        var found = services.At(ip, protocol, number) is { } port ? steps(port) : [];
        return found.Length == 0 && services.AtNodePort(protocol, number) is { } nodePort ? steps(nodePort) : found;
    }

    private static void AddFixedChains(RulesetBuilder rules)
    {
        foreach (var hook in (ReadOnlySpan<string>)["PREROUTING", "OUTPUT"])
        {
            rules.Append(NetfilterTable.Nat, hook, Commented("kubernetes service portals", Services));
        }

        rules.Append(NetfilterTable.Nat, "POSTROUTING", Commented("kubernetes postrouting rules", Postrouting));
        rules.Append(NetfilterTable.Nat, MarkMasq, new Rule { Target = new RuleTarget.SetMark(MasqueradeBit, MasqueradeBit), Code = NetfilterCodes.MarkedForMasquerade });
        rules.Append(NetfilterTable.Nat, MarkDrop, new Rule { Target = new RuleTarget.SetMark(DropBit, DropBit) });
        rules.Append(NetfilterTable.Nat, Postrouting, new Rule
        {
            Matches = [new RuleMatch.MarkIs(MasqueradeBit, MasqueradeBit, IsNegated: true)],
            Target = new RuleTarget.Return(),
        });
        rules.Append(NetfilterTable.Nat, Postrouting, new Rule { Target = new RuleTarget.SetMark(MasqueradeBit, 0) });
        rules.Append(NetfilterTable.Nat, Postrouting, new Rule
        {
            Matches = [new RuleMatch.Comment("kubernetes service traffic requiring SNAT")],
            Target = new RuleTarget.Masquerade(IsRandomFully: true),
            Code = NetfilterCodes.MasqueradeService,
        });
        rules.Declare(NetfilterTable.Nat, NodePorts);

        foreach (var hook in (ReadOnlySpan<string>)["INPUT", "OUTPUT"])
        {
            rules.Append(NetfilterTable.Filter, hook, new Rule { Target = new RuleTarget.Jump(Firewall) });
        }

        rules.Append(NetfilterTable.Filter, Firewall, new Rule
        {
            Matches =
            [
                new RuleMatch.Comment("kubernetes firewall for dropping marked packets"),
                new RuleMatch.MarkIs(DropBit, DropBit),
            ],
            Target = new RuleTarget.Drop(),
            Code = NetfilterCodes.DroppedNoLocalBackend,
            Reason = NoLocalBackend,
        });
    }

    // The filter table's own KUBE-SERVICES holds nothing but the services without backends.
    private static void AddFilterChains(RulesetBuilder rules)
    {
        foreach (var chain in (ReadOnlySpan<string>)[Services, ExternalServices, LoadBalancerFirewall])
        {
            rules.Declare(NetfilterTable.Filter, chain);
        }

        foreach (var hook in (ReadOnlySpan<string>)["INPUT", "FORWARD"])
        {
            rules.Append(NetfilterTable.Filter, hook, OnNew("kubernetes load balancer firewall", LoadBalancerFirewall));
            rules.Append(NetfilterTable.Filter, hook, OnNew("kubernetes externally-visible service portals", ExternalServices));
        }

        foreach (var hook in (ReadOnlySpan<string>)["FORWARD", "OUTPUT"])
        {
            rules.Append(NetfilterTable.Filter, hook, OnNew("kubernetes service portals", Services));
        }
    }

    private static Rule OnNew(string comment, string chain) => new()
    {
        Matches = [new RuleMatch.NewConnection(), new RuleMatch.Comment(comment)],
        Target = new RuleTarget.Jump(chain),
    };

    private static Rule Commented(string comment, string chain) => new()
    {
        Matches = [new RuleMatch.Comment(comment)],
        Target = new RuleTarget.Jump(chain),
    };
}
