using System.Collections.Immutable;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>Lists the backends of service ports, pods in the document's order.</summary>
/// <param name="nodes">The nodes.</param>
/// <param name="pods">The pods.</param>
internal sealed class BackendLister(IReadOnlyList<Node> nodes, IReadOnlyList<Pod> pods)
{
    private readonly Lazy<Dictionary<(string Node, ListeningPort Port), Pod>> hostPods = new(() =>
    {
        var found = new Dictionary<(string Node, ListeningPort Port), Pod>();
        foreach (var pod in pods.Where(pod => pod.HostNetwork))
        {
            foreach (var port in pod.Serves)
            {
                found.TryAdd((pod.Node.Name, port), pod);
            }
        }

        return found;
    });

    /// <summary>Backends of a port. A service without selector has none, but for the two that every cluster has.</summary>
    public BackendList List(ServicePlan plan, PlannedPort port) =>
        new(plan.Selected is { } groups ? () => OfPods(groups, port) : () => OfHosts(plan, port));

    private ImmutableArray<Backend> OfHosts(ServicePlan plan, PlannedPort port)
    {
        var hosts = plan.IsApiServer ? nodes.Where(node => node.IsControlPlane) : plan.IsHubble ? nodes : [];
        return [.. hosts.Select(node => new Backend(node.Ip, port.TargetPort, node, HostPod(node, port)))];
    }

    private ImmutableArray<Backend> OfPods(IReadOnlyList<LabelGroup> groups, PlannedPort port)
    {
        var selected = groups.SelectMany(group => group.Pods).Select(pod => pod.Index).ToArray();
        Array.Sort(selected);
        var addresses = new HashSet<uint>(selected.Length);
        var backends = ImmutableArray.CreateBuilder<Backend>(selected.Length);
        foreach (var index in selected)
        {
            // Pods of one node's host network share its address.
            if (pods[index] is var pod && addresses.Add(pod.Ip.Value))
            {
                backends.Add(new Backend(pod.Ip, port.TargetPort, pod.Node, pod));
            }
        }

        return backends.DrainToImmutable();
    }

    private Pod? HostPod(Node node, PlannedPort port) =>
        hostPods.Value.GetValueOrDefault((node.Name, new ListeningPort(port.Protocol, port.TargetPort)));
}
