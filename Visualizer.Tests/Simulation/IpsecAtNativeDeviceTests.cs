using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;
using Visualizer.Verify.Invariants;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation;

/// <summary>IPsec of 1.18: to-netdev chooses what is encrypted, with a tunnel around the tunnel's packet, with host routing past the stack of the sender.</summary>
public class IpsecAtNativeDeviceTests
{
    private const string Native = "routingMode=native,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,", Bpf = ",kubeProxyReplacement=true,bpf.masquerade=true";
    private const string Ipsec = "encryption.enabled=true,encryption.type=ipsec";

    //  pod ─▶ cilium_vxlan ─▶ to-netdev ─▶ cilium_net ─▶ XFRM ─▶ eth0: ESP between the nodes' own addresses, the tunnel inside
    [Theory]
    [InlineData(Ipsec, "cilium_vxlan", true), InlineData(Ipsec + Bpf, "cilium_vxlan", false), InlineData("tunnelProtocol=geneve," + Ipsec, "cilium_geneve", true)]
    public void Ping_InTunnel_WireHasEspAroundTheTunnel(string set, string tunnel, bool lxcSeesIt)
    {
        var trace = Ping("1.18.0", set);

        Assert.Equal([64], TraceView.Ttls(trace["clientNode." + tunnel], Request));
        Assert.Equal([64], TraceView.Ttls(trace["serverNode." + tunnel], Request));
        Assert.Equal([63], TraceView.Ttls(trace["server.eth0"], Request));
        Assert.Equal(lxcSeesIt, trace["server.lxc"].Saw(Request));
        var sent = Assert.Single(trace["clientNode.eth0"].Sightings, sighting => sighting.IsOutgoing);
        Assert.True(TraceView.IsEsp(sent));
        Assert.Equal(("172.18.0.2", "172.18.0.3", 64), Outer(sent));
        Assert.Equal(202, sent.Frame.Length);
        Assert.Equal([true, false], trace["serverNode.eth0"].Sightings.Where(sighting => sighting.Direction == Request).Select(TraceView.IsEsp));
        Assert.Equal(1373, trace.Answer.Config.Datapath!.PodMtu);
    }

    // The tunnel's packet is encrypted on its second way through the stack; in plaintext only cilium_net sees it, and its TTL is one less from there on.
    [Fact]
    public void Ping_InTunnel_CiliumNetAloneSeesTheTunnelsPacket()
    {
        var trace = Ping("1.18.0", Ipsec);

        Assert.Empty(trace["clientNode.cilium_host"].Sightings);
        var seen = Assert.Single(trace["clientNode.cilium_net"].Sightings);
        Assert.Equal((Request, false), (seen.Direction, seen.IsOutgoing));
        Assert.Equal(("172.18.0.2", "172.18.0.3", 64), Outer(seen));
        var decrypted = trace["serverNode.eth0"].Sightings.Last(sighting => sighting.Direction == Request);
        Assert.Equal(("172.18.0.2", "172.18.0.3", 63), Outer(decrypted));
    }

    // Native routing: plaintext on cilium_net, then ESP out of cilium_host and through cilium_net again, as up to 1.17.
    [Theory]
    [InlineData(Ipsec, 62, 59, true), InlineData(Ipsec + Bpf, 63, 61, false)]
    public void Ping_Native_CiliumNetSeesPlaintextThenEsp(string set, int plaintextTtl, int receivedTtl, bool lxcSeesIt)
    {
        var trace = Ping("1.18.0", Native + set);

        Assert.Equal([plaintextTtl, 0], TraceView.Ttls(trace["clientNode.cilium_net"], Request));
        Assert.Equal([0], TraceView.Ttls(trace["clientNode.cilium_host"], Request));
        var eth0 = Assert.Single(trace["clientNode.eth0"].Sightings, sighting => sighting.IsOutgoing);
        Assert.True(TraceView.IsEsp(eth0));
        Assert.Equal([0, plaintextTtl - 1], TraceView.Ttls(trace["serverNode.eth0"], Request));
        Assert.Equal([receivedTtl], TraceView.Ttls(trace["server.eth0"], Request));
        Assert.Equal(lxcSeesIt, trace["server.lxc"].Saw(Request));
        Assert.Equal(1423, trace.Answer.Config.Datapath!.PodMtu);
    }

    // The mark still names the pod when kube-proxy has put the node's address in its place: from 1.18 on that leg is encrypted (before: 13, trap 15).
    [Theory]
    [InlineData("1.17.0", false), InlineData("1.18.0", true)]
    public void Curl_NodePortByKubeProxy_LegToTheBackendIsEncryptedFrom118(string version, bool isEsp)
    {
        var trace = Run(version, Native + Ipsec, new FlowRequest(FlowKind.Curl, "client", "node/node-a:30080") { Backend = "server-b" });

        Assert.Equal(Disposition.Delivered, trace.Trace.Disposition);
        Assert.Equal(isEsp, TraceView.IsEsp(trace["clientNode.eth0"].Sightings.First(sighting => sighting.IsOutgoing)));
        Assert.False(TraceView.IsEsp(trace["serverNode.eth0"].Sightings.First(sighting => sighting is { IsOutgoing: true, Direction: Reply })));
    }

    // What a node sends is in the tunnel, so it is encrypted with it; without a tunnel it is not.
    [Theory]
    [InlineData("", true), InlineData(Native, false)]
    public void Ping_NodeToRemotePod_IsEncryptedInTunnelModeAlone(string routing, bool isEsp)
    {
        var trace = Run("1.18.0", routing + Ipsec, new FlowRequest(FlowKind.Ping, "node/node-a", "server-b"));

        Assert.Equal(isEsp, TraceView.IsEsp(trace["clientNode.eth0"].Sightings.First(sighting => sighting.IsOutgoing)));
    }

    // From 1.14 on router addresses have no key: what goes there is in plaintext inside the tunnel, until 1.18 encrypts the tunnel.
    [Theory]
    [InlineData("1.13.0", false, true), InlineData("1.14.0", false, false), InlineData("1.18.0", true, false)]
    public void Ping_RemoteRouterInTunnel_KeyUpTo113(string version, bool isEspOnTheWire, bool isEspInTheTunnel)
    {
        var trace = Run(version, Ipsec, new FlowRequest(FlowKind.Ping, "client", "router/node-b"));

        Assert.Equal(Disposition.Delivered, trace.Trace.Disposition);
        Assert.Equal(isEspOnTheWire, TraceView.IsEsp(trace["clientNode.eth0"].Sightings.First(sighting => sighting.IsOutgoing)));
        Assert.Equal(isEspInTheTunnel, TraceView.IsEsp(trace["clientNode.cilium_vxlan"].Sightings.First(sighting => sighting.IsOutgoing)));
    }

    // 3.5: the mark of the tunnel's packets, which CILIUM_OUTPUT must leave alone.
    [Theory]
    [InlineData("1.15.0", "to-netdev.no-bpf-masquerade"), InlineData("1.16.0", "to-netdev.overlay")]
    public void Ping_InTunnel_OuterPacketIsKnownByItsMarkFrom116(string version, string code)
    {
        var trace = Run(version, "kubeProxyReplacement=true", new FlowRequest(FlowKind.Ping, "client", "server-b"));

        Assert.Equal(code, Assert.Single(trace.Trace.Packets[0].Hops, hop => hop is { Program: "to-netdev" }).Code.Value);
    }

    private static TraceView Ping(string version, string set) => Run(version, set, new FlowRequest(FlowKind.Ping, "client", "server-b"));

    private static TraceView Run(string version, string set, FlowRequest flow)
    {
        var helm = new HelmRequest { Reset = true, Version = CiliumVersion.Parse(version), Kernel = KernelVersion.Parse("6.8"), Set = [set] };
        var answer = DatapathEngine.Trace(Labs.Load(Labs.Playground), helm, flow);
        Assert.True(answer.Trace is not null, string.Join("; ", answer.Config.Findings.Where(finding => finding.Severity == Severity.Error)));
        Assert.Empty(TraceInvariants.All.SelectMany(invariant => invariant.Violations(answer)));
        return new TraceView(answer);
    }

    private static (string Source, string Destination, int Ttl) Outer(Sighting sighting)
    {
        var packet = sighting.Frame.Span[EthernetHeader.LengthBytes..];
        return (Ipv4Packet.SourceOf(packet).ToString(), Ipv4Packet.DestinationOf(packet).ToString(), Ipv4Packet.TtlOf(packet));
    }
}
