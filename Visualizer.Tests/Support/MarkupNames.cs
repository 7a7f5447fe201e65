using System.Collections.Immutable;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Tests.Support;

/// <summary>A cluster whose pods and nodes are named like markup. No document can name them so; beneath the reader somebody could.</summary>
public static class MarkupNames
{
    public const string Pod = "<img src=x onerror=alert(1)>|`*b*` &lt; [a](javascript:alert(1))\n## b", Node = "\"]]></script><script>alert(1)</script>";

    /// <summary>The same scenario with such names, numbered; what refers to pods by name is left out.</summary>
    public static Scenario In(Scenario scenario)
    {
        var cluster = scenario.Cluster;
        var nodes = cluster.Nodes.Select((node, index) => node with { Name = $"{Node}{index}" }).ToImmutableArray();
        var pods = cluster.Pods.Select((pod, index) => pod with { Name = $"{Pod}{index}", Node = nodes[cluster.Nodes.IndexOf(pod.Node)] }).ToImmutableArray();
        return scenario with { Cluster = cluster with { Nodes = nodes, Pods = pods, Services = [], Externals = [] } };
    }

    /// <summary>A ping from the first pod to one of another node, both by their addresses.</summary>
    public static FlowRequest PingAcrossNodes(Scenario scenario)
    {
        var pods = scenario.Cluster.Pods.Where(pod => !pod.HostNetwork).ToList();
        return new FlowRequest(FlowKind.Ping, pods[0].Ip.ToString(), pods.First(pod => pod.Node != pods[0].Node).Ip.ToString());
    }
}
