using Visualizer.Engine.Tracing;

namespace Visualizer.Tests.Tracing;

public sealed class NetNamesTests
{
    [Theory]
    [InlineData("cilium-kubeproxy-replacement-ebpf-", "cilium-kubeproxy-replacement-ebpf-worker", "cilium-kubeproxy-replacement-ebpf-worker2")]
    [InlineData("", "node-a", "node-b", "node-c")]
    [InlineData("", "alone-in-the-cluster-worker")]
    [InlineData("", "left-worker-of-one", "right-worker-of-two")]
    public void SharedPrefix_Nodes_OnlyALongOneCounts(string expected, params string[] nodes) => Assert.Equal(expected, NetNames.SharedPrefix(nodes));

    [Fact]
    public void ShortNode_NameIsThePrefix_StaysWhole()
    {
        Assert.Equal("a-long-prefix-", NetNames.ShortNode("a-long-prefix-", "a-long-prefix-"));
        Assert.Equal("worker", NetNames.ShortNode("a-long-prefix-worker", "a-long-prefix-"));
        Assert.Equal("laptop", NetNames.ShortNode("external/laptop", "a-long-prefix-"));
    }

    [Theory]
    [InlineData("pod/net", "net")]
    [InlineData("pod/kube-system/coredns", "kube-system/coredns")]
    [InlineData("host", null)]
    [InlineData("cilium-health", null)]
    public void PodOf_NetNs_NamesThePod(string netNs, string? expected) => Assert.Equal(expected, NetNames.PodOf(netNs));
}
