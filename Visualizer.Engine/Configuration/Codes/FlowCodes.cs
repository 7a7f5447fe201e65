using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>Flows that this build cannot walk.</summary>
internal static class FlowCodes
{
    public static readonly FindingCode Udp = NotYet("flow-udp", "UDP flows", "UDP 流");
    public static readonly FindingCode External = NotYet("flow-external", "flows from or to hosts outside the cluster", "来自或去往集群外主机的流");
    public static readonly FindingCode FromNode = NotYet("flow-from-node", "flows that a process of a node starts", "由节点进程发起的流");
    public static readonly FindingCode ColdNeighbours = NotYet("flow-cold-neighbours", "cold neighbours", "冷邻居表");
    public static readonly FindingCode TtlExpiry = NotYet("flow-ttl-expiry", "packets whose TTL may expire on the way", "TTL 可能在途中耗尽的数据包");
    public static readonly FindingCode Fragments = NotYet("flow-fragments", "packets larger than the pod's MTU", "大于 pod MTU 的数据包");

    public static ImmutableArray<FindingCode> All { get; } = [Udp, External, FromNode, ColdNeighbours, TtlExpiry, Fragments];

    private static FindingCode NotYet(string feature, string english, string chinese) => new(
        $"not-modelled.{feature}", Severity.Error, "Simulation/FlowSupport",
        $"This build does not model {english} ({{0}} {{1}} → {{2}}).",
        $"本版本尚未对{chinese}建模（{{0}} {{1}} → {{2}}）。");
}
