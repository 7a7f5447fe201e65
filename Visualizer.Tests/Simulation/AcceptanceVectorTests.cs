using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation;

/// <summary>What the four labs observed, number by number: the acceptance vectors that a walk can meet.</summary>
public class AcceptanceVectorTests
{
    private static readonly string[] CiliumDevices = ["cilium_host", "cilium_net"];

    // 1: same node, BPF host routing: each lxc tap sees only what its own pod sends.
    [Fact]
    public void V01_Ebpf_SameNode_LxcTapsSeeOnlyTheirOwnPodsTransmissions()
    {
        var trace = Labs.Ping(Labs.Ebpf, "net", "10.0.2.202");

        Assert.Equal(Disposition.Delivered, trace.Trace.Disposition);
        Assert.Equal(63, trace.Trace.Client.ReplyTtl);
        Sees(trace["client.eth0"], true, true);
        Sees(trace["client.lxc"], true, false);
        Sees(trace["server.lxc"], false, true);
        Sees(trace["server.eth0"], true, true);
        Assert.Equal("lxcbf5cb1e7ceb0", trace["client.lxc"].Place.Interface);
        Assert.Equal("lxccb7c1b078d26", trace["server.lxc"].Place.Interface);
        Assert.All(
            trace.Trace.Taps.Where(tap => !tap.Role.StartsWith("client.", StringComparison.Ordinal) && !tap.Role.StartsWith("server.", StringComparison.Ordinal)),
            tap => Sees(tap, false, false));
    }

    // 2
    [Fact]
    public void V02_Ebpf_SameNode_DestinationPodSeesLxcMacAndItsOwn()
    {
        var lines = TraceView.Lines(Labs.Ping(Labs.Ebpf, "net", "10.0.2.202")["server.eth0"]);

        Assert.StartsWith("a6:1d:2b:bd:af:60 > 7e:55:97:9f:d9:bf, ethertype IPv4 (0x0800), length 98: 10.0.2.40 > 10.0.2.202: ICMP echo request", lines[0], StringComparison.Ordinal);
    }

    // 3
    [Fact]
    public void V03_Ebpf_AcrossNodes_RedirectsSkipStackAndLxc()
    {
        var trace = Labs.Ping(Labs.Ebpf, "net", "10.0.0.72");

        Assert.Equal(62, trace.Trace.Client.ReplyTtl);
        Sees(trace["client.lxc"], true, false);
        Sees(trace["server.lxc"], false, true);
        var clientEth0 = TraceView.Lines(trace["clientNode.eth0"]);
        Assert.StartsWith("02:42:ac:12:00:02 > 02:42:ac:12:00:03,", clientEth0[0], StringComparison.Ordinal);
        Assert.StartsWith("02:42:ac:12:00:03 > 02:42:ac:12:00:02,", clientEth0[1], StringComparison.Ordinal);
        Assert.Equal(clientEth0, TraceView.Lines(trace["serverNode.eth0"]));
        Assert.Equal([63], TraceView.Ttls(trace["serverNode.eth0"], Request));
        Assert.Equal([62], TraceView.Ttls(trace["server.eth0"], Request));
        Assert.Equal(trace["serverNode.eth0"].Sightings[0].TimeNanoseconds, trace["server.eth0"].Sightings[0].TimeNanoseconds);
        Assert.True(trace["serverNode.eth0"].Sightings[0].Sequence < trace["server.eth0"].Sightings[0].Sequence);
    }

    // 4
    [Fact]
    public void V04_Ebpf_AcrossNodes_DestinationPodSeesLxcMacAndItsOwn() => Assert.StartsWith(
        "f6:1c:ec:b2:0f:ba > ca:8f:99:91:17:f2,", TraceView.Lines(Labs.Ping(Labs.Ebpf, "net", "10.0.0.72")["server.eth0"])[0], StringComparison.Ordinal);

    // 5: socket LB has rewritten the destination before the first packet exists; the kernel's conntrack never hears of the flow.
    [Theory]
    [InlineData("evescn-jzms5", "10.0.2.202")]
    [InlineData("evescn-q7xhn", "10.0.0.72")]
    public void V05_Ebpf_CurlNodePort_PodTapShowsBackend(string backend, string address)
    {
        var trace = Labs.Curl(Labs.Ebpf, "net", "172.18.0.2:32000", backend);

        Assert.Equal(Disposition.Delivered, trace.Trace.Disposition);
        Assert.Equal(12, trace.Trace.Packets.Length);
        Assert.All(TraceView.Lines(trace["client.eth0"]), line => Assert.Contains($"{address}.80", line, StringComparison.Ordinal));
        Assert.DoesNotContain(trace.Trace.Packets.SelectMany(packet => packet.Hops), hop => StageNames.Of(hop.Stage).StartsWith("nf-", StringComparison.Ordinal));
        Assert.Equal(Stage.CgroupConnect4, trace.Trace.Packets[0].Hops[0].Stage);
        Assert.Contains($"PodName: {backend} | PodIP: eth0 {address}/32", trace.Trace.Client.Output, StringComparison.Ordinal);
    }

    // 6
    [Theory]
    [InlineData("10.0.2.202")]
    [InlineData("10.0.0.72")]
    public void V06_Ebpf_CiliumHostSeesNothing(string to) => NothingOnCiliumDevices(Labs.Ping(Labs.Ebpf, "net", to));

    // 8
    [Fact]
    public void V08_Kpr_SameNode_BothLxcTapsSeeBothDirections()
    {
        var trace = Labs.Ping(Labs.Kpr, "net", "10.0.2.204");

        Assert.Equal(63, trace.Trace.Client.ReplyTtl);
        Sees(trace["client.lxc"], true, true);
        Sees(trace["server.lxc"], true, true);
        NothingOnCiliumDevices(trace);
    }

    // 9: the route leads to cilium_host, its tap sees nothing: from-host takes the packet on TC egress.
    [Fact]
    public void V09_Kpr_AcrossNodes_TtlTellsOfTwoForwards()
    {
        var trace = Labs.Ping(Labs.Kpr, "net", "10.0.1.15");

        Assert.Equal(60, trace.Trace.Client.ReplyTtl);
        Assert.Equal([64], TraceView.Ttls(trace["client.lxc"], Request));
        Assert.Equal([60], TraceView.Ttls(trace["client.lxc"], Reply));
        Assert.Equal([62], TraceView.Ttls(trace["clientNode.eth0"], Request));
        Assert.Equal([62], TraceView.Ttls(trace["clientNode.eth0"], Reply));
        Assert.Equal([62], TraceView.Ttls(trace["serverNode.eth0"], Request));
        Assert.Equal([60], TraceView.Ttls(trace["server.lxc"], Request));
        Assert.Equal([64], TraceView.Ttls(trace["server.lxc"], Reply));
        NothingOnCiliumDevices(trace);
        Assert.Contains(trace.Trace.Packets[0].Hops, hop => hop is { Stage: Stage.RouteLookup, Target: "cilium_host" });
        Assert.Contains(trace.Trace.Packets[0].Hops, hop => hop is { Stage: Stage.TcEgress, Program: "from-host", Action: HopAction.Redirect });
    }

    // 10
    [Fact]
    public void V10_Kpr_AcrossNodes_DestinationPodSeesLxcMacAndItsOwn() => Assert.StartsWith(
        "be:06:69:82:a0:bc > 6a:25:e6:a2:a8:ec,", TraceView.Lines(Labs.Ping(Labs.Kpr, "net", "10.0.1.15")["server.eth0"])[0], StringComparison.Ordinal);

    // 11: legacy host routing goes through conntrack, under the backend's address.
    [Fact]
    public void V11_Kpr_CurlNodePort_PodTapShowsBackendAndConntrackThePods()
    {
        var trace = Labs.Curl(Labs.Kpr, "net", "172.18.0.2:32000", "cilium-with-replacement-xtzwx");

        Assert.All(TraceView.Lines(trace["client.eth0"]), line => Assert.Contains("10.0.1.15.80", line, StringComparison.Ordinal));
        var conntrack = trace.Trace.Packets.SelectMany(packet => packet.Hops).SelectMany(hop => hop.Evidence)
            .Where(evidence => evidence.Source == "conntrack -L").Select(evidence => evidence.Entry).ToList();
        Assert.Contains(conntrack, entry => entry.Contains("src=10.0.2.32 dst=10.0.1.15", StringComparison.Ordinal));
        Assert.DoesNotContain(conntrack, entry => entry.Contains("32000", StringComparison.Ordinal));
    }

    // 13
    [Fact]
    public void V13_Ipsec_AcrossNodes_EspCrossesCiliumHostOnTheWayOutOnly()
    {
        var trace = Labs.Ping(Labs.Ipsec, "net", "10.0.0.249");

        Assert.Equal(61, trace.Trace.Client.ReplyTtl);
        foreach (var device in CiliumDevices)
        {
            var tap = trace["clientNode." + device];
            Sees(tap, true, false);
            Assert.StartsWith(
                "12:3d:af:49:19:f5 > 12:3d:af:49:19:f5, ethertype IPv4 (0x0800), length 154: 10.0.1.138 > 10.0.0.40: ESP(spi=0x00000003,seq=0x1), length 120",
                Assert.Single(TraceView.Lines(tap)), StringComparison.Ordinal);
            Assert.Equal(device == "cilium_host", tap.Sightings[0].IsOutgoing);
        }

        var eth0 = TraceView.Lines(trace["clientNode.eth0"]);
        Assert.StartsWith("02:42:ac:12:00:03 > 02:42:ac:12:00:04, ethertype IPv4 (0x0800), length 154: 10.0.1.138 > 10.0.0.40: ESP(spi=0x00000003,seq=0x1), length 120", eth0[0], StringComparison.Ordinal);
        Assert.StartsWith("02:42:ac:12:00:04 > 02:42:ac:12:00:03, ethertype IPv4 (0x0800), length 154: 10.0.0.40 > 10.0.1.138: ESP(spi=0x00000003,seq=0x1), length 120", eth0[1], StringComparison.Ordinal);
    }

    // 14: the decrypted reply shows on eth0 a second time, under the outer MAC addresses.
    [Fact]
    public void V14_Ipsec_AcrossNodes_Eth0ShowsTheDecryptedReplyToo()
    {
        var eth0 = TraceView.Lines(Labs.Ping(Labs.Ipsec, "net", "10.0.0.249")["clientNode.eth0"]);

        Assert.Equal(3, eth0.Count);
        Assert.StartsWith("02:42:ac:12:00:04 > 02:42:ac:12:00:03, ethertype IPv4 (0x0800), length 98: 10.0.0.249 > 10.0.1.52: ICMP echo reply", eth0[2], StringComparison.Ordinal);
    }

    // 16: kube-proxy's leg to a remote pod is not encrypted.
    [Fact]
    public void V16_Ipsec_CurlNodePort_PodTalksToTheNodePortAndTheLegIsPlaintext()
    {
        var trace = Labs.Curl(Labs.Ipsec, "net", "172.18.0.3:32000", "cni-fcnh6");

        var pod = TraceView.Lines(trace["client.eth0"]);
        Assert.Equal(12, pod.Count);
        Assert.All(pod, line => Assert.Contains("172.18.0.3.32000", line, StringComparison.Ordinal));
        Assert.Contains("mss 1383", pod[0], StringComparison.Ordinal);
        Assert.Contains("win 65001", pod[0], StringComparison.Ordinal);
        Assert.Contains("win 64437", pod[1], StringComparison.Ordinal);
        Assert.All(TraceView.Lines(trace["clientNode.eth0"]), line => Assert.Contains("10.0.0.249.80", line, StringComparison.Ordinal));
        Assert.Contains(
            trace.Trace.Packets.SelectMany(packet => packet.Hops).SelectMany(hop => hop.Evidence),
            evidence => evidence.Source == "conntrack -L" && evidence.Entry.Contains("dport=32000 src=10.0.0.249 dst=172.18.0.3 sport=80", StringComparison.Ordinal));
        Assert.Contains("PodName: cni-fcnh6 | PodIP: eth0 10.0.0.249/32", trace.Trace.Client.Output, StringComparison.Ordinal);
        Assert.Equal([62], TraceView.Ttls(trace["clientNode.eth0"], Request).Distinct());
        Assert.Equal([60], TraceView.Ttls(trace["server.eth0"], Request).Distinct());
        Assert.Equal(60, trace.Trace.Client.ReplyTtl);
    }

    // 18
    [Fact]
    public void V18_Vxlan_AcrossNodes_InnerMacsAreTheSendersAndTheVniItsIdentity()
    {
        var trace = Labs.Ping(Labs.Vxlan, "net", "10.0.0.24");

        Assert.Equal(63, trace.Trace.Client.ReplyTtl);
        var inner = TraceView.Lines(trace["serverNode.cilium_vxlan"]);
        Assert.StartsWith("72:4a:62:7e:62:6e > ee:7b:eb:76:25:37, ethertype IPv4 (0x0800), length 98: 10.0.2.119 > 10.0.0.24: ICMP echo request", inner[0], StringComparison.Ordinal);
        Assert.StartsWith("b6:f7:9a:c4:59:73 > 36:07:df:de:f9:af, ethertype IPv4 (0x0800), length 98: 10.0.0.24 > 10.0.2.119: ICMP echo reply", inner[1], StringComparison.Ordinal);
        var outer = TraceView.Lines(trace["serverNode.eth0"]);
        Assert.StartsWith("02:42:ac:12:00:03 > 02:42:ac:12:00:02, ethertype IPv4 (0x0800), length 148: 172.18.0.3.", outer[0], StringComparison.Ordinal);
        Assert.Contains("instance 32359", outer[0], StringComparison.Ordinal);
        Assert.StartsWith("02:42:ac:12:00:02 > 02:42:ac:12:00:03, ethertype IPv4 (0x0800), length 148: 172.18.0.2.", outer[1], StringComparison.Ordinal);
        Assert.Contains("instance 46188", outer[1], StringComparison.Ordinal);
        Sees(trace["client.lxc"], true, false);
        Sees(trace["server.lxc"], false, true);
        NothingOnCiliumDevices(trace);
        Assert.Equal([64], TraceView.Ttls(trace["clientNode.cilium_vxlan"], Request));
    }

    // 20
    [Fact]
    public void V20_Vxlan_CurlNodePort_OnlyTheRemoteBackendShowsOnEth0()
    {
        var local = Labs.Curl(Labs.Vxlan, "net", "172.18.0.3:32000", "evescn-qff5p");
        var remote = Labs.Curl(Labs.Vxlan, "net", "172.18.0.2:32000", "evescn-2454l");

        Assert.Empty(local["clientNode.eth0"].Sightings);
        Assert.Equal(12, remote["clientNode.eth0"].Sightings.Length);
        Assert.All(TraceView.Lines(remote["clientNode.eth0"]), line => Assert.Contains("OTV", line, StringComparison.Ordinal));
    }

    // 24
    [Fact]
    public void V24_Kpr_WithBpfMasquerade_BecomesTheEbpfLab()
    {
        var trace = Labs.Ping(Labs.Kpr, "net", "10.0.1.15", "bpf.masquerade=true");

        Assert.Equal(62, trace.Trace.Client.ReplyTtl);
        Sees(trace["client.lxc"], true, false);
        Sees(trace["server.lxc"], false, true);
    }

    // 25
    [Fact]
    public void V25_Ebpf_WithoutBpfMasquerade_BecomesTheKprLab()
    {
        var trace = Labs.Ping(Labs.Ebpf, "net", "10.0.0.72", "bpf.masquerade=false");

        Assert.Equal(60, trace.Trace.Client.ReplyTtl);
        Sees(trace["client.lxc"], true, true);
        Sees(trace["server.lxc"], true, true);
    }

    // 26
    [Fact]
    public void V26_Ipsec_SwitchedOff_IsPlainLegacyRouting()
    {
        var trace = Labs.Ping(Labs.Ipsec, "net", "10.0.0.249", "encryption.enabled=false");

        Assert.Equal(60, trace.Trace.Client.ReplyTtl);
        Assert.Equal(1500, trace.Answer.Config.Datapath!.PodMtu);
        Assert.DoesNotContain(trace.Trace.Taps.SelectMany(tap => tap.Sightings), TraceView.IsEsp);
    }

    private static void NothingOnCiliumDevices(TraceView trace) => Assert.All(
        trace.Trace.Taps.Where(tap => CiliumDevices.Contains(tap.Place.Interface)), tap => Sees(tap, false, false));

    private static void Sees(Tap tap, bool request, bool reply)
    {
        Assert.True(tap.Saw(Request) == request, $"{tap.Role} {tap.Place.Interface}: request seen is {tap.Saw(Request)}");
        Assert.True(tap.Saw(Reply) == reply, $"{tap.Role} {tap.Place.Interface}: reply seen is {tap.Saw(Reply)}");
    }
}
