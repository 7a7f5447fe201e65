using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Cilium.Programs;

public sealed class SockConnect4Tests
{
    //  connect(): ClusterIP, the own node's NodePort, another node's NodePort, and the loopback of a host process
    [Theory]
    [InlineData("pod/net", "10.96.93.201", 8080)]
    [InlineData("pod/net", "172.18.0.2", 32000)]
    [InlineData("pod/net", "172.18.0.3", 32000)]
    [InlineData("host", "127.0.0.1", 32000)]
    public void Connect_Service_BecomesBackend(string netNs, string address, int port)
    {
        var node = new NodeRig(Labs.Ebpf, "worker2") { PinnedBackend = Ipv4Address.Parse("10.0.2.202") };

        var (verdict, evidence) = node.Connect(netNs, address, port);

        Assert.Equal((HopAction.Allow, "sock-lb.rewritten"), (verdict.Action, verdict.Code.Value));
        Assert.Equal("10.0.2.202:80", $"{verdict.Address}:{verdict.Port}");
        Assert.Contains(evidence, entry => entry.Source == "cilium service list" && entry.Entry.Contains("2 => 10.0.2.202:80 (active)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("10.0.0.72", 80)]
    [InlineData("8.8.8.8", 32000)]
    [InlineData("10.96.93.201", 81)]
    [InlineData("127.0.0.1", 32000)]
    public void Connect_NoService_StaysAsItIs(string address, int port)
    {
        var node = new NodeRig(Labs.Ebpf, "worker2");

        var (verdict, _) = node.Connect("pod/net", address, port);

        Assert.Equal("sock-lb.no-service", verdict.Code.Value);
        Assert.Equal($"{address}:{port}", $"{verdict.Address}:{verdict.Port}");
    }

    //  without a pin a hash chooses, the same backend every time
    [Fact]
    public void Connect_NothingPinned_IsDeterministic()
    {
        var first = new NodeRig(Labs.Ebpf, "worker2").Connect("pod/net", "10.96.93.201", 8080).Verdict;
        var second = new NodeRig(Labs.Ebpf, "worker2").Connect("pod/net", "10.96.93.201", 8080).Verdict;

        Assert.Equal(first.Address, second.Address);
        Assert.Matches("^(10.0.0.72|10.0.2.202|10.0.1.63)$", first.Address.ToString());
    }

    [Fact]
    public void Receive_TranslatedSocket_ShowsWhatWasAsked()
    {
        var node = new NodeRig(Labs.Ebpf, "worker2") { PinnedBackend = Ipv4Address.Parse("10.0.2.202") };
        node.Connect("pod/net", "10.96.93.201", 8080);
        var hook = new HookContext { State = node.State, Evidence = new EvidenceList() };
        var call = new SocketCall(node.Datapath.Find("pod/net")!, TransportProtocol.Tcp, Ipv4Address.Parse("10.0.2.202"), 80);

        var verdict = node.Datapath.SocketProgram!.Receive(call, hook);

        Assert.Equal(("sock-lb.restored", "10.96.93.201", 8080), (verdict.Code.Value, verdict.Address.ToString(), verdict.Port));
    }

    [Fact]
    public void Connect_HostNamespaceOnly_SkipsPods()
    {
        var node = new NodeRig(Labs.Ebpf, "worker2", HelmRequest.None, config => config with { SocketLbHostNamespaceOnly = true });

        var (verdict, _) = node.Connect("pod/net", "10.96.93.201", 8080);

        Assert.Equal("sock-lb.host-namespace-only", verdict.Code.Value);
    }
}
