using System.Globalization;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Scenarios;
using Visualizer.Tests.Support;
using Visualizer.Verify.Invariants;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation;

/// <summary>Direct server return (section 7.14): who sees requests and replies, with which TTL and from whom, by dispatch, routing and version.</summary>
public class DirectServerReturnTests
{
    private const string OldNative = "tunnel=disabled,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,kubeProxyReplacement=strict";
    private const string Native = "routingMode=native,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,kubeProxyReplacement=true";
    private const string Tunnel = "tunnelProtocol=geneve,kubeProxyReplacement=true";
    private const string Bpf = ",bpf.masquerade=true", Dsr = ",loadBalancer.mode=dsr", Hybrid = ",loadBalancer.mode=hybrid";
    private const string ByGeneve = ",loadBalancer.dsrDispatch=geneve", InNative = ",tunnelProtocol=geneve";
    private const string Laptop = "external/laptop", Lan = "external/lanhost";

    private static readonly (string, string)[] HostNetwork =
    [
        ("{ name: server-a, node: node-a, labels: { app: web } }", "{ name: server-a, node: node-a, labels: { app: other } }"),
        ("{ name: server-b, node: node-b, labels: { app: web } }", "{ name: server-b, node: node-b, hostNetwork: true, labels: { app: web } }"),
    ];

    // t is 63 for a client beyond the gateway: TTL on the balancing node's eth0 and in the pod, then of the reply as it leaves the backend's node.
    [Theory]
    [InlineData("1.12.0", OldNative + Bpf + Dsr, 63, 62, 63)]
    [InlineData("1.13.0", OldNative + Bpf + Dsr, 63, 62, 63)]
    [InlineData("1.13.0", OldNative + Bpf + Hybrid, 63, 62, 63)]
    [InlineData("1.13.0", OldNative + Dsr, 63, 61, 62)]
    [InlineData("1.14.0", Native + Bpf + Dsr, 62, 61, 63)]
    [InlineData("1.14.0", Native + Dsr, 62, 60, 62)]
    [InlineData("1.16.0", Native + Bpf + Hybrid, 62, 61, 63)]
    [InlineData("1.16.0", Native + Dsr, 62, 60, 62)]
    [InlineData("1.18.0", Native + Bpf + Dsr, 62, 61, 63)]
    public void Option_RemoteBackend_RequestKeepsClientAndReplyLeavesDirectly(string version, string set, int outTtl, int podTtl, int replyTtl)
    {
        var view = Run(version, set, FlowKind.Curl, Laptop);

        var balancer = view.On("node-a", "eth0");
        Assert.Equal([63, outTtl], TraceView.Ttls(balancer, Request).Take(2));
        Assert.False(balancer.Saw(Reply));
        Assert.Equal(podTtl, TraceView.Ttls(view["server.eth0"], Request)[0]);
        Assert.Equal(replyTtl, TraceView.Ttls(view.On("node-b", "eth0"), Reply)[0]);
        Assert.Equal(replyTtl - 1, view.Trace.Client.ReplyTtl);
        Assert.Contains(" 198.51.100.10.", TraceView.Lines(view["server.eth0"])[0], StringComparison.Ordinal);
        Assert.Contains("172.18.0.2.30080 > 198.51.100.10.", TraceView.Lines(view.On("node-b", "eth0"))[1], StringComparison.Ordinal);
        Assert.All(TraceView.Lines(view["external.eth0"]), line => Assert.Contains("172.18.0.2.30080", line, StringComparison.Ordinal));
    }

    // Only the SYN is 8 octets longer, up to the pod; what was asked can be read off its header.
    [Theory]
    [InlineData("1.12.0", OldNative + Bpf + Dsr), InlineData("1.18.0", Native + Dsr)]
    public void Option_IsOnTheSynAlone(string version, string set)
    {
        var view = Run(version, set, FlowKind.Curl, Laptop);

        var requests = view["server.eth0"].Sightings.Where(sighting => sighting.Direction == Request).Select(sighting => sighting.Frame).ToList();
        Assert.Equal((82, 66), (requests[0].Length, requests[1].Length));
        var fields = Dissector.Dissect(requests[0].Span, FrameStart.Ethernet).Single(layer => layer.Kind == LayerKind.Ipv4).Fields;
        Assert.Equal(
            ["0x9a", "8", "30080", "172.18.0.2"],
            fields.Where(field => field.Name is "Option type" or "Option length" or "DSR port" or "DSR address").Select(field => field.Value));
        Assert.Equal("9a088075020012ac", Convert.ToHexStringLower(requests[0].Span[34..42]));
    }

    // Geneve dispatch: all packets travel in the tunnel, whatever the routing mode, and the inner TTL stays on the way.
    [Theory]
    [InlineData("1.14.0", Native + InNative + Bpf + Dsr + ByGeneve, 63)]
    [InlineData("1.16.0", Native + InNative + Dsr + ByGeneve, 62)]
    [InlineData("1.18.0", Native + InNative + Bpf + Hybrid + ByGeneve, 63)]
    [InlineData("1.14.0", Tunnel + Bpf + Dsr + ByGeneve, 62)]
    [InlineData("1.16.0", Tunnel + Dsr + ByGeneve, 62)]
    [InlineData("1.18.0", Tunnel + Bpf + Hybrid + ByGeneve, 63)]
    [InlineData("1.18.0", Tunnel + Dsr + ByGeneve, 62)]
    public void Geneve_RemoteBackend_RequestsTravelInTheTunnelAndRepliesDoNot(string version, string set, int replyTtl)
    {
        var view = Run(version, set, FlowKind.Curl, Laptop);

        Assert.Equal(63, TraceView.Ttls(view.On("node-a", "cilium_geneve"), Request)[0]);
        Assert.Equal(62, TraceView.Ttls(view["server.eth0"], Request)[0]);
        Assert.Equal(replyTtl, TraceView.Ttls(view.On("node-b", "eth0"), Reply)[0]);
        Assert.False(view.On("node-b", "cilium_geneve").Saw(Reply));
        Assert.DoesNotContain(view.Trace.Taps.Where(tap => tap.Place.Node == "node-a"), tap => tap.Saw(Reply));
        var lines = TraceView.Lines(view.On("node-b", "eth0"));
        Assert.Contains("172.18.0.2.", lines[0], StringComparison.Ordinal);
        Assert.Contains("Geneve, Flags [none], vni 0x2, proto TEB (0x6558), options [12 bytes]", lines[0], StringComparison.Ordinal);
        Assert.Contains("length 136: ", lines[0], StringComparison.Ordinal);
        Assert.Contains("proto TEB (0x6558): ", lines[2], StringComparison.Ordinal);
        Assert.Contains(" 198.51.100.10.", TraceView.Lines(view["server.eth0"])[0], StringComparison.Ordinal);
        Assert.Equal(74, view["server.eth0"].Sightings[0].Frame.Length);
    }

    // Every datagram tells in mode dsr; hybrid balances UDP as snat does.
    [Theory]
    [InlineData("1.12.0", OldNative + Bpf + Dsr, true)]
    [InlineData("1.13.0", OldNative + Dsr, true)]
    [InlineData("1.14.0", Native + Bpf + Dsr, true)]
    [InlineData("1.16.0", Native + Dsr, true)]
    [InlineData("1.18.0", Native + Bpf + Dsr, true)]
    [InlineData("1.14.0", Native + InNative + Bpf + Dsr + ByGeneve, true)]
    [InlineData("1.18.0", Tunnel + Dsr + ByGeneve, true)]
    [InlineData("1.12.0", OldNative + Bpf + Hybrid, false)]
    [InlineData("1.18.0", Native + Bpf + Hybrid, false)]
    [InlineData("1.18.0", Tunnel + Bpf + Hybrid + ByGeneve, false)]
    public void Udp_IsDirectInModeDsrOnly(string version, string set, bool isDirect)
    {
        var view = Run(version, set, FlowKind.Udp, Laptop);

        Assert.Equal("32 bytes from 172.18.0.2:30053\n", view.Trace.Client.Output);
        Assert.Equal(!isDirect, view.On("node-a", "eth0").Saw(Reply));
        Assert.Equal(isDirect, TraceView.Lines(view["server.eth0"])[0].Contains(" 198.51.100.10.", StringComparison.Ordinal));
    }

    [Fact]
    public void Udp_EveryDatagramTells()
    {
        var view = Run("1.18.0", Native + Bpf + Dsr, new FlowRequest(FlowKind.Udp, Laptop, "node/node-a:30053") { Backend = "server-b", Count = 3 });

        Assert.Equal(6, view.Trace.Packets.Length);
        Assert.All(
            view["server.eth0"].Sightings.Where(sighting => sighting.Direction == Request), sighting => Assert.Equal(74 + 8, sighting.Frame.Length));
    }

    // A client on the nodes' own subnet gets its reply without the gateway.
    [Theory]
    [InlineData("1.13.0", OldNative + Bpf + Dsr, 63), InlineData("1.18.0", Native + Dsr, 62), InlineData("1.18.0", Tunnel + Dsr + ByGeneve, 62)]
    public void ClientOnTheLan_HearsTheBackendsNodeDirectly(string version, string set, int ttl)
    {
        var view = Run(version, set, FlowKind.Curl, Lan);

        Assert.Equal(ttl, view.Trace.Client.ReplyTtl);
        Assert.Contains("172.18.0.2.30080 > 172.18.0.200.", TraceView.Lines(view["external.eth0"])[1], StringComparison.Ordinal);
    }

    // The balancing node knows nothing of the connection but the chosen backend; the backend's node knows what was asked.
    [Theory]
    [InlineData("1.13.0", OldNative + Bpf + Dsr), InlineData("1.14.0", Native + Dsr), InlineData("1.18.0", Native + InNative + Dsr + ByGeneve)]
    public void Evidence_IsOnTheBackendsNode(string version, string set)
    {
        var view = Run(version, set, FlowKind.Curl, Laptop);

        var noted = view.Trace.Packets[0].Hops.Where(hop => hop.Place.Node == "node-b").SelectMany(hop => hop.Evidence).Select(one => one.Entry).ToList();
        Assert.Contains(noted, entry => entry.StartsWith("TCP IN 198.51.100.10:", StringComparison.Ordinal) && entry.Contains("DSR ]", StringComparison.Ordinal));
        Assert.Contains(noted, entry => entry.Contains("XLATE_SRC 172.18.0.2:30080", StringComparison.Ordinal));
        Assert.DoesNotContain(
            view.Trace.Packets[0].Hops.Where(hop => hop.Place.Node == "node-a").SelectMany(hop => hop.Evidence), one => one.Source.Contains("nat list", StringComparison.Ordinal));
        var restored = Assert.Single(view.Trace.Packets[1].Hops, hop => hop.Program == "from-container");
        Assert.Contains(restored.Code, new[] { DsrCodes.Reply, DsrCodes.ReplyToStack });
        Assert.Contains(restored.Evidence, one => one.Entry.Contains("XLATE_SRC 172.18.0.2:30080", StringComparison.Ordinal));
        var delivered = Assert.Single(view.Trace.Packets[0].Hops, hop => hop.Code == DsrCodes.Delivered || hop.Code == DsrCodes.DeliveredPeer);
        Assert.Equal("172.18.0.2:30080", Assert.Single(delivered.Args));
    }

    // A backend on the addressed node is served as ever: nothing to tell, and the reply leaves from there.
    [Theory]
    [InlineData("1.13.0", OldNative + Bpf, 64), InlineData("1.18.0", Native + Bpf, 63)]
    public void LocalBackend_IsAsInModeSnat(string version, string set, int replyTtl)
    {
        var snat = Run(version, set, FlowKind.Curl, Laptop, "server-a");
        var dsr = Run(version, set + Dsr, FlowKind.Curl, Laptop, "server-a");

        Assert.Equal(snat.Hops(0), dsr.Hops(0));
        Assert.Equal(snat.Hops(1), dsr.Hops(1));
        Assert.Equal(replyTtl, TraceView.Ttls(dsr.On("node-a", "eth0"), Reply)[0]);
    }

    // Pods are served by socket LB: no NodePort, no option.
    [Fact]
    public void Pod_SocketLb_IsUnaffected()
    {
        var flow = new FlowRequest(FlowKind.Curl, "client", "node/node-c:30080") { Backend = "server-b" };

        Assert.Equal(Run("1.18.0", Native + Bpf, flow).Hops(0), Run("1.18.0", Native + Bpf + Dsr, flow).Hops(0));
    }

    // Without socket LB in pods another node balances, and the reply comes straight from the backend's node, in the other node's name.
    [Theory]
    [InlineData("1.13.0", OldNative + Bpf + Dsr, "server-b"), InlineData("1.18.0", Native + Bpf + Dsr, "server-b")]
    [InlineData("1.18.0", Native + Dsr, "server-b"), InlineData("1.18.0", Native + Bpf + Dsr, "server-a")]
    [InlineData("1.18.0", Native + InNative + Bpf + Dsr + ByGeneve, "server-b"), InlineData("1.18.0", Tunnel + Bpf + Dsr + ByGeneve, "server-b")]
    [InlineData("1.16.0", Tunnel + Dsr + ByGeneve, "server-b")]
    public void Pod_HostNamespaceOnly_OtherNodeBalances(string version, string set, string backend)
    {
        var view = Run(
            version, set + ",socketLB.hostNamespaceOnly=true", new FlowRequest(FlowKind.Curl, "client", "node/node-c:30080") { Backend = backend });

        Assert.True(view.On("node-c", "eth0").Saw(Request));
        Assert.DoesNotContain(view.Trace.Taps.Where(tap => tap.Place.Node == "node-c"), tap => tap.Saw(Reply));
        Assert.All(TraceView.Lines(view["client.eth0"]), line => Assert.Contains("172.18.0.4.30080", line, StringComparison.Ordinal));
    }

    // The pod's own node masqueraded the request on eth0, and the reply never passes there: the node takes it for its own and knows no such socket.
    [Fact]
    public void Pod_HostNamespaceOnly_TunnelAndBackendBesideTheClient_IsReset()
    {
        var view = Trace(
            "1.18.0", Tunnel + Bpf + Dsr + ByGeneve + ",socketLB.hostNamespaceOnly=true",
            new FlowRequest(FlowKind.Curl, "client", "node/node-c:30080") { Backend = "server-a" });

        Assert.Equal((Disposition.Unreachable, "TcpOutRsts"), (view.Trace.Disposition, view.Trace.DropReason));
        Assert.Equal(PacketDirection.Reply, view.Trace.Packets[view.Trace.FailedAt!.Packet].Direction);
    }

    // With the option 1500 octets become 1508, and nobody tells the client unless path MTU discovery is on.
    [Fact]
    public void TooBig_LinkDropsTheFrame()
    {
        var view = Trace("1.18.0", Native + Bpf + Dsr, new FlowRequest(FlowKind.Udp, Laptop, "node/node-a:30053") { Backend = "server-b", Size = 1472 });

        Assert.Equal((Disposition.TooBig, WireCodes.TooLong), (view.Trace.Disposition, view.Trace.Packets[0].Hops[^1].Code));
        Assert.Contains("length 1522", TraceView.Lines(view.On("node-a", "eth0"))[1], StringComparison.Ordinal);
        Assert.Equal("udp: 172.18.0.2:30053: no answer\n", view.Trace.Client.Output);
    }

    // Up to 1.13 the program always asks the FIB, which refuses what the device would not carry.
    [Fact]
    public void TooBig_UpTo113_FibLookupRefuses()
    {
        var view = Trace("1.13.0", OldNative + Bpf + Dsr, new FlowRequest(FlowKind.Udp, Laptop, "node/node-a:30053") { Backend = "server-b", Size = 1472 });

        Assert.Equal("FIB lookup failed", view.Trace.DropReason);
    }

    [Theory]
    [InlineData(Native + Bpf + Dsr, 1472, 1492), InlineData(Native + InNative + Bpf + Dsr + ByGeneve, 1472, 1438)]
    [InlineData(Native + Bpf + Dsr + ",loadBalancer.acceleration=native", 1472, 1492)]
    public void TooBig_PathMtuDiscovery_ClientIsTold(string set, int size, int mtu)
    {
        var view = Trace(
            "1.16.0", set + ",pmtuDiscovery.enabled=true",
            new FlowRequest(FlowKind.Udp, Laptop, "node/node-a:30053") { Backend = "server-b", Size = size });

        Assert.Equal((Disposition.TooBig, DsrCodes.TooBig), (view.Trace.Disposition, view.Trace.Packets[0].Hops[^1].Code));
        var error = view.Trace.Packets[1];
        Assert.Equal(DeliveryCodes.ClientHearsError, error.Hops[^1].Code);
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"172.18.0.2 unreachable - need to frag (mtu {mtu})"), error.Summary, StringComparison.Ordinal);
        Assert.Contains($" {Playground.Address("server-b")} > 198.51.100.10: ICMP", TraceView.Lines(view["external.eth0"])[1], StringComparison.Ordinal);
        Assert.Empty(OctetInvariants.AreRight.Violations(view.Answer));
        Assert.Empty(ExplanationInvariants.HopsAreExplained.Violations(view.Answer));
    }

    // A backend that is a process of another node: 1.14 notes on its device what was asked, up to 1.13 nobody does and the client resets the SYN-ACK.
    [Theory]
    [InlineData("1.13.0", OldNative + Bpf + Dsr, false), InlineData("1.14.0", Native + Bpf + Dsr, true), InlineData("1.18.0", Native + Dsr, true)]
    public void Option_BackendInTheHostNetwork_NeedsTheNodePortStepToNote(string version, string set, bool isRestored)
    {
        var view = Trace(version, set, new FlowRequest(FlowKind.Curl, Laptop, "node/node-a:30080"), HostNetwork);

        Assert.Equal(isRestored ? Disposition.Delivered : Disposition.Unreachable, view.Trace.Disposition);
        Assert.Contains(
            isRestored ? " 172.18.0.2.30080 > 198.51.100.10." : " 172.18.0.3.80 > 198.51.100.10.", TraceView.Lines(view["external.eth0"])[1], StringComparison.Ordinal);
    }

    // By Geneve it has no tunnel endpoint.
    [Fact]
    public void Geneve_BackendInTheHostNetwork_IsDropped()
    {
        var view = Trace(
            "1.18.0", Native + InNative + Bpf + Dsr + ByGeneve, new FlowRequest(FlowKind.Curl, Laptop, "node/node-a:30080"), HostNetwork);

        Assert.Equal(DsrCodes.NoTunnelEndpoint, view.Trace.Packets[0].Hops[^1].Code);
    }

    private static TraceView Run(string version, string set, FlowKind kind, string client, string backend = "server-b") => Run(
        version, set, new FlowRequest(kind, client, kind == FlowKind.Udp ? "node/node-a:30053" : "node/node-a:30080") { Backend = backend });

    private static TraceView Run(string version, string set, FlowRequest flow)
    {
        var view = Trace(version, set, flow);
        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.Empty(TraceInvariants.All.SelectMany(invariant => invariant.Violations(view.Answer)));
        return view;
    }

    private static TraceView Trace(string version, string set, FlowRequest flow, params (string Old, string New)[] changes)
    {
        var text = ScenarioFiles.Text(Labs.Playground);
        foreach (var (old, replacement) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        var scenario = ScenarioResolver.Resolve(ScenarioReader.Read(text), Labs.Playground).Scenario!;
        var helm = new HelmRequest { Reset = true, Version = CiliumVersion.Parse(version), Kernel = KernelVersion.Parse("6.8"), Set = [set] };
        var answer = DatapathEngine.Trace(scenario, helm, flow);
        Assert.Empty(answer.HelmProblems);
        Assert.True(answer.Trace is not null, string.Join("; ", answer.Config.Findings.Where(finding => finding.Severity == Severity.Error)));
        return new TraceView(answer);
    }
}
