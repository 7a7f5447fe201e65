using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Simulation;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Simulation;

/// <summary>Visibility emerges: change what one helper does, and exactly the sightings that follow from it change.</summary>
public class RedirectPeerTests
{
    //  eth0 ──▶ from-netdev ──redirect_peer──▶ pod eth0          what the lxc tap misses
    //  eth0 ──▶ from-netdev ──redirect──▶ lxc ──▶ pod eth0       what it would see
    [Theory]
    [InlineData(Labs.Ebpf, "10.0.2.202")]
    [InlineData(Labs.Ebpf, "10.0.0.72")]
    [InlineData(Labs.Vxlan, "10.0.0.24")]
    public void Run_RedirectPeerBecomesRedirect_FlipsTheLxcSightingsOfArrivalsAlone(string id, string to)
    {
        var normal = Labs.Ping(id, "net", to);
        var plain = WithPlainRedirect(id, to);

        var flipped = normal.Trace.Taps.Zip(plain.Taps).SelectMany(pair => Differences(pair.First, pair.Second)).Order(StringComparer.Ordinal);

        Assert.Equal(["client.lxc reply", "server.lxc request"], flipped);
        Assert.Equal(normal.Trace.Client.ReplyTtl, plain.Client.ReplyTtl);
    }

    private static Trace WithPlainRedirect(string id, string to)
    {
        var scenario = Labs.Load(id);
        var (config, _) = DatapathEngine.Resolve(scenario, HelmRequest.None);
        var cluster = DatapathEngine.Provision(scenario.Cluster, config.Datapath!);
        foreach (var device in scenario.Cluster.Nodes.SelectMany(node => cluster.Of(node).Devices))
        {
            if (device.TcIngress is { } program)
            {
                device.TcIngress = new PlainRedirect(program);
            }
        }

        return Simulator.Run(cluster, FlowResolver.Resolve(cluster.Index, new FlowRequest(FlowKind.Ping, "net", to)).Flow!);
    }

    private static IEnumerable<string> Differences(Tap one, Tap other)
    {
        Assert.Equal(one.Role, other.Role);
        if (one.Saw(PacketDirection.Request) != other.Saw(PacketDirection.Request))
        {
            yield return one.Role + " request";
        }

        if (one.Saw(PacketDirection.Reply) != other.Saw(PacketDirection.Reply))
        {
            yield return one.Role + " reply";
        }
    }

    private sealed class PlainRedirect(IProgram program) : IProgram
    {
        public string Name => program.Name;

        public string FilterName => program.FilterName;

        public IEvidence Filter => program.Filter;

        public Verdict Run(SocketBuffer skb, HookContext hook)
        {
            var verdict = program.Run(skb, hook);
            return verdict.Action == HopAction.RedirectPeer ? verdict with { Action = HopAction.Redirect } : verdict;
        }
    }
}
