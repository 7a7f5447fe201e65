using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Show;

/// <summary>Acceptance vector 19: the order in which <c>cilium monitor</c> tells of a ping through VXLAN, at both ends.</summary>
public sealed class MonitorOrderTests
{
    private static readonly string[] Marks =
    [
        "Successfully mapped addr", "Tunnel decap", "Attempting local delivery", "CT verdict: New", "CT verdict: Reply", "Conntrack create", "TTL=63", "TTL=64",
        "to-endpoint", "to-overlay", "Encapsulating to node",
    ];

    [Fact]
    public void Monitor_ReceiversNode_MapsDecapsulatesDeliversAndAnswers() => Assert.Equal(
        [
            "Successfully mapped addr", "Tunnel decap", "Attempting local delivery", "CT verdict: New", "Conntrack create", "TTL=63", "to-endpoint",
            "CT verdict: Reply", "Successfully mapped addr", "Encapsulating to node", "TTL=64", "to-overlay", "CT verdict: New", "Conntrack create",
        ],
        Steps("worker2"));

    [Fact]
    public void Monitor_SendersNode_EncapsulatesAtTtl64AndDeliversTheReplyAt63() => Assert.Equal(
        [
            "CT verdict: New", "Successfully mapped addr", "Conntrack create", "Encapsulating to node", "TTL=64", "to-overlay", "CT verdict: New", "Conntrack create",
            "Successfully mapped addr", "Tunnel decap", "Attempting local delivery", "CT verdict: Reply", "TTL=63", "to-endpoint",
        ],
        Steps("worker"));

    private static IEnumerable<string> Steps(string node)
    {
        var request = new ShowRequest($"node/cilium-kubeproxy-replacement-ebpf-vxlan-{node}", "cilium monitor -vv")
        {
            Flow = new FlowRequest(FlowKind.Ping, "net", "10.0.0.24"),
        };
        var text = DatapathEngine.Show(Labs.Load(Labs.Vxlan), HelmRequest.None, request).Shown!.Text;
        return text.Split('\n').Select(line => Array.Find(Marks, mark => line.Contains(mark, StringComparison.Ordinal))).OfType<string>();
    }
}
