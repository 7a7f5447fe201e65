using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Simulation.Traps;

/// <summary>What people get wrong about what a configuration turns on, what is on a node, and what versions changed.</summary>
public sealed class StateTrapTests
{
    [Fact]
    public void ReplacementOffForcesLegacyHostRoutingWithoutALogOfItsOwn()
    {
        var off = Decided("");
        var iptables = Decided("kubeProxyReplacement=strict");

        Assert.Equal("host-routing.legacy.node-port-off", off.Code);
        Assert.DoesNotContain('"', FindingTexts.Message(off, Language.English));
        Assert.Contains("\"BPF host routing requires", FindingTexts.Message(iptables, Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tunnel=disabled,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,"), InlineData("")]
    public void BpfMasqueradeAloneTurnsBpfHostRoutingOn(string routing)
    {
        var without = Resolve(routing + "kubeProxyReplacement=strict").Summary;
        var with = Resolve(routing + "kubeProxyReplacement=strict,bpf.masquerade=true").Summary;

        Assert.Equal((HostRouting.Legacy, Masquerading.Iptables), (without.HostRouting, without.Masquerading));
        Assert.Equal((HostRouting.Bpf, Masquerading.Bpf), (with.HostRouting, with.Masquerading));
        Assert.Equal(without with { Devices = null }, with with { Devices = null, HostRouting = HostRouting.Legacy, Masquerading = Masquerading.Iptables });
        Assert.Equal(without.Devices, with.Devices);
    }

    [Theory]
    [InlineData("b", true), InlineData("c", false)]
    public void ConntrackKnowsPodsWithLegacyHostRoutingAndNotWithBpf(string letter, bool isKnown)
    {
        var hops = Playground.Curl(letter, "client", "server-b").Trace.Packets.SelectMany(packet => packet.Hops).ToList();

        Assert.Equal(isKnown, hops.Any(hop => hop.Evidence.Any(evidence => evidence.Source == "conntrack -L"
            && evidence.Entry.Contains($"src={Playground.Address("client")} dst={Playground.Address("server-b")}", StringComparison.Ordinal))));
        Assert.Equal(isKnown, hops.Any(hop => hop.Stage is >= Stage.NfPrerouting and <= Stage.NfPostrouting));
    }

    [Theory]
    [InlineData("a"), InlineData("c"), InlineData("d"), InlineData("f")]
    public void LocalRuleIsAtPriority100(string letter)
    {
        var cluster = Playground.Ping(letter, "client", "server-b").Answer.Cluster!;
        var rules = cluster.Of(cluster.Index.Node("node-a")!).Host.Routing.Rules;

        Assert.Equal(100, Assert.Single(rules, rule => rule.Entry.Contains("lookup local", StringComparison.Ordinal)).Priority);
        Assert.DoesNotContain(rules, rule => rule.Priority == 0);
        Assert.All(rules.Where(rule => rule.MarkMask != 0), rule => Assert.True(rule.Priority < 100));
    }

    [Fact]
    public void TtlThatDiesInAProgramIsSilent()
    {
        var silent = Playground.Ping("c", "client", "server-b", ttl: 1).Trace;

        Assert.Equal((Disposition.Dropped, "from-container"), (silent.Disposition, silent.Packets[^1].Hops[^1].Program));
        Assert.Equal("*", Playground.Probe("c", "client", "server-b", 1));
        Assert.Equal("*", Playground.Probe("c", "client", "server-b", 2));
        Assert.Equal("*", Playground.Probe("b", "client", "server-b", 1));
        Assert.Equal(Playground.Address("router/node-a"), Playground.Probe("b", "client", "server-b", 2));
    }

    [Theory]
    [InlineData("1.15.0", false), InlineData("1.16.0", true)]
    public void NetkitAndTcxCameWith116(string version, bool isThere)
    {
        var netkit = Resolve("kubeProxyReplacement=true,bpf.masquerade=true,bpf.datapathMode=netkit", version);
        var view = Playground.In(version, Playground.NewFull, new FlowRequest(FlowKind.Ping, "client", "server-a"));

        Assert.Equal(isThere, netkit.Datapath?.PodDevice == PodDevice.Netkit);
        Assert.Equal(
            isThere ? "bpftool net" : "tc filter show dev",
            Assert.Single(view.Trace.Packets[0].Hops, hop => hop.Program == "from-container").Evidence[0].Source[..(isThere ? 11 : 18)]);
    }

    // Up to 1.17 the tunnel carries ESP; in 1.18 ESP carries the tunnel, which the receiver's eth0 shows once decrypted.
    [Fact]
    public void TunnelMovedIntoEspWith118()
    {
        const string Ipsec = "encryption.enabled=true,encryption.type=ipsec";
        List<LayerKind> Carried(string version, string tap, int sighting) =>
        [
            .. Dissector.Dissect(
                Playground.In(version, Ipsec, new FlowRequest(FlowKind.Ping, "client", "server-b"))[tap].Sightings[sighting].Frame.Span, FrameStart.Ethernet)
                .Select(layer => layer.Kind),
        ];

        var older = Carried("1.17.0", "clientNode.eth0", 0);
        Assert.InRange(older.IndexOf(LayerKind.Vxlan), 0, older.IndexOf(LayerKind.Esp));
        Assert.DoesNotContain(LayerKind.Vxlan, Carried("1.18.0", "clientNode.eth0", 0));
        Assert.Contains(LayerKind.Esp, Carried("1.18.0", "serverNode.eth0", 0));
        Assert.Contains(LayerKind.Vxlan, Carried("1.18.0", "serverNode.eth0", 1));
    }

    private static Finding Decided(string set) => Resolve(set).Findings.Single(finding => finding.Decides == "hostRouting");

    private static ConfigResolution Resolve(string set, string version = "1.13.0") => DatapathEngine.Resolve(
        Labs.Load(Labs.Playground),
        new HelmRequest { Reset = true, Version = CiliumVersion.Parse(version), Kernel = KernelVersion.Parse("6.8"), Set = set.Length == 0 ? [] : [set.TrimEnd(',')] }).Config;
}
