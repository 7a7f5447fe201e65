using Visualizer.Engine;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation;

/// <summary>What a ping between pods looks like under every configuration: TTLs, and which taps see it in which wrapping.</summary>
public class ConfigurationTests
{
    private const string Native = "tunnel=disabled,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,";
    private const string NewNative = "routingMode=native,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,";
    private const string OldBpf = "kubeProxyReplacement=strict,bpf.masquerade=true", Bpf = "kubeProxyReplacement=true,bpf.masquerade=true";
    private const string Ipsec = "encryption.enabled=true,encryption.type=ipsec", Wireguard = "encryption.enabled=true,encryption.type=wireguard";

    /// <summary>TTL of the reply from a pod of another node.</summary>
    [Theory]
    [InlineData("1.13.0", Native, 60)]
    [InlineData("1.13.0", Native + "kubeProxyReplacement=strict", 60)]
    [InlineData("1.13.0", Native + OldBpf, 62)]
    [InlineData("1.13.0", OldBpf, 63)]
    [InlineData("1.13.0", "", 63)]
    [InlineData("1.13.0", Native + Ipsec, 61)]
    [InlineData("1.13.0", Ipsec, 62)]
    [InlineData("1.13.0", "tunnel=geneve," + Ipsec, 62)]
    [InlineData("1.13.0", "tunnel=geneve", 63)]
    [InlineData("1.13.0", "tunnel=geneve," + OldBpf, 63)]
    [InlineData("1.12.0", Native + Wireguard + "," + OldBpf, 60)]
    [InlineData("1.13.0", Native + Wireguard, 60)]
    [InlineData("1.13.0", Native + Wireguard + "," + OldBpf, 61)]
    [InlineData("1.13.0", Wireguard, 62)]
    [InlineData("1.13.0", Wireguard + "," + OldBpf, 62)]
    [InlineData("1.14.0", Wireguard, 62)]
    [InlineData("1.15.0", Wireguard, 63)]
    [InlineData("1.17.0", NewNative + Wireguard + "," + Bpf, 61)]
    [InlineData("1.18.0", NewNative + Wireguard + "," + Bpf, 62)]
    [InlineData("1.13.0", Native + "endpointRoutes.enabled=true", 62)]
    [InlineData("1.13.0", "endpointRoutes.enabled=true", 62)]
    [InlineData("1.13.0", "endpointRoutes.enabled=true," + OldBpf, 63)]
    [InlineData("1.14.0", NewNative + "endpointRoutes.enabled=true," + Bpf, 62)]
    [InlineData("1.18.0", NewNative + Bpf, 62)]
    [InlineData("1.18.0", Bpf, 63)]
    [InlineData("1.17.0", NewNative + Ipsec, 61)]
    [InlineData("1.17.0", Ipsec, 62)]
    [InlineData("1.17.0", NewNative + Ipsec + ",kubeProxyReplacement=true", 60)]
    [InlineData("1.18.0", NewNative + Ipsec, 59)]
    [InlineData("1.18.0", NewNative + Ipsec + "," + Bpf, 61)]
    [InlineData("1.18.0", Ipsec, 63)]
    [InlineData("1.18.0", Ipsec + "," + Bpf, 63)]
    [InlineData("1.18.0", "tunnelProtocol=geneve," + Ipsec, 63)]
    public void Ping_AcrossNodes_ReplyHasTheTtlOfThePath(string version, string set, int ttl) =>
        Assert.Equal(ttl, Ping(version, set, "server-b").Trace.Client.ReplyTtl);

    [Theory]
    [InlineData("1.13.0", ""), InlineData("1.13.0", Native + OldBpf), InlineData("1.13.0", "tunnel=geneve"), InlineData("1.13.0", Ipsec)]
    [InlineData("1.13.0", Native + Wireguard), InlineData("1.13.0", Native + "endpointRoutes.enabled=true"), InlineData("1.18.0", NewNative + Bpf)]
    public void Ping_OnOneNode_ReplyHasTtl63(string version, string set) => Assert.Equal(63, Ping(version, set, "server-a").Trace.Client.ReplyTtl);

    // 27
    [Fact]
    public void V27_Vxlan_GeneveInstead_SameTtlsUnderUdp6081()
    {
        var trace = Labs.Ping(Labs.Vxlan, "net", "10.0.0.24", "tunnel=geneve");

        Assert.Equal(63, trace.Trace.Client.ReplyTtl);
        Assert.Equal([64], TraceView.Ttls(trace["clientNode.cilium_geneve"], Request));
        Assert.Equal([64], TraceView.Ttls(trace["serverNode.cilium_geneve"], Request));
        Assert.Equal([63], TraceView.Ttls(trace["server.eth0"], Request));
        var lines = TraceView.Lines(trace["clientNode.eth0"]);
        Assert.Contains("172.18.0.2.6081: Geneve, Flags [none], vni 0x7e67, proto TEB (0x6558): ", lines[0], StringComparison.Ordinal);
        Assert.Contains("172.18.0.3.6081: Geneve, Flags [none], vni 0xb46c, proto TEB (0x6558): ", lines[1], StringComparison.Ordinal);
        Assert.All(trace["clientNode.eth0"].Sightings, sighting => Assert.Equal(148, sighting.Frame.Length));
    }

    // 7.5: from-host takes the ESP packet on TC egress of cilium_host, in place of letting it out as in native mode.
    [Fact]
    public void Ping_IpsecInTunnel_EspIsOnTheTunnelDeviceAndNotOnCiliumHost()
    {
        var trace = Ping("1.13.0", Ipsec, "server-b");

        Assert.Empty(trace["clientNode.cilium_host"].Sightings);
        Assert.Empty(trace["clientNode.cilium_net"].Sightings);
        var sent = Assert.Single(trace["clientNode.cilium_vxlan"].Sightings, sighting => sighting.IsOutgoing);
        Assert.True(TraceView.IsEsp(sent));
        Assert.Equal([false, true], trace["serverNode.cilium_vxlan"].Sightings.Where(sighting => !sighting.IsOutgoing).Select(sighting => !TraceView.IsEsp(sighting)));
        Assert.Equal([62], TraceView.Ttls(trace["server.lxc"], Request));
        Assert.Equal(1373, trace.Answer.Config.Datapath!.PodMtu);
    }

    // 7.13 for (g): the reply goes to a router address, which has a key, so it comes back through ESP.
    [Fact]
    public void Curl_IpsecInTunnelNodePort_ReplyOfRemoteBackendComesThroughEsp()
    {
        var trace = Playground.In("1.13.0", Ipsec, new FlowRequest(FlowKind.Curl, "client", "node/node-a:30080") { Backend = "server-b" });

        Assert.Equal(Disposition.Delivered, trace.Trace.Disposition);
        Assert.Equal((byte?)60, Last(trace, packet: 1).Ttl);
        var vxlan = trace["clientNode.cilium_vxlan"].Sightings;
        Assert.False(TraceView.IsEsp(vxlan.First(sighting => sighting is { IsOutgoing: true, Packet: 0 })));
        Assert.Equal([true, false], vxlan.Where(sighting => sighting is { IsOutgoing: false, Packet: 1 }).Select(TraceView.IsEsp));
    }

    // 7.6
    [Fact]
    public void Ping_Wireguard_PlaintextIsOnCiliumWg0AloneAndTheWireHasUdp51871()
    {
        var trace = Ping("1.13.0", Native + Wireguard, "server-b");

        Assert.Equal([62], Layer3Ttls(trace["clientNode.cilium_wg0"], Request));
        Assert.Equal([62], Layer3Ttls(trace["serverNode.cilium_wg0"], Request));
        Assert.True(trace["clientNode.cilium_wg0"].IsLayer3);
        Assert.Equal([60], TraceView.Ttls(trace["server.lxc"], Request));
        var eth0 = trace["clientNode.eth0"];
        Assert.All(TraceView.Lines(eth0), line => Assert.Contains(".51871: UDP, length 128", line, StringComparison.Ordinal));
        Assert.All(eth0.Sightings, sighting => Assert.Equal(170, sighting.Frame.Length));
        Assert.StartsWith("ip: ", TcpdumpText.Lines([trace["clientNode.cilium_wg0"].Sightings[0].Frame], LinkType.Raw)[0], StringComparison.Ordinal);
        Assert.Equal(1420, trace.Answer.Config.Datapath!.PodMtu);
    }

    [Fact]
    public void Ping_WireguardWithHostRouting_StackDeliversUpTo117AndAProgramFrom118()
    {
        var older = Ping("1.17.0", NewNative + Wireguard + "," + Bpf, "server-b");
        var newer = Ping("1.18.0", NewNative + Wireguard + "," + Bpf, "server-b");

        Assert.True(older["server.lxc"].Saw(Request));
        Assert.False(newer["server.lxc"].Saw(Request));
        Assert.Equal([63], Layer3Ttls(newer["serverNode.cilium_wg0"], Request));
    }

    // Up to 1.14 WireGuard takes the place of the tunnel between pods, from 1.15 on it is round the tunnel.
    [Theory]
    [InlineData("1.13.0", false), InlineData("1.14.0", false), InlineData("1.15.0", true), InlineData("1.18.0", true)]
    public void Ping_WireguardInTunnelMode_TunnelDeviceSeesThePacketFrom115(string version, bool isTunneled)
    {
        var trace = Ping(version, Wireguard, "server-b");

        Assert.Equal(isTunneled, trace["clientNode.cilium_vxlan"].Saw(Request));
        Assert.True(trace["clientNode.cilium_wg0"].Saw(Request));
        Assert.All(trace["clientNode.eth0"].Sightings, sighting => Assert.Equal(WireGuardMessage.Port, DestinationPort(sighting.Frame.Span[EthernetHeader.LengthBytes..])));
        Assert.Equal(isTunneled ? 1370 : 1420, trace.Answer.Config.Datapath!.PodMtu);
    }

    // 12.2
    [Fact]
    public void Provision_EndpointRoutes_RoutePerPodInPlaceOfTheNodes()
    {
        var trace = Ping("1.13.0", Native + "endpointRoutes.enabled=true", "server-a");
        var host = trace.Answer.Cluster!.Of(trace.Answer.Cluster.Index.Node("node-a")!).Host;
        var lines = host.Routing.Tables.Single(table => table.Number == 254).Routes.Select(route => route.Entry).ToArray();

        Assert.Contains(lines, line => line.Contains("dev lxc", StringComparison.Ordinal) && line.EndsWith("scope link ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("cilium_host", StringComparison.Ordinal));
        Assert.True(trace["server.lxc"].Saw(Request));
        Assert.Contains(trace.Trace.Packets[0].Hops, hop => hop is { Program: "to-container", Stage: Stage.TcEgress });
    }

    [Theory]
    [InlineData("1.13.0", ""), InlineData("1.14.0", "proto kernel ")]
    public void Provision_Routes_AreProtoKernelFrom114(string version, string protocol)
    {
        var node = Playground.In(version, "", new FlowRequest(FlowKind.Ping, "client", "server-b")).Answer.Cluster!;
        var host = node.Of(node.Index.Node("node-a")!).Host;

        Assert.Contains(
            host.Routing.Tables.Single(table => table.Number == 254).Routes, route => route.Entry.Contains($"dev cilium_host {protocol}src", StringComparison.Ordinal));
    }

    // Marks name the receiving node from 1.14 on.
    [Theory]
    [InlineData("1.13.0", "tunnel=disabled,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8", 0x3e00u)]
    [InlineData("1.14.0", "routingMode=native,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8", 0x33e00u)]
    public void Ping_Ipsec_MarkHasNodeIdFrom114(string version, string set, uint mark)
    {
        var trace = Ping(version, set + "," + Ipsec, "server-b");

        Assert.Equal(mark, trace.Trace.Packets[0].Hops.First(hop => hop.Stage == Stage.XfrmPolicy).Mark!.Value.Value);
    }

    // netkit runs from-container when the pod transmits, before the tap of lxc, and a plain redirect leads to the other pod's lxc.
    [Theory]
    [InlineData("veth", true, false), InlineData("netkit", false, true), InlineData("netkit-l2", false, true)]
    public void Ping_OnOneNode_NetkitHidesTheSendersLxcInPlaceOfTheReceivers(string mode, bool seenAtClient, bool seenAtServer)
    {
        var trace = Ping("1.16.0", NewNative + Bpf + ",bpf.datapathMode=" + mode, "server-a");

        Assert.Equal(63, trace.Trace.Client.ReplyTtl);
        Assert.Equal((seenAtClient, seenAtServer), (trace["client.lxc"].Saw(Request), trace["server.lxc"].Saw(Request)));
        Assert.Equal((seenAtServer, seenAtClient), (trace["client.lxc"].Saw(Reply), trace["server.lxc"].Saw(Reply)));
    }

    [Fact]
    public void Ping_AcrossNodesWithNetkit_NeitherLxcSeesAnything()
    {
        var trace = Ping("1.16.0", NewNative + Bpf + ",bpf.datapathMode=netkit", "server-b");

        Assert.Equal(62, trace.Trace.Client.ReplyTtl);
        Assert.Empty(trace["client.lxc"].Sightings);
        Assert.Empty(trace["server.lxc"].Sightings);
        Assert.StartsWith("00:00:00:00:00:00 > 00:00:00:00:00:00,", TraceView.Lines(trace["client.eth0"])[0], StringComparison.Ordinal);
        Assert.Equal(UnseenKind.TakenAway, UnseenReasons.Of(trace.Trace, trace["client.lxc"], Request)!.Kind);
    }

    // 5.16: a pod asks a node that has no backend; with XDP that node's taps stay empty, without it its eth0 shows every packet twice.
    [Theory]
    [InlineData("1.13.0", Native + OldBpf), InlineData("1.16.0", NewNative + Bpf)]
    public void Curl_NodePortWithAcceleration_ForwardingNodesTapsSeeNothing(string version, string set)
    {
        var flow = new FlowRequest(FlowKind.Curl, "client", "node/node-c:30080") { Backend = "server-b" };
        var plain = Playground.In(version, set + ",socketLB.hostNamespaceOnly=true", flow);
        var accelerated = Playground.In(version, set + ",socketLB.hostNamespaceOnly=true,loadBalancer.acceleration=native", flow);

        Assert.Equal(Disposition.Delivered, accelerated.Trace.Disposition);
        Assert.Equal(2, plain.On("node-c", "eth0").Sightings.Count(sighting => sighting.Packet == 0));
        Assert.All(accelerated.Trace.Taps.Where(tap => tap.Place.Node == "node-c"), tap => Assert.Empty(tap.Sightings));
        Assert.Equal(HopAction.Tx, Assert.Single(accelerated.Trace.Packets[0].Hops, hop => hop is { Stage: Stage.Xdp, Place.Node: "node-c" }).Action);
        Assert.Equal(Last(plain, packet: 1).Ttl, Last(accelerated, packet: 1).Ttl);
        Assert.Equal(UnseenKind.TakenAway, UnseenReasons.Of(accelerated.Trace, accelerated.On("node-c", "eth0"), Request)!.Kind);
    }

    [Fact]
    public void Curl_HostNamespaceOnly_PodTapShowsTheService()
    {
        var trace = Playground.In(
            "1.13.0", Native + OldBpf + ",socketLB.hostNamespaceOnly=true",
            new FlowRequest(FlowKind.Curl, "client", "svc/web:80") { Backend = "server-b" });
        var service = trace.Answer.Cluster!.Index.Cluster.Services.Single(one => one.Name == "web").ClusterIp;

        Assert.Equal(Disposition.Delivered, trace.Trace.Disposition);
        Assert.Contains($"> {service}.80", TraceView.Lines(trace["client.eth0"])[0], StringComparison.Ordinal);
        Assert.DoesNotContain($"{service}", TraceView.Lines(trace["clientNode.eth0"])[0], StringComparison.Ordinal);
    }

    private static TraceView Ping(string version, string set, string to) => Playground.In(version, set, new FlowRequest(FlowKind.Ping, "client", to));

    private static Hop Last(TraceView trace, int packet) => trace.Trace.Packets[packet].Hops[^1];

    private static IEnumerable<int> Layer3Ttls(Tap tap, PacketDirection direction) =>
        tap.Sightings.Where(sighting => sighting.Direction == direction).Select(sighting => (int)Ipv4Packet.TtlOf(sighting.Frame.Span));

    private static int DestinationPort(ReadOnlySpan<byte> packet) => UdpHeader.DestinationPortOf(Ipv4Packet.ContentOf(packet));
}
