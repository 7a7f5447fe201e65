using Visualizer.Engine.Addressing;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Topology;

namespace Visualizer.Tests.Topology;

public class ClusterIndexTests
{
    private const string MixedPrefixes =
        "cluster: { nodes: [ { name: a, podCidr: 10.0.1.0/24 }, { name: b, podCidr: 10.0.2.0/25 }, { name: c, podCidr: 10.1.0.0/16 } ] }";

    [Theory]
    [InlineData("10.0.1.200", "a")]
    [InlineData("10.0.2.100", "b")]
    [InlineData("10.0.2.200", null)]
    [InlineData("10.1.77.1", "c")]
    public void NodeOfPodAddress_PrefixesOfSeveralLengths_FindsTheNode(string address, string? node) =>
        Assert.Equal(node, Load(MixedPrefixes).Index.NodeOfPodAddress(Ipv4Address.Parse(address))?.Name);

    [Fact]
    public void PodsNamed_TwoNamespaces_AreInTheDocumentsOrder()
    {
        var cluster = Load(
            "cluster: { nodes: 1, podsPerNode: 2, pods: [ { name: p, namespace: z, node: node-1 }, { name: q, node: node-1 }, { name: p, node: node-1 } ] }");

        Assert.Equal(["z", "default"], cluster.Index.PodsNamed("p").Select(pod => pod.Namespace));
        Assert.Equal("pod-1-2", Assert.Single(cluster.Index.PodsNamed("pod-1-2")).Name);
        Assert.Empty(cluster.Index.PodsNamed("pod-1-3"));
    }

    [Fact]
    public void Index_OfACopyThatDiffers_IsAnother()
    {
        var cluster = Load("cluster: { nodes: 2 }");
        var smaller = cluster with { Nodes = [cluster.Nodes[0]] };

        Assert.Same(cluster.Index, cluster.Index);
        Assert.NotNull(cluster.Index.Node("node-2"));
        Assert.Null(smaller.Index.Node("node-2"));
    }

    private static Cluster Load(string yaml)
    {
        var resolution = ScenarioResolver.Resolve(ScenarioReader.Read(yaml), "test");
        Assert.Empty(resolution.Problems);
        return resolution.Scenario!.Cluster;
    }
}
