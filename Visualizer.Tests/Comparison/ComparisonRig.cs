using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Comparison;

/// <summary>Comparisons to look at.</summary>
internal static class ComparisonRig
{
    /// <summary>The values of the four labs on the cluster of the first.</summary>
    public static TraceComparison FourLabs(string from = "net", string to = "evescn-q7xhn") => Compare(
        Labs.Ebpf, new FlowRequest(FlowKind.Ping, from, to), [("eBPF", Values(Labs.Ebpf)), ("KPR", Values(Labs.Kpr)), ("IPsec", Values(Labs.Ipsec)), ("VXLAN", Values(Labs.Vxlan))]);

    /// <summary>The playground under configurations by their letters.</summary>
    public static TraceComparison Playgrounds(FlowRequest flow, params ImmutableArray<string> letters) =>
        Compare(Labs.Playground, flow, [.. letters.Select(letter => (letter, new HelmRequest { Set = [.. Playground.Values(letter)] }))]);

    /// <summary>Any variants.</summary>
    public static TraceComparison Compare(string scenario, FlowRequest flow, ImmutableArray<(string Name, HelmRequest Helm)> variants) =>
        DatapathEngine.Compare([.. variants.Select(variant => (variant.Name, DatapathEngine.Trace(Labs.Load(scenario), variant.Helm, flow)))]);

    /// <summary>What one tap shows in each variant; null where there is no such interface or no trace.</summary>
    public static IEnumerable<bool?> Sightings(TraceComparison comparison, Place place, PacketDirection direction) => comparison.Variants
        .Select(variant => variant.Trace?.Taps.FirstOrDefault(tap => tap.Place == place)?.Saw(direction));

    private static HelmRequest Values(string lab)
    {
        var scenario = Labs.Load(lab);
        return new HelmRequest { Version = scenario.Cilium, Kernel = scenario.Kernel, Reset = true, Values = scenario.Helm.Values, Set = scenario.Helm.Set };
    }
}
