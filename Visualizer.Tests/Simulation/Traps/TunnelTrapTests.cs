using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation.Traps;

/// <summary>What people get wrong about VXLAN and Geneve.</summary>
public sealed class TunnelTrapTests
{
    [Fact]
    public void VxlanKeepsTtl63InBothHostRoutings()
    {
        var bpf = Playground.Ping("d", "client", "server-b");
        var legacy = Playground.Ping("dLegacy", "client", "server-b");

        Assert.Equal((63, 63), (bpf.Trace.Client.ReplyTtl, legacy.Trace.Client.ReplyTtl));
        Assert.Equal((false, true), (bpf["server.lxc"].Saw(Request), legacy["server.lxc"].Saw(Request)));
        Assert.DoesNotContain(legacy.Trace.Packets[0].Hops, hop => hop.Stage == Stage.Forward);
    }

    [Theory]
    [InlineData("1.16.0", 62, true), InlineData("1.17.0", 63, false)]
    public void TunnelModeSendsPodToWorldThroughTheStackUpTo116(string version, int ttl, bool isForwarded)
    {
        var world = new FlowRequest(FlowKind.Ping, "client", "external/laptop");
        var tunnel = Playground.In(version, Playground.NewFull, world);
        var native = Playground.In(version, Playground.NewNative + "," + Playground.NewFull, world);

        Assert.Equal([ttl], TraceView.Ttls(tunnel["clientNode.eth0"], Request));
        Assert.Equal([63], TraceView.Ttls(native["clientNode.eth0"], Request));
        Assert.Equal(isForwarded, tunnel.Trace.Packets[0].Hops.Any(hop => hop is { Stage: Stage.Forward, Place.Node: "node-a" }));
    }

    [Theory]
    [InlineData("d", true), InlineData("e", true), InlineData("a", false), InlineData("b", false), InlineData("c", false)]
    public void TunnelModeMasqueradesPodToRemoteNode(string letter, bool isMasqueraded)
    {
        var view = Playground.Ping(letter, "client", "node/node-b");

        var source = isMasqueraded ? Playground.Address("node-a") : Playground.Address("client");
        Assert.Contains($" {source} > {Playground.Address("node-b")}: ICMP echo request", TraceView.Lines(view["clientNode.eth0"])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void VniIsTheIdentityOfTheSender()
    {
        var pods = Labs.Load(Labs.Playground).Cluster.Pods;
        uint IdentityOf(string name) => pods.First(pod => pod.Name == name).Identity.Value;
        var ping = Playground.Ping("d", "client", "server-b");
        var fromNode = Playground.Ping("d", "node/node-a", "server-b");
        var nodePort = Playground.Curl("d", "external/laptop", "node/node-a:30080", "server-b");

        Assert.Equal((IdentityOf("client"), IdentityOf("server-b")), (Vni(ping, Request), Vni(ping, Reply)));
        Assert.NotEqual(Vni(ping, Request), Vni(ping, Reply));
        Assert.Equal(6u, Vni(fromNode, Request));
        Assert.Equal(2u, Vni(nodePort, Request));
    }

    [Fact]
    public void InnerFrameHasTheMacsOfThePodAndItsLxcAndNeverTheTunnelDevices()
    {
        var view = Playground.Ping("d", "client", "server-b");
        var cluster = view.Answer.Cluster!;
        var node = cluster.Of(cluster.Index.Node("node-a")!);
        var eth0 = node.Find("pod/client")!.Find("eth0")!;

        Assert.All(
            (Tap[])[view["clientNode.cilium_vxlan"], view["serverNode.cilium_vxlan"]],
            tap => Assert.StartsWith($"{eth0.Mac} > {eth0.Peer!.Mac},", TraceView.Lines(tap)[0], StringComparison.Ordinal));
        string[] own = [node.Host.Find("cilium_vxlan")!.Mac.ToString(), cluster.Of(cluster.Index.Node("node-b")!).Host.Find("cilium_vxlan")!.Mac.ToString()];
        var lines = view.Trace.Taps.SelectMany(TraceView.Lines).ToList();
        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, line => own.Any(mac => line.Contains(mac, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("d", "cilium_vxlan"), InlineData("geneve", "cilium_geneve")]
    public void TunnelDeviceHasMtu1500AndOnlyRoutesCarry1450(string letter, string device)
    {
        var cluster = Playground.Ping(letter, "client", "server-b").Answer.Cluster!;
        var node = cluster.Of(cluster.Index.Node("node-a")!);

        Assert.All(node.Devices.Where(one => one.Name != "lo"), one => Assert.Equal(1500, one.Mtu));
        Assert.Contains(node.Devices, one => one.Name == device);
        var pod = node.Find("pod/client")!.Routing.Lookup(cluster.Index.Cluster.Externals[0].Ip, default).Route!;
        var remote = node.Host.Routing.Lookup(cluster.Index.Node("node-b")!.PodCidr.Network, default).Route!;
        Assert.Equal((1450, 1450), (pod.MtuBytes, remote.MtuBytes));
        Assert.Contains("mtu 1450", RouteText.Line(remote), StringComparison.Ordinal);
    }

    private static uint Vni(TraceView view, PacketDirection direction)
    {
        var frame = view["serverNode.eth0"].Sightings.First(sighting => sighting.Direction == direction).Frame.Span;
        var layer = Dissector.Dissect(frame, FrameStart.Ethernet).First(layer => layer.Kind == LayerKind.Vxlan);
        return uint.Parse(layer.Fields.First(field => field.Name == "VNI").Value, System.Globalization.CultureInfo.InvariantCulture);
    }
}
