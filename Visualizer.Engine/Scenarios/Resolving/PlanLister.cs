using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>Lists the nodes and pods of a document, counted ones too, and checks their names.</summary>
/// <param name="context">What is shared.</param>
internal sealed class PlanLister(ResolveContext context)
{
    private static readonly ImmutableSortedDictionary<string, string> CountedLabels =
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("app", "pod");

    private readonly Dictionary<string, NodePlan> byName = new(StringComparer.Ordinal);

    /// <summary>Nodes in order.</summary>
    public List<NodePlan> Nodes { get; } = [];

    /// <summary>Pods in order: the listed ones, then the counted ones.</summary>
    public List<PodPlan> Pods { get; } = [];

    /// <summary>A node by name, or null.</summary>
    public NodePlan? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Lists everything; false when there is too much to go on with.</summary>
    public bool List()
    {
        var section = context.Section;
        var counted = section.NodeCount?.Value ?? 0;
        var perNode = section.PodsPerNode?.Value ?? 0;
        if (section.PodsPerNode is { } pods && section.NodesNode is DocumentNode.List)
        {
            context.Refuse(pods.Node, new("a list of pods", "Pod 列表"), "podsPerNode goes with a count of nodes; here they are listed.");
            perNode = 0;
        }

        if (!IsWithinLimits(section, counted, perNode))
        {
            return false;
        }

        ListNodes(section, counted);
        ListPods(section, perNode);
        return true;
    }

    private static string Number(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");

    private bool IsWithinLimits(ClusterSection section, int counted, int perNode)
    {
        if (section.Nodes.Length > ScenarioShapes.MostNodes)
        {
            context.Refuse(section.NodesNode!, new("at most 10000 nodes", "最多 10000 个节点"), "There are too many nodes.");
            return false;
        }

        if (section.Pods.Length + ((long)counted * perNode) > ScenarioShapes.MostPods)
        {
            context.Refuse(section.PodsPerNode?.Node ?? section.Node, new("at most 200000 pods in all", "总共最多 200000 个 Pod"), "There are too many pods.");
            return false;
        }

        if (section.NodesNode is DocumentNode.List { Items.Length: 0 })
        {
            context.Refuse(section.NodesNode, new("at least one node", "至少一个节点"), "There is no node.");
        }

        return true;
    }

    private void ListNodes(ClusterSection section, int counted)
    {
        for (var number = 1; number <= counted; number++)
        {
            AddNode(new NodePlan(Nodes.Count, Number("node-", number), null));
        }

        foreach (var node in section.Nodes)
        {
            if (node.Name is { } name)
            {
                var plan = new NodePlan(Nodes.Count, name.Value, node);
                if (!AddNode(plan))
                {
                    context.Refuse(name.Node, new("a name of its own", "不重复的名称"), $"There are two nodes '{Excerpt.Of(name.Value, 60)}'.");
                }
            }
        }

        var hasControlPlane = Nodes.Any(node => node.Section?.IsControlPlane?.Value == true);
        foreach (var node in Nodes)
        {
            node.IsControlPlane = node.Section?.IsControlPlane?.Value ?? (!hasControlPlane && node.Index == 0);
        }
    }

    private bool AddNode(NodePlan plan)
    {
        if (!byName.TryAdd(plan.Name, plan))
        {
            return false;
        }

        Nodes.Add(plan);
        return true;
    }

    private void ListPods(ClusterSection section, int perNode)
    {
        var names = new HashSet<(string Namespace, string Name)>();

        // A node whose name could not be read has a problem of its own; its pods are not to be blamed.
        var knowsAllNodes = section.NodesNode is DocumentNode.List list
            ? list.Items.Length == section.Nodes.Length && section.Nodes.All(node => node.Name is not null)
            : section.NodeCount is not null;
        foreach (var pod in section.Pods)
        {
            var namespaceName = pod.Namespace?.Value ?? "default";
            if (pod.Name is { } name && !names.Add((namespaceName, name.Value)))
            {
                context.Refuse(
                    name.Node, new("a name of its own", "不重复的名称"), $"There are two pods '{Excerpt.Of(name.Value, 60)}' in namespace '{Excerpt.Of(namespaceName, 60)}'.");
            }

            if (pod.RunsOn is not { } runsOn)
            {
                continue;
            }

            if (Find(runsOn.Value) is { } node)
            {
                Add(new PodPlan(Pods.Count, pod.Name?.Value ?? "", namespaceName, node, pod, pod.Labels));
            }
            else if (knowsAllNodes)
            {
                RefuseNode(runsOn);
            }
        }

        foreach (var node in Nodes.Where(node => node.Section is null))
        {
            for (var number = 1; number <= perNode; number++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"pod-{node.Index + 1}-{number}");
                if (!names.Add(("default", name)))
                {
                    context.Refuse(context.Section.PodsPerNode!.Node, new("names of their own", "不重复的名称"), $"The pod '{name}' is listed and counted.");
                }

                Add(new PodPlan(Pods.Count, name, "default", node, null, CountedLabels));
            }
        }
    }

    private void Add(PodPlan pod)
    {
        Pods.Add(pod);
        pod.Node.Pods.Add(pod);
    }

    /// <summary>Reports a name that no node has.</summary>
    public void RefuseNode(Written<string> name)
    {
        var expected = Nodes.Count <= 10 ? ExpectedText.Of(Nodes.Select(node => Excerpt.Of(node.Name))) : new("the name of a node", "节点的名称");
        context.Refuse(name.Node, expected, $"There is no node '{Excerpt.Of(name.Value, 60)}'.");
    }
}
