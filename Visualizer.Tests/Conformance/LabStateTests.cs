using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Topology;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Conformance;

/// <summary>The acceptance vectors that are a command's output: the state behind it, lab by lab.</summary>
public sealed class LabStateTests
{
    private static readonly Lab Ebpf = Lab.Of('A'), Kpr = Lab.Of('B'), Ipsec = Lab.Of('C'), Vxlan = Lab.Of('D');

    // 5: three frontends of one service, and netfilter knows nothing of its port.
    [Fact]
    public void V05_Ebpf_NodePort_IsInTheServiceMapAndNowhereElse()
    {
        var node = Ebpf.NodeDatapath("worker2");

        var frontends = node.Maps.Services.Entries.Where(entry => entry.Service.Name == "serversvc").ToList();

        Assert.Equal([(5, "10.96.93.201", 8080), (6, "172.18.0.2", 32000), (7, "0.0.0.0", 32000)], frontends.Select(entry => (entry.Id, entry.Ip.ToString(), entry.Port)));
        Assert.All(frontends, entry => Assert.Equal(["10.0.0.72", "10.0.2.202", "10.0.1.63"], entry.Backends.Select(backend => backend.Ip.ToString())));
        Assert.All(frontends, entry => Assert.All(entry.Backends, backend => Assert.Equal(80, backend.Port)));
        Assert.DoesNotContain("32000", IptablesSaveText.Of(node.Host.Netfilter!), StringComparison.Ordinal);
        Assert.Empty(TrafficTrace.Conntrack(TrafficTrace.Of(Ebpf, "curl net 172.18.0.2:32000 evescn-q7xhn"), node.Node.Name));
    }

    // 7
    [Fact]
    public void V07_Ebpf_Status_IsStrictBpfBpf() => AssertStatus(
        Ebpf.Status("worker"), "Strict   [eth0 172.18.0.3 (Direct Routing)]", "BPF", "BPF   [eth0]   10.0.0.0/8 [IPv4: Enabled, IPv6: Disabled]", "Disabled");

    // 11: legacy host routing tracks the pods' own addresses.
    [Fact]
    public void V11_Kpr_Conntrack_HasTheDirectFlowUntranslated()
    {
        var trace = TrafficTrace.Of(Kpr, "curl net 172.18.0.2:32000 cilium-with-replacement-xtzwx");

        var entry = RunFields.Conntrack(Assert.Single(TrafficTrace.Conntrack(trace, Kpr.Node("worker2").Name)));

        Assert.Equal(
            "tcp 6 SECONDS TIME_WAIT src=10.0.2.32 dst=10.0.1.15 sport=PORT dport=80 src=10.0.1.15 dst=10.0.2.32 sport=80 dport=PORT [ASSURED] mark=0 use=1", entry);
        Assert.DoesNotContain("32000", IptablesSaveText.Of(Kpr.NodeDatapath("worker2").Host.Netfilter!), StringComparison.Ordinal);
    }

    // 12
    [Theory]
    [InlineData("control-plane", "172.18.0.4")]
    [InlineData("worker", "172.18.0.3")]
    [InlineData("worker2", "172.18.0.2")]
    public void V12_Kpr_Status_IsStrictLegacyIptables(string node, string ip) => AssertStatus(
        Kpr.Status(node), $"Strict   [eth0 {ip} (Direct Routing)]", "Legacy", "IPTables [IPv4: Enabled, IPv6: Disabled]", "Disabled");

    // 15: the listings themselves are in the ledger; here what they mean.
    [Fact]
    public void V15_Ipsec_Marks_LeadToTable200AndToOneStatePerNode()
    {
        var host = Ipsec.NodeDatapath("worker").Host;

        Assert.Equal("cilium_host", host.Routing.Lookup(Ipv4Address.Parse("10.0.0.249"), new Mark(0x3e00)).Route!.Device.Name);
        Assert.Equal("eth0", host.Routing.Lookup(Ipv4Address.Parse("10.0.0.40"), Mark.None).Route!.Device.Name);
        Assert.Equal(RouteType.Local, host.Routing.Lookup(Ipv4Address.Parse("10.0.1.138"), new Mark(0xd00)).Route!.Type);
        Assert.Equal(["10.0.2.52", "10.0.0.40", "10.0.1.138"], host.Xfrm!.States.Select(state => state.Destination.ToString()));
        Assert.All(host.Xfrm.States, state => Assert.Equal(3u, state.Spi));
        Assert.Equal(5, host.Xfrm.Policies.Length);
    }

    // 16: the reply's tuple ends at the node, so the backend answers the node and the node undoes both translations.
    [Fact]
    public void V16_Ipsec_NodePort_IsInNetfilterAndNotInTheServiceMap()
    {
        var node = Ipsec.NodeDatapath("worker");
        var trace = TrafficTrace.Of(Ipsec, "curl net 172.18.0.3:32000 cni-fcnh6");

        var rules = IptablesSaveText.Of(node.Host.Netfilter!).Split('\n').Where(line => line.Contains("32000", StringComparison.Ordinal)).ToList();
        var entry = RunFields.Conntrack(Assert.Single(TrafficTrace.Conntrack(trace, node.Node.Name)));

        Assert.Equal(2, rules.Count);
        Assert.All(rules, rule => Assert.Contains("KUBE-SVC-CU7F3MNN62CF4ANP", rule, StringComparison.Ordinal));
        Assert.Contains("dst=172.18.0.3 sport=PORT dport=32000 src=10.0.0.249 dst=172.18.0.3 sport=80", entry, StringComparison.Ordinal);
        Assert.DoesNotContain(node.Maps.Services.Entries, service => service.Port == 32000);
    }

    // 17
    [Fact]
    public void V17_Ipsec_Status_IsDisabledLegacyIptablesIpsec() => AssertStatus(
        Ipsec.Status("worker2"), "Disabled   ", "Legacy", "IPTables [IPv4: Enabled, IPv6: Disabled]", "IPsec");

    // 21
    [Fact]
    public void V21_Vxlan_PodRoutes_CarryTheOverlaysMtu() => Assert.Equal(
        ["default via 10.0.2.194 dev eth0 mtu 1450", "10.0.2.194 dev eth0 scope link"],
        Vxlan.NodeDatapath("worker").Find("pod/net")!.Routing.Tables.Single(table => table.Number == Route.Main).Routes.Select(route => route.Entry.TrimEnd()));

    // 22: one row for each other node; the node itself has none.
    [Fact]
    public void V22_Vxlan_TunnelMap_LeadsToTheOtherNodes()
    {
        var tunnel = Vxlan.NodeDatapath("worker").Maps.Tunnel;

        Assert.Equal(
            [("10.0.0.0/24", "172.18.0.2"), ("10.0.1.0/24", "172.18.0.4")],
            tunnel.Entries.Select(entry => (entry.PodCidr.ToString(), entry.Endpoint.ToString())).Order());
        Assert.False(tunnel.TryLookup(Ipv4Address.Parse("10.0.2.119"), out _));
        Assert.Empty(Ebpf.NodeDatapath("worker").Maps.Tunnel.Entries);
    }

    // 23: no direct routing device, and without a native CIDR only the node's own pods are exempt.
    [Fact]
    public void V23_Vxlan_Status_IsStrictBpfAndNamesTheNodesPodCidr() => AssertStatus(
        Vxlan.Status("worker2"), "Strict   [eth0 172.18.0.2]", "BPF", "BPF   [eth0]   10.0.0.0/24 [IPv4: Enabled, IPv6: Disabled]", "Disabled");

    [Fact]
    public void Configurations_OfTheLabs_AreWhatTheStatusSays()
    {
        Assert.Equal((HostRouting.Bpf, Masquerading.Bpf, false), InForce(Ebpf));
        Assert.Equal((HostRouting.Legacy, Masquerading.Iptables, false), InForce(Kpr));
        Assert.Equal((HostRouting.Legacy, Masquerading.Iptables, false), InForce(Ipsec));
        Assert.Equal((HostRouting.Bpf, Masquerading.Bpf, true), InForce(Vxlan));
        Assert.Equal([1500, 1500, 1423, 1450], Lab.All.Select(lab => lab.Datapath.Config.PodMtu));
    }

    private static (HostRouting HostRouting, Masquerading Masquerading, bool Tunnel) InForce(Lab lab) =>
        (lab.Datapath.Config.HostRouting, lab.Datapath.Config.Masquerading, lab.Datapath.Config.Tunnel);

    private static void AssertStatus(string status, string replacement, string hostRouting, string masquerading, string encryption)
    {
        Assert.Contains($"\nKubeProxyReplacement:    {replacement}\n", status, StringComparison.Ordinal);
        Assert.Contains($"\nHost Routing:            {hostRouting}\n", status, StringComparison.Ordinal);
        Assert.Contains($"\nMasquerading:            {masquerading}\n", status, StringComparison.Ordinal);
        Assert.Contains($"\nEncryption:              {encryption}\n", status, StringComparison.Ordinal);
    }
}
