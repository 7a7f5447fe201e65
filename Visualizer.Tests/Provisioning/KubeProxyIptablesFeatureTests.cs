using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Provisioning.Features;
using Visualizer.Engine.Topology;
using Visualizer.Tests.Kernel.Netfilter;
using Visualizer.Tests.Support;
using static Visualizer.Tests.Provisioning.CiliumIptablesFeatureTests;

namespace Visualizer.Tests.Provisioning;

public class KubeProxyIptablesFeatureTests
{
    private readonly NodeUnderTest _node = new(Labs.Ipsec, "-worker");

    // The first is the IPsec lab's; the others are on many clusters.
    [Theory]
    [InlineData("default", "serversvc", "cni", "CU7F3MNN62CF4ANP")]
    [InlineData("default", "kubernetes", "https", "NPX46M4PTMTKRN6Y")]
    [InlineData("kube-system", "kube-dns", "dns-tcp", "ERIFXISQEP7F7OF4")]
    [InlineData("kube-system", "hubble-relay", "", "DZSQUIY5BXN7HSA3")]
    public void OfPort_IsTheHashThatKubeProxyMakes(string ns, string service, string port, string digits) =>
        Assert.Equal(digits, ServiceChainNames.OfPort(Service(ns, service), Port(port)));

    [Fact]
    public void OfBackend_IsTheHashThatKubeProxyMakes()
    {
        Assert.Equal("Y5LSJLRXX3OJOFLV", ServiceChainNames.OfBackend(Service("default", "kubernetes"), Port("https"), "172.28.8.138:6443"));
        Assert.Equal("Q5DFUOU55OKTF7SL", ServiceChainNames.OfBackend(Service("kube-system", "kube-dns"), Port("dns-tcp"), "10.0.1.248:53"));
        Assert.Equal("SZOBJIZ4TCVR33ZB", ServiceChainNames.OfBackend(Service("kube-system", "hubble-relay"), Port(""), "10.0.1.32:4245"));
    }

    [Fact]
    public void Save_GrepNodePort_IsTheLabsTwoLines() => Assert.Equal(
        [
            "-A KUBE-NODEPORTS -p tcp -m comment --comment \"default/serversvc:cni\" -m tcp --dport 32000 -j KUBE-SVC-CU7F3MNN62CF4ANP",
            "-A KUBE-SVC-CU7F3MNN62CF4ANP -p tcp -m comment --comment \"default/serversvc:cni\" -m tcp --dport 32000 -j KUBE-MARK-MASQ",
        ],
        IptablesSaveText.Of(_node.Rules).Split('\n').Where(line => line.Contains("32000", StringComparison.Ordinal)));

    [Fact]
    public void Save_StrictReplacement_HasNoKubeProxyChain() =>
        Assert.DoesNotContain("KUBE-", IptablesSaveText.Of(new NodeUnderTest(Labs.Kpr, "worker2").Rules), StringComparison.Ordinal);

    [Fact]
    public void ServiceChain_TwoBackends_SharesByStatistic()
    {
        var lines = Lines(_node, NetfilterTable.Nat, "KUBE-SVC-CU7F3MNN62CF4ANP");

        Assert.Equal(3, lines.Count);
        Assert.StartsWith(
            "-A KUBE-SVC-CU7F3MNN62CF4ANP -m comment --comment \"default/serversvc:cni\" -m statistic --mode random --probability 0.50000000000 -j KUBE-SEP-",
            lines[1], StringComparison.Ordinal);
        Assert.StartsWith("-A KUBE-SVC-CU7F3MNN62CF4ANP -m comment --comment \"default/serversvc:cni\" -j KUBE-SEP-", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void BackendChain_MarksItsOwnTrafficAndTranslates()
    {
        var endpoint = _node.Rules.ChainsOf(NetfilterTable.Nat).Single(
            chain => chain.Name.StartsWith("KUBE-SEP-", StringComparison.Ordinal)
                && chain.Rules.Any(rule => rule.Target == new RuleTarget.Dnat(Ipv4Address.Parse("10.0.0.249"), 80)));

        Assert.Equal(
            [
                $"-A {endpoint.Name} -s 10.0.0.249/32 -m comment --comment \"default/serversvc:cni\" -j KUBE-MARK-MASQ",
                $"-A {endpoint.Name} -p tcp -m comment --comment \"default/serversvc:cni\" -m tcp -j DNAT --to-destination 10.0.0.249:80",
            ],
            endpoint.Rules.Select(rule => rule.Entry));
    }

    [Fact]
    public void Postrouting_ClearsTheMarkThenMasquerades() => Assert.Equal(
        [
            "-A KUBE-POSTROUTING -m mark ! --mark 0x4000/0x4000 -j RETURN",
            "-A KUBE-POSTROUTING -j MARK --set-xmark 0x4000/0x0",
            "-A KUBE-POSTROUTING -m comment --comment \"kubernetes service traffic requiring SNAT\" -j MASQUERADE --random-fully",
        ],
        Lines(_node, NetfilterTable.Nat, "KUBE-POSTROUTING"));

    [Fact]
    public void Services_NodePortsComeLastAndClusterIpsBefore()
    {
        var lines = Lines(_node, NetfilterTable.Nat, "KUBE-SERVICES");

        Assert.Contains(
            "-A KUBE-SERVICES -d 10.96.142.173/32 -p tcp -m comment --comment \"default/serversvc:cni cluster IP\" -m tcp --dport 80 -j KUBE-SVC-CU7F3MNN62CF4ANP",
            lines);
        Assert.Equal(
            "-A KUBE-SERVICES -m comment --comment \"kubernetes service nodeports; NOTE: this must be the last rule in this chain\" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS",
            lines[^1]);
    }

    [Fact]
    public void Hooks_CiliumComesBeforeKubeProxy() => Assert.Equal(
        [
            "-A POSTROUTING -m comment --comment \"cilium-feeder: CILIUM_POST_nat\" -j CILIUM_POST_nat",
            "-A POSTROUTING -m comment --comment \"kubernetes postrouting rules\" -j KUBE-POSTROUTING",
        ],
        Lines(_node, NetfilterTable.Nat, "POSTROUTING"));

    [Fact]
    public void Save_NatTable_DeclaresHooksFirstThenChainsByName()
    {
        var lines = IptablesSaveText.Of(_node.Rules).Split('\n');
        var nat = lines.SkipWhile(line => line != "*nat").TakeWhile(line => line != "COMMIT").ToList();
        var declared = nat.Where(line => line[0] == ':').ToList();
        var custom = declared.Skip(4).ToList();

        Assert.Equal([":PREROUTING ACCEPT [0:0]", ":INPUT ACCEPT [0:0]", ":OUTPUT ACCEPT [0:0]", ":POSTROUTING ACCEPT [0:0]"], declared.Take(4));
        Assert.Equal(":CILIUM_OUTPUT_nat - [0:0]", custom[0]);
        Assert.Equal(custom.Order(StringComparer.Ordinal), custom);
        Assert.StartsWith("-A PREROUTING ", nat[1 + declared.Count], StringComparison.Ordinal);
    }

    [Fact]
    public void NodePort_Kubernetes124_GoesThroughAnExternalChain()
    {
        var rules = Rules("1.24.1", ExternalTrafficPolicy.Cluster, "-worker");

        Assert.Equal(
            ["-A KUBE-NODEPORTS -p tcp -m comment --comment \"default/serversvc:cni\" -m tcp --dport 32000 -j KUBE-EXT-CU7F3MNN62CF4ANP"],
            NatLines(rules, "KUBE-NODEPORTS"));
        Assert.Equal(
            [
                "-A KUBE-EXT-CU7F3MNN62CF4ANP -m comment --comment \"masquerade traffic for default/serversvc:cni external destinations\" -j KUBE-MARK-MASQ",
                "-A KUBE-EXT-CU7F3MNN62CF4ANP -j KUBE-SVC-CU7F3MNN62CF4ANP",
            ],
            NatLines(rules, "KUBE-EXT-CU7F3MNN62CF4ANP"));
        Assert.DoesNotContain(NatLines(rules, "KUBE-SVC-CU7F3MNN62CF4ANP"), line => line.Contains("KUBE-MARK-MASQ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.23.4", "KUBE-XLB-CU7F3MNN62CF4ANP")]
    [InlineData("1.24.1", "KUBE-SVL-CU7F3MNN62CF4ANP")]
    public void NodePort_LocalPolicy_OffersThisNodesBackendsOrMarksForDrop(string kubernetes, string chain)
    {
        Assert.Contains(" -j KUBE-SEP-", NatLines(Rules(kubernetes, ExternalTrafficPolicy.Local, "-worker"), chain)[^1], StringComparison.Ordinal);
        Assert.Equal(
            $"-A {chain} -m comment --comment \"default/serversvc:cni has no local endpoints\" -j KUBE-MARK-DROP",
            NatLines(Rules(kubernetes, ExternalTrafficPolicy.Local, "control-plane"), chain)[^1]);
    }

    private static IReadOnlyList<string> NatLines(Ruleset rules, string chain) =>
        [.. rules.Find(NetfilterTable.Nat, chain)!.Rules.Select(rule => rule.Entry)];

    // The IPsec lab under another Kubernetes version and another policy of its service.
    private static Ruleset Rules(string kubernetes, ExternalTrafficPolicy policy, string nodeSuffix)
    {
        var scenario = Labs.Load(Labs.Ipsec);
        var cluster = scenario.Cluster with
        {
            KubernetesVersion = kubernetes,
            Services = [.. scenario.Cluster.Services.Select(service => service.Name == "serversvc" ? service with { ExternalPolicy = policy } : service)],
        };
        var node = Assert.Single(cluster.Nodes, node => node.Name.EndsWith(nodeSuffix, StringComparison.Ordinal));
        return DatapathEngine.Provision(cluster, DatapathEngine.Resolve(scenario, HelmRequest.None).Config.Datapath!).Of(node).Host.Netfilter!;
    }

    private static Service Service(string ns, string name) => new(
        name, ns, ServiceType.ClusterIp, Ipv4Address.Parse("10.96.0.1"), null, null, ExternalTrafficPolicy.Cluster, false, [], []);

    private static ServicePort Port(string name) => new(name, TransportProtocol.Tcp, 80, 80, null, []);
}
