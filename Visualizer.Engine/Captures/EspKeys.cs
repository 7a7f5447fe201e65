using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Xfrm;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Captures;

/// <summary>The ESP security associations that decrypt what a trace's taps show.</summary>
public static class EspKeys
{
    /// <summary>Those between the nodes that have taps, each once; empty without IPsec.</summary>
    public static ImmutableArray<EspKeyLine> Of(ClusterDatapath cluster, Trace trace)
    {
        var nodes = trace.Taps.Select(tap => tap.Place.Node!).Distinct().Select(cluster.Index.Node).OfType<Node>().ToImmutableArray();
        var ends = nodes.SelectMany(node => new[] { node.Ip, node.RouterIp }).ToHashSet();
        return [.. nodes
            .SelectMany(node => cluster.Of(node).Host.Xfrm?.States ?? [])
            .Where(state => ends.Contains(state.Source) && ends.Contains(state.Destination))
            .Select(Line)
            .Distinct()];
    }

    private static EspKeyLine Line(XfrmState state) => new(state.Source, state.Destination, state.Spi, Convert.ToHexStringLower(state.Key.AsSpan()));
}
