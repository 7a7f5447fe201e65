using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Tests.Support;
using static Visualizer.Engine.Tracing.PacketDirection;

namespace Visualizer.Tests.Simulation;

/// <summary>External clients of NodePorts and LoadBalancer IPs: every row of section 7.14 in its column for releases up to 1.13, and pods' NodePorts of 7.15.</summary>
public class NodePortTtlTests
{
    private static readonly (string, string) Local = ("loadBalancerIp:", "externalTrafficPolicy: Local\n      loadBalancerIp:");
    private static readonly (string, string) Ranges = ("loadBalancerIp:", "sourceRanges: [ 203.0.113.0/24 ]\n      loadBalancerIp:");

    // Backend on the addressed node: what the client's 63 (64 on the nodes' subnet) is in the pod, and the reply on eth0.
    [Theory]
    [InlineData("c", "laptop", 62, 64, "198.51.100.10", false)]
    [InlineData("d", "laptop", 62, 64, "198.51.100.10", false)]
    [InlineData("b", "laptop", 61, 64, "198.51.100.10", true)]
    [InlineData("dLegacy", "laptop", 61, 64, "198.51.100.10", true)]
    [InlineData("a", "laptop", 61, 62, "172.18.0.2", true)]
    [InlineData("e", "laptop", 61, 62, "172.18.0.2", true)]
    [InlineData("f", "laptop", 61, 62, "172.18.0.2", true)]
    [InlineData("c", "lanhost", 63, 64, "172.18.0.200", false)]
    [InlineData("e", "lanhost", 62, 62, "172.18.0.2", true)]
    public void LocalBackend(string letter, string client, int podTtl, int replyTtl, string source, bool isLxcVisible)
    {
        var view = Playground.Curl(letter, "external/" + client, "node/node-a:30080", "server-a");

        var beyond = client == "laptop" ? 1 : 0;
        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.Equal(64 - beyond, TraceView.Ttls(view["serverNode.eth0"], Request)[0]);
        Assert.Equal(podTtl, TraceView.Ttls(view["server.eth0"], Request)[0]);
        Assert.Equal(replyTtl, TraceView.Ttls(view["serverNode.eth0"], Reply)[0]);
        Assert.Equal(replyTtl - beyond, view.Trace.Client.ReplyTtl);
        Assert.Contains($" {source}.", TraceView.Lines(view["server.eth0"])[0], StringComparison.Ordinal);
        Assert.Equal(isLxcVisible, view["server.lxc"].Saw(Request));
        Assert.True(view["server.lxc"].Saw(Reply));
        Assert.All(TraceView.Lines(view["external.eth0"]), line => Assert.Contains("172.18.0.2.30080", line, StringComparison.Ordinal));
    }

    // Backend on another node: TTL on the way out of the addressed one, in the pod, and of the reply that leaves for the client.
    [Theory]
    [InlineData("c", "eth0", 63, 62, 63, "node-a")]
    [InlineData("b", "eth0", 63, 61, 62, "node-a")]
    [InlineData("d", "cilium_vxlan", 63, 62, 64, "router/node-a")]
    [InlineData("dLegacy", "cilium_vxlan", 63, 62, 64, "router/node-a")]
    [InlineData("a", "eth0", 62, 60, 61, "node-a")]
    [InlineData("f", "eth0", 62, 60, 61, "node-a")]
    [InlineData("e", "cilium_vxlan", 62, 61, 62, "router/node-a")]
    public void RemoteBackend(string letter, string device, int outTtl, int podTtl, int replyTtl, string source)
    {
        var view = Playground.Curl(letter, "external/laptop", "node/node-a:30080", "server-b");

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.Equal(outTtl, TtlOf(view["otherNode." + device], Request, isOutgoing: true));
        Assert.Equal(podTtl, TraceView.Ttls(view["server.eth0"], Request)[0]);
        Assert.Equal(replyTtl, TtlOf(view["otherNode.eth0"], Reply, isOutgoing: true));
        Assert.Equal(replyTtl - 1, view.Trace.Client.ReplyTtl);
        Assert.Contains($" {Playground.Address(source)}.", TraceView.Lines(view["server.eth0"])[0], StringComparison.Ordinal);
        Assert.Equal("node-b", view["serverNode.eth0"].Place.Node);
    }

    // One interface shows the request twice: as the client sent it, and as the node sends it on.
    [Fact]
    public void RemoteBackend_Native_OneInterfaceShowsTheRequestTwice()
    {
        var lines = TraceView.Lines(Playground.Curl("c", "external/laptop", "node/node-a:30080", "server-b")["otherNode.eth0"]);

        Assert.Contains("198.51.100.10.", lines[0], StringComparison.Ordinal);
        Assert.Contains("> 172.18.0.2.30080", lines[0], StringComparison.Ordinal);
        Assert.Contains($"> {Playground.Address("server-b")}.80", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d"), InlineData("e")]
    public void RemoteBackend_Tunnel_VniIsTheWorlds(string letter) => Assert.Contains(
        TraceView.Lines(Playground.Curl(letter, "external/laptop", "node/node-a:30080", "server-b")["serverNode.eth0"]),
        line => line.Contains("instance 2\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("a", 61, 62)]
    [InlineData("e", 61, 62)]
    [InlineData("c", 62, 64)]
    public void LocalPolicy_BackendHere_KeepsTheClient(string letter, int podTtl, int replyTtl)
    {
        var view = Playground.Curl(letter, "external/laptop", "node/node-b:30080", null, Local);

        Assert.Equal(podTtl, TraceView.Ttls(view["server.eth0"], Request)[0]);
        Assert.Equal(replyTtl, TraceView.Ttls(view["serverNode.eth0"], Reply)[0]);
        Assert.Contains(" 198.51.100.10.", TraceView.Lines(view["server.eth0"])[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b", "Service backend not found")]
    [InlineData("d", "Service backend not found")]
    [InlineData("e", null)]
    public void LocalPolicy_NoBackendHere_IsUnreachable(string letter, string? reason)
    {
        var trace = Playground.Curl(letter, "external/laptop", "node/node-c:30080", null, Local).Trace;

        Assert.Equal((Disposition.Unreachable, reason), (trace.Disposition, trace.DropReason));
        Assert.Single(trace.Packets);
        Assert.Equal("curl: (28) Failed to connect to 172.18.0.4 port 30080: Connection timed out\n", trace.Client.Output);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("c")]
    [InlineData("d")]
    [InlineData("e")]
    public void LoadBalancerIp_LeadsToTheAnnouncingNode(string letter)
    {
        var view = Playground.Curl(letter, "external/laptop", "172.18.255.1", "server-b");

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.Equal("node-a", view["otherNode.eth0"].Place.Node);
        Assert.All(TraceView.Lines(view["external.eth0"]), line => Assert.Contains("172.18.255.1.80", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("c", "Denied by LB src range check")]
    [InlineData("d", "Denied by LB src range check")]
    [InlineData("e", null)]
    public void LoadBalancerIp_ClientOutsideTheSourceRanges_IsDenied(string letter, string? reason)
    {
        var trace = Playground.Curl(letter, "external/laptop", "172.18.255.1", null, Ranges).Trace;

        Assert.Equal((Disposition.Denied, reason), (trace.Disposition, trace.DropReason));
        Assert.Equal(trace.Packets[0].Hops.Length - 1, trace.FailedAt!.Hop);
        Assert.Contains("Connection timed out", trace.Client.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadBalancerIp_KubeProxy_DropShowsTheRule() => Assert.Equal(
        NetfilterCodes.DroppedOutsideSourceRanges,
        Playground.Curl("e", "external/laptop", "172.18.255.1", null, Ranges).Trace.Packets[0].Hops[^1].Code);

    // 7.13 and 7.15: a pod's own node translates for kube-proxy.
    [Theory]
    [InlineData("a", "server-b", "eth0", 62, 60, 60)]
    [InlineData("f", "server-b", "eth0", 62, 60, 60)]
    [InlineData("e", "server-b", "cilium_vxlan", 62, 61, 61)]
    [InlineData("a", "server-a", "lxc:server-a", 61, 61, 61)]
    [InlineData("e", "server-a", "lxc:server-a", 61, 61, 61)]
    public void PodToOwnNodesNodePort_KubeProxy(string letter, string backend, string device, int outTtl, int podTtl, int replyTtl)
    {
        var view = Playground.Curl(letter, "client", "node/node-a:30080", backend);

        Assert.Equal(Disposition.Delivered, view.Trace.Disposition);
        Assert.Equal(outTtl, TtlOf(backend == "server-a" ? view["server.lxc"] : view["clientNode." + device], Request, isOutgoing: true));
        Assert.Equal(podTtl, TraceView.Ttls(view["server.eth0"], Request)[0]);
        Assert.Equal(replyTtl, view.Trace.Client.ReplyTtl);
        Assert.All(TraceView.Lines(view["client.lxc"]), line => Assert.Contains("172.18.0.2.30080", line, StringComparison.Ordinal));
    }

    private static int TtlOf(Tap tap, PacketDirection direction, bool isOutgoing) => TraceView.Ttls(
        tap with { Sightings = [.. tap.Sightings.Where(sighting => sighting.IsOutgoing == isOutgoing)] }, direction)[0];
}
