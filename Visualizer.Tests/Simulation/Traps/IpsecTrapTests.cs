using System.Reflection;
using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Simulation;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation.Traps;

/// <summary>What people get wrong about IPsec with native routing.</summary>
public sealed class IpsecTrapTests
{
    [Fact]
    public void FromContainerOnlyMarksAndOneRequestIsAtThreeTapsAsEsp()
    {
        var view = Playground.Ping("f", "client", "server-b");
        var hops = view.Trace.Packets[0].Hops.ToList();

        var marked = hops.FindIndex(hop => hop.Program == "from-container");
        Assert.Equal((HopAction.Ok, 0x3e00u), (hops[marked].Action, hops[marked].Mark!.Value.Value));
        Assert.True(hops.FindIndex(hop => hop.Stage == Stage.XfrmEncrypt) > hops.FindIndex(hop => hop is { Stage: Stage.Forward, Place.Node: "node-a" }));
        foreach (var (device, isOutgoing) in ((string, bool)[])[("cilium_host", true), ("cilium_net", false), ("eth0", true)])
        {
            var sighting = Assert.Single(view.On("node-a", device).Sightings, sighting => sighting.Packet == 0);
            Assert.True(TraceView.IsEsp(sighting));
            Assert.Equal(isOutgoing, sighting.IsOutgoing);
        }
    }

    [Fact]
    public void ReceivedEspIsOnEth0TwiceUnderTheSameMacsAndSentPlaintextNever()
    {
        var view = Playground.Ping("f", "client", "server-b");

        var received = view["serverNode.eth0"].Sightings.Where(sighting => !sighting.IsOutgoing).ToList();
        Assert.Equal([true, false], received.Select(TraceView.IsEsp));
        Assert.True(received[0].Frame.Span[..EthernetHeader.LengthBytes].SequenceEqual(received[1].Frame.Span[..EthernetHeader.LengthBytes]));
        Assert.All(
            ((Tap[])[view["clientNode.eth0"], view["serverNode.eth0"]]).SelectMany(tap => tap.Sightings).Where(sighting => sighting.IsOutgoing),
            sighting => Assert.True(TraceView.IsEsp(sighting)));
    }

    [Theory]
    [InlineData("cilium_host"), InlineData("cilium_net")]
    public void CiliumDevicesShowEspOnTheWayOutOnly(string device)
    {
        var view = Playground.Ping("f", "client", "server-b");

        Assert.Equal((true, false), (view.On("node-a", device).Saw(Request), view.On("node-a", device).Saw(Reply)));
        Assert.Equal((false, true), (view.On("node-b", device).Saw(Request), view.On("node-b", device).Saw(Reply)));
    }

    [Fact]
    public void IpsecArrivesWithOneMoreThanLegacyBecauseTheReceiverDoesNotForward()
    {
        static int Forwards(TraceView view, string node) => view.Trace.Packets[0].Hops.Count(hop => hop.Stage == Stage.Forward && hop.Place.Node == node && hop.TtlBefore is not null);
        var ipsec = Playground.Ping("f", "client", "server-b");
        var plain = Playground.Ping("a", "client", "server-b");

        Assert.Equal((61, 60), (ipsec.Trace.Client.ReplyTtl, plain.Trace.Client.ReplyTtl));
        Assert.Equal((0, 1), (Forwards(ipsec, "node-b"), Forwards(plain, "node-b")));
    }

    [Fact]
    public void KubeProxysLegToARemotePodIsNotEncrypted()
    {
        var view = Playground.Curl("f", "client", "node/node-a:30080", "server-b");

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.All(view["clientNode.eth0"].Sightings, sighting => Assert.False(TraceView.IsEsp(sighting)));
        Assert.Contains(
            TraceView.Lines(view["clientNode.eth0"]),
            line => line.Contains($"> {Playground.Address("server-b")}.80: Flags [P.]", StringComparison.Ordinal) && line.Contains("HTTP: GET", StringComparison.Ordinal));
    }

    // The lookup knows destination and mark, no protocol: the route takes whatever is marked for decryption.
    [Fact]
    public void Proto50InTable200NamesTheRoutesOriginAndFiltersNothing()
    {
        var view = Playground.Ping("f", "client", "server-b");
        var cluster = view.Answer.Cluster!;
        var node = cluster.Index.Node("node-b")!;
        var routing = cluster.Of(node).Host.Routing;

        var decrypting = routing.Lookup(node.RouterIp, new Mark(0xd00)).Route!;
        Assert.Equal((200, RouteType.Local, "50"), (decrypting.Table, decrypting.Type, decrypting.Origin));
        Assert.Equal(decrypting, routing.Lookup(cluster.Index.Cluster.Pods.First(pod => pod.Name == "server-b").Ip, new Mark(0xd00)).Route);
        Assert.Null(routing.Lookup(cluster.Index.Node("node-a")!.PodCidr.Network, new Mark(0xe00)).Route!.Origin);
        Assert.DoesNotContain("esp", decrypting.Entry, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void EspPassesOutputAndPostroutingAsAPacketOfTheNode()
    {
        var hops = Playground.Ping("f", "client", "server-b").Trace.Packets[0].Hops.Where(hop => hop.Place.Node == "node-a").ToList();

        var netfilter = hops.Where(hop => hop.Stage is Stage.XfrmEncrypt or >= Stage.NfPrerouting and <= Stage.NfPostrouting).Select(hop => hop.Stage);
        Assert.Equal(
            [
                Stage.NfPrerouting, Stage.NfForward, Stage.NfPostrouting, Stage.XfrmEncrypt, Stage.NfOutput, Stage.NfPostrouting,
                Stage.NfPrerouting, Stage.NfForward, Stage.NfPostrouting,
            ],
            netfilter);
    }

    [Theory]
    [InlineData(true, Disposition.Delivered), InlineData(false, Disposition.Dropped)]
    public void CiliumNetNeedsAcceptLocalOrEspIsAMartian(bool acceptLocal, Disposition disposition)
    {
        var scenario = Labs.Load(Labs.Playground);
        var config = DatapathEngine.Resolve(scenario, new HelmRequest { Set = [.. Playground.Values("f")] }).Config.Datapath!;
        var cluster = DatapathEngine.Provision(scenario.Cluster, config);
        foreach (var node in scenario.Cluster.Nodes)
        {
            // What an administrator does with sysctl -w net.ipv4.conf.cilium_net.accept_local=0.
            typeof(NetInterface).GetProperty(nameof(NetInterface.AcceptLocal), BindingFlags.Instance | BindingFlags.Public)!
                .SetValue(cluster.Of(node).Host.Find("cilium_net"), acceptLocal);
        }

        var trace = Simulator.Run(cluster, FlowResolver.Resolve(cluster.Index, new FlowRequest(FlowKind.Ping, "client", "server-b")).Flow!);

        Assert.Equal(disposition, trace.Disposition);
        if (!acceptLocal)
        {
            var failed = trace.Packets[trace.FailedAt!.Packet].Hops[trace.FailedAt.Hop];
            Assert.Equal((0, "node-a", "cilium_net", RoutingCodes.Martian), (trace.FailedAt.Packet, failed.Place.Node, failed.Place.Interface, failed.Code));
        }
    }
}
