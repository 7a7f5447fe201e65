using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;
using Visualizer.Tests.Support;
using Visualizer.Tests.Simulation;

namespace Visualizer.Tests.Topology;

/// <summary>What was typed finds what a cluster has, the best first and never more than asked for.</summary>
public sealed class ClusterSearchTests
{
    private static readonly ClusterIndex Lab = Labs.Load(Labs.Ebpf).Cluster.Index;

    [Theory]
    [InlineData("net", "pod net")]
    [InlineData("10.0.0.72", "pod evescn-q7xhn")]
    [InlineData("kube-system/coredns", "pod coredns-64897985d-66c4c, pod coredns-64897985d-")]
    [InlineData("serversvc", "service serversvc")]
    [InlineData("10.96.93.201", "service serversvc")]
    [InlineData("172.18.0.3", "node cilium-kubeproxy-replacement-ebpf-worker")]
    [InlineData("ca:8f:99:91:17:f2", "device eth0 of pod/evescn-q7xhn")]
    [InlineData("CA:8F:99:91", "device eth0 of pod/evescn-q7xhn")]
    [InlineData("lxc56a9c4b40736", "device lxc56a9c4b40736 of host")]
    [InlineData("reserved:health", "identity 4")]
    [InlineData("nothing of the sort", "")]
    [InlineData("  ", "")]
    public void Find_Typed_IsWhatFits(string typed, string expected)
    {
        var (found, isMore) = new ClusterSearch(Lab).Find(typed, 50);

        Assert.StartsWith(expected, string.Join(", ", found.Select(Text)), StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, found.IsEmpty);
        Assert.False(isMore);
    }

    [Theory]
    [InlineData("pod-1"), InlineData("pod"), InlineData("10.0."), InlineData("eth0"), InlineData("lxc"), InlineData("o")]
    public void Find_InThousands_IsBoundedAndBeginsWithTheBest(string typed)
    {
        var (found, isMore) = new ClusterSearch(Large).Find(typed, 50);

        Assert.Equal(50, found.Length);
        Assert.True(isMore);
        Assert.Equal(found.Length, found.Distinct().Count());
    }

    [Fact]
    public void Find_ExactNameAndAddressInThousands_ComeFirst()
    {
        var last = Large.Cluster.Pods[^1];

        Assert.Equal(new ClusterThing.OfPod(last), First(last.Name));
        Assert.Equal(new ClusterThing.OfPod(last), First(last.Ip.ToString()));
        Assert.Equal(new ClusterThing.OfNode(Large.Nodes[^1]), First(Large.Nodes[^1].Name));
    }

    // The last digit typed counts: 10.0.0.7 begins 10.0.0.72, and not 110.0.0.7.
    [Theory]
    [InlineData("10.0.0.7", "10.0.0.72", Fit.Start)]
    [InlineData("10.0.0.72", "10.0.0.72", Fit.Exact)]
    [InlineData("0.0.72", "10.0.0.72", Fit.None)]
    [InlineData("10.0.0.72", "110.0.0.72", Fit.None)]
    [InlineData("a", "10.0.0.72", Fit.None)]
    public void Of_Address_IsByItsBeginning(string typed, string address, Fit fit) =>
        Assert.Equal(fit, new SearchText(typed).Of(Ipv4Address.Parse(address)));

    private static ClusterIndex Large { get; } = ClusterSizeTests.LargeCluster.Index;

    private static ClusterThing First(string typed) => new ClusterSearch(Large).Find(typed, 50).Found[0];

    private static string Text(ClusterThing thing) => thing switch
    {
        ClusterThing.OfNode { Node: var node } => "node " + node.Name,
        ClusterThing.OfPod { Pod: var pod } => "pod " + pod.Name,
        ClusterThing.OfService { Service: var service } => "service " + service.Name,
        ClusterThing.OfDevice { Device: var device } => $"device {device.Name} of {device.NetNs}",
        ClusterThing.OfIdentity { Identity: var identity } => "identity " + identity.Identity,
        ClusterThing.OfExternal { Host: var host } => "external " + host.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(thing), thing, "There is no other thing."),
    };
}
