using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

public sealed class ClusterDeskTests
{
    [Fact]
    public void For_SameValues_IsTheClusterOfTheTraces()
    {
        var clusters = new ClusterDesk();
        var desk = new TraceDesk(clusters);
        var scenario = Labs.Load(Labs.Ebpf);
        HelmRequest legacy = new() { Set = ["bpf.masquerade=false"] };

        var answers = new[] { HelmRequest.None, HelmRequest.None, legacy }.Zip(["10.0.0.72", "10.0.2.202", "10.0.0.72"])
            .Select(each => desk.Trace(scenario, each.First, new FlowRequest(FlowKind.Ping, "net", each.Second))).ToList();

        Assert.Same(answers[0].Cluster, answers[1].Cluster);
        Assert.NotSame(answers[0].Cluster, answers[2].Cluster);
        Assert.Same(answers[2].Cluster, clusters.For(scenario, legacy)(scenario.Cluster, answers[2].Config.Datapath!));
    }

    [Fact]
    public void Show_AfterAHop_IsWhatTheEngineShowsThere()
    {
        var scenario = Labs.Load(Labs.Ebpf);
        var request = new ShowRequest("node/" + scenario.Cluster.Nodes[^1].Name, "cilium bpf ct list global")
        {
            Flow = new FlowRequest(FlowKind.Ping, "net", "10.0.2.202"), Until = new HopPosition(0, 6),
        };

        var shown = new ClusterDesk().Show(scenario, HelmRequest.None, request).Shown;

        Assert.NotEqual("", shown?.Text);
        Assert.Equal(DatapathEngine.Show(scenario, HelmRequest.None, request).Shown, shown);
    }
}
