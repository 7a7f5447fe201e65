using System.Collections.Immutable;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Provisioning;

namespace Visualizer.Engine.Show;

/// <summary>Finds the netns that a place names.</summary>
internal static class PlaceResolver
{
    /// <summary>The netns; null with a problem.</summary>
    public static (NetNs? NetNs, FlowProblem? Problem) Find(ClusterDatapath cluster, string at)
    {
        if (at.StartsWith("health/", StringComparison.Ordinal) && cluster.Index.Node(at["health/".Length..]) is { } health)
        {
            return (cluster.Of(health).Find("cilium-health"), null);
        }

        var names = new NameResolver(cluster.Index);
        var ends = names.Find(at).Where(candidate => candidate.Target.End is not null).ToImmutableArray();
        return ends switch
        {
            [] => (null, new FlowProblem("at", at, names.Expected("a pod, node/NAME, health/NODE or external/NAME", "Pod、node/NAME、health/NODE 或 external/NAME"))),
            [{ Target.End: { External: { } host } }] => (cluster.Of(host), null),
            [{ Target.End: { } end }] => (cluster.Of(end.Node!).Find(end.NetNsName), null),
            _ => (null, new FlowProblem("at", at, NameResolver.Ambiguous(ends.Select(end => end.Name)))),
        };
    }
}
