using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Tests.Kernel.Netfilter;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Provisioning;

public class CiliumIptablesFeatureTests
{
    [Fact]
    public void PostNat_NativeWithIptablesMasquerade_ExcludesClusterNodes() => Assert.Equal(
        [
            "-A CILIUM_POST_nat -s 10.0.2.0/24 -m set --match-set cilium_node_set_v4 dst -m comment --comment \"exclude traffic to cluster nodes from masquerade\" -j ACCEPT",
            "-A CILIUM_POST_nat -s 10.0.2.0/24 ! -d 10.0.0.0/8 ! -o cilium_+ -m comment --comment \"cilium masquerade non-cluster\" -j MASQUERADE",
            "-A CILIUM_POST_nat -m mark --mark 0xa00/0xe00 -m comment --comment \"exclude proxy return traffic from masquerade\" -j ACCEPT",
            "-A CILIUM_POST_nat -s 127.0.0.1/32 -o cilium_host -m comment --comment \"cilium host->cluster from 127.0.0.1 masquerade\" -j SNAT --to-source 10.0.2.184",
            "-A CILIUM_POST_nat -o cilium_host -m mark --mark 0xf00/0xf00 -m conntrack --ctstate DNAT -m comment --comment \"hairpin traffic that originated from a local pod\" -j SNAT --to-source 10.0.2.184",
        ],
        Lines(new NodeUnderTest(Labs.Kpr, "worker2"), NetfilterTable.Nat, "CILIUM_POST_nat"));

    [Fact]
    public void PostNat_TunnelWithIptablesMasquerade_SnatsWhatEntersTheOverlay()
    {
        var node = new NodeUnderTest(Labs.Vxlan, "worker2", "kubeProxyReplacement=disabled", "bpf.masquerade=false");

        Assert.Equal(
            [
                "-A CILIUM_POST_nat -s 10.0.0.0/24 ! -d 10.0.0.0/24 ! -o cilium_+ -m comment --comment \"cilium masquerade non-cluster\" -j MASQUERADE",
                "-A CILIUM_POST_nat -m mark --mark 0xa00/0xe00 -m comment --comment \"exclude proxy return traffic from masquerade\" -j ACCEPT",
                "-A CILIUM_POST_nat ! -s 10.0.0.0/24 ! -d 10.0.0.0/24 -o cilium_host -m comment --comment \"cilium host->cluster masquerade\" -j SNAT --to-source 10.0.0.109",
                "-A CILIUM_POST_nat -s 127.0.0.1/32 -o cilium_host -m comment --comment \"cilium host->cluster from 127.0.0.1 masquerade\" -j SNAT --to-source 10.0.0.109",
                "-A CILIUM_POST_nat -o cilium_host -m mark --mark 0xf00/0xf00 -m conntrack --ctstate DNAT -m comment --comment \"hairpin traffic that originated from a local pod\" -j SNAT --to-source 10.0.0.109",
            ],
            Lines(node, NetfilterTable.Nat, "CILIUM_POST_nat"));
        Assert.Empty(node.Rules.Sets);
    }

    [Fact]
    public void PostNat_BpfMasquerade_IsEmpty() =>
        Assert.Empty(Lines(new NodeUnderTest(Labs.Ebpf, "worker2"), NetfilterTable.Nat, "CILIUM_POST_nat"));

    [Fact]
    public void Forward_WithoutIpsec_AcceptsCiliumsDevicesInThePublishedOrder() => Assert.Equal(
        [
            "-A CILIUM_FORWARD -o cilium_host -m comment --comment \"cilium: any->cluster on cilium_host forward accept\" -j ACCEPT",
            "-A CILIUM_FORWARD -i cilium_host -m comment --comment \"cilium: cluster->any on cilium_host forward accept (nodeport)\" -j ACCEPT",
            "-A CILIUM_FORWARD -i lxc+ -m comment --comment \"cilium: cluster->any on lxc+ forward accept\" -j ACCEPT",
            "-A CILIUM_FORWARD -i cilium_net -m comment --comment \"cilium: cluster->any on cilium_net forward accept (nodeport)\" -j ACCEPT",
        ],
        Lines(new NodeUnderTest(Labs.Kpr, "worker2"), NetfilterTable.Filter, "CILIUM_FORWARD"));

    [Fact]
    public void Output_MarksWhatTheHostSends() => Assert.Equal(
        [
            "-A CILIUM_OUTPUT -m mark --mark 0xa00/0xfffffeff -m comment --comment \"cilium: ACCEPT for proxy return traffic\" -j ACCEPT",
            "-A CILIUM_OUTPUT -m mark ! --mark 0xe00/0xf00 -m mark ! --mark 0xd00/0xf00 -m mark ! --mark 0xa00/0xe00 -m comment --comment \"cilium: host->any mark as from host\" -j MARK --set-xmark 0xc00/0xf00",
        ],
        Lines(new NodeUnderTest(Labs.Kpr, "worker2"), NetfilterTable.Filter, "CILIUM_OUTPUT"));

    [Fact]
    public void Raw_IpsecLab_DoesNotTrackMarkedPackets()
    {
        var node = new NodeUnderTest(Labs.Ipsec, "-worker");

        Assert.Equal(
            [
                "-A CILIUM_PRE_raw -m mark --mark 0xd00/0xf00 -m comment --comment \"cilium-xfrm-notrack:\" -j CT --notrack",
                "-A CILIUM_PRE_raw -m mark --mark 0xe00/0xf00 -m comment --comment \"cilium-xfrm-notrack:\" -j CT --notrack",
                "-A CILIUM_PRE_raw -m mark --mark 0x200/0xf00 -m comment --comment \"cilium: NOTRACK for proxy traffic\" -j CT --notrack",
            ],
            Lines(node, NetfilterTable.Raw, "CILIUM_PRE_raw"));
        Assert.Equal(
            "-A CILIUM_FORWARD -m mark --mark 0xd00/0xf00 -m comment --comment \"exclude xfrm marks from filter CILIUM_FORWARD chain\" -j ACCEPT",
            Lines(node, NetfilterTable.Filter, "CILIUM_FORWARD")[0]);
    }

    [Fact]
    public void NodeSet_HasTheOtherNodes()
    {
        var node = new NodeUnderTest(Labs.Kpr, "worker2");
        var set = Assert.Single(node.Rules.Sets);

        Assert.Equal("cilium_node_set_v4", set.Name);
        Assert.Equal(["172.18.0.3", "172.18.0.4"], set.Members.Select(member => member.ToString()).Order(StringComparer.Ordinal));
        Assert.All(set.Members, member => Assert.True(set.Contains(member)));
        Assert.False(set.Contains(node.Datapath.Node.Ip));
        Assert.False(set.Contains(node.Datapath.Node.RouterIp));
    }

    [Theory]
    [InlineData(Labs.Ebpf)]
    [InlineData(Labs.Kpr)]
    [InlineData(Labs.Ipsec)]
    [InlineData(Labs.Vxlan)]
    public void Feeders_AreTheFirstRulesOfTheirHooks(string lab)
    {
        var node = new NodeUnderTest(lab, "worker2");

        foreach (var (table, hook, chain) in new[]
        {
            (NetfilterTable.Filter, "INPUT", "CILIUM_INPUT"), (NetfilterTable.Filter, "FORWARD", "CILIUM_FORWARD"),
            (NetfilterTable.Filter, "OUTPUT", "CILIUM_OUTPUT"), (NetfilterTable.Raw, "PREROUTING", "CILIUM_PRE_raw"),
            (NetfilterTable.Raw, "OUTPUT", "CILIUM_OUTPUT_raw"), (NetfilterTable.Nat, "PREROUTING", "CILIUM_PRE_nat"),
            (NetfilterTable.Nat, "OUTPUT", "CILIUM_OUTPUT_nat"), (NetfilterTable.Nat, "POSTROUTING", "CILIUM_POST_nat"),
            (NetfilterTable.Mangle, "PREROUTING", "CILIUM_PRE_mangle"), (NetfilterTable.Mangle, "POSTROUTING", "CILIUM_POST_mangle"),
        })
        {
            Assert.Equal($"-A {hook} -m comment --comment \"cilium-feeder: {chain}\" -j {chain}", Lines(node, table, hook)[0]);
        }
    }

    internal static IReadOnlyList<string> Lines(NodeUnderTest node, NetfilterTable table, string chain) =>
        [.. node.Rules.Find(table, chain)!.Rules.Select(rule => rule.Entry)];
}
