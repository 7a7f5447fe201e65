using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Web.State;

/// <summary>Fills in the flow that a viewer left open, so that a picture is there from the start.</summary>
public static class FlowDefaults
{
    /// <summary>The request with a whole flow: its own, else the scenario's first suggestion, else a ping between its first two pods.</summary>
    public static WorkbenchRequest Complete(WorkbenchRequest request, Scenario scenario)
    {
        var suggested = scenario.Flows.FirstOrDefault();
        var isOpen = request.Kind is null && request.From is null && request.To is null;
        if (isOpen && suggested is not null)
        {
            return With(request, suggested);
        }

        var pods = scenario.Cluster.Pods.Where(pod => !pod.HostNetwork).Take(2).ToList();
        var node = "node/" + scenario.Cluster.Nodes[0].Name;
        return request with
        {
            Kind = request.Kind ?? FlowKind.Ping,
            From = request.From ?? suggested?.From ?? pods.FirstOrDefault()?.ShortName ?? node,
            To = request.To ?? suggested?.To ?? pods.LastOrDefault()?.ShortName ?? node,
        };
    }

    /// <summary>The request with a suggested flow, the player at its start.</summary>
    public static WorkbenchRequest With(WorkbenchRequest request, SuggestedFlow flow) =>
        request with { Kind = FlowKinds.Parse(flow.Kind), From = flow.From, To = flow.To, Backend = flow.Backend, Shape = FlowShape.Of(flow.ToRequest()) };

    /// <summary>Whether the request asks for the suggested flow.</summary>
    public static bool Is(WorkbenchRequest request, SuggestedFlow flow) =>
        request.Kind is { } kind && FlowKinds.Name(kind) == flow.Kind && request.From == flow.From && request.To == flow.To && request.Backend == flow.Backend
        && request.Shape == FlowShape.Of(flow.ToRequest());
}
