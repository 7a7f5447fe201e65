using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;
using Visualizer.Verify.Invariants;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation;

/// <summary>XDP acceleration (section 5.16) together with tunnels and with direct server return.</summary>
public class AccelerationTests
{
    private const string OldNative = "tunnel=disabled,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,kubeProxyReplacement=strict,bpf.masquerade=true";
    private const string Native = "routingMode=native,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8,kubeProxyReplacement=true,bpf.masquerade=true";
    private const string OldTunnel = "kubeProxyReplacement=strict,bpf.masquerade=true", Tunnel = "kubeProxyReplacement=true,bpf.masquerade=true";
    private const string Dsr = ",loadBalancer.mode=dsr", ByGeneve = ",tunnelProtocol=geneve,loadBalancer.dsrDispatch=geneve";

    // 25. XDP-accelerated NodePort forwarding is invisible to every tap of the forwarding node.
    [Theory]
    [InlineData("1.12.0", OldNative + Dsr), InlineData("1.13.0", OldNative + Dsr), InlineData("1.14.0", Native + Dsr), InlineData("1.18.0", Native + Dsr)]
    [InlineData("1.14.0", Native + Dsr + ByGeneve), InlineData("1.18.0", Tunnel + Dsr + ByGeneve), InlineData("1.16.0", Native + ",loadBalancer.mode=hybrid")]
    public void Trap25_DirectServerReturn_BalancingNodeShowsNothing(string version, string set)
    {
        var view = Run(version, set);

        Assert.All(view.Trace.Taps.Where(tap => tap.Place.Node == "node-a"), tap => Assert.Empty(tap.Sightings));
        Assert.Contains(" 198.51.100.10.", TraceView.Lines(view["server.eth0"])[0], StringComparison.Ordinal);
        Assert.Equal(UnseenKind.TakenAway, UnseenReasons.Of(view.Trace, view.On("node-a", "eth0"), Request)!.Kind);
    }

    [Theory]
    [InlineData("1.14.0", Tunnel), InlineData("1.18.0", Tunnel), InlineData("1.18.0", Tunnel + ",tunnelProtocol=geneve")]
    public void Tunnel_XdpWritesTheOuterHeaders(string version, string set)
    {
        var view = Run(version, set);

        Assert.All(
            view.Trace.Taps.Where(tap => tap.Place.Node == "node-a"),
            tap => Assert.False(tap.Saw(Request)));
        var arrival = view.On("node-b", "eth0").Sightings[0].Frame.Span[EthernetHeader.LengthBytes..];
        Assert.Equal((63, 0), (Ipv4Packet.TtlOf(arrival), Ipv4Packet.IdentificationOf(arrival)));
        var turned = Assert.Single(view.Trace.Packets[0].Hops, hop => hop is { Stage: Stage.Xdp, Place.Node: "node-a" });
        Assert.Equal((HopAction.Tx, XdpCodes.Encapsulates, "eth0"), (turned.Action, turned.Code, turned.Target));

        // The reply comes to the router's address by the tunnel and passes the taps as without acceleration.
        Assert.True(view.On("node-a", "eth0").Saw(Reply));
    }

    // 1.13 cannot encapsulate on XDP: TC does, and the tap between the two shows a translated packet.
    [Fact]
    public void Tunnel_113_LeavesEncapsulationToTc()
    {
        var view = Run("1.13.0", OldTunnel);

        var first = TraceView.Lines(view.On("node-a", "eth0"))[0];
        Assert.Contains($"{Playground.Address("router/node-a")}.", first, StringComparison.Ordinal);
        Assert.Contains($"> {Playground.Address("server-b")}.80", first, StringComparison.Ordinal);
        Assert.True(view.On("node-a", "cilium_vxlan").Saw(Request));
        Assert.Contains(view.Trace.Packets[0].Hops, hop => hop.Code == FromNetdevCodes.EncapsulatesForXdp);
    }

    [Fact]
    public void Tunnel_112_AgentStops()
    {
        var answer = Trace("1.12.0", OldTunnel);

        Assert.Null(answer.Trace);
        var finding = Assert.Single(answer.Config.Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal("load-balancer.refused", finding.Code);
        Assert.StartsWith("Cannot use NodePort acceleration with tunneling.", Assert.Single(finding.Args)!.ToString(), StringComparison.Ordinal);
    }

    private static TraceView Run(string version, string set)
    {
        var answer = Trace(version, set);
        Assert.True(answer.Trace is not null, string.Join("; ", answer.Config.Findings.Where(finding => finding.Severity == Severity.Error)));
        Assert.Equal(Disposition.Delivered, answer.Trace.Disposition);
        Assert.Empty(TraceInvariants.All.SelectMany(invariant => invariant.Violations(answer)));
        return new TraceView(answer);
    }

    private static TraceAnswer Trace(string version, string set)
    {
        var helm = new HelmRequest
        {
            Reset = true,
            Version = CiliumVersion.Parse(version),
            Kernel = KernelVersion.Parse("6.8"),
            Set = [set + ",loadBalancer.acceleration=native"],
        };
        var answer = DatapathEngine.Trace(
            Labs.Load(Labs.Playground), helm, new FlowRequest(FlowKind.Curl, "external/laptop", "node/node-a:30080") { Backend = "server-b" });
        Assert.Empty(answer.HelmProblems);
        return answer;
    }
}
