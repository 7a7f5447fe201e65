using System.Collections.Immutable;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Scenarios.Policies;

/// <summary>Reads the manifests of <c>cluster.policies</c>, whatever their kind.</summary>
/// <param name="problems">Takes what is wrong.</param>
/// <param name="cluster">Cluster name.</param>
internal sealed class PolicyReader(ProblemList problems, string cluster)
{
    private readonly HashSet<(string Kind, string Name)> _names = [];

    /// <summary>The policies in the document's order; a manifest with several specs makes several.</summary>
    public ImmutableArray<NetworkPolicy> Read(IEnumerable<BoundMap> manifests) => [.. manifests.SelectMany(Read)];

    private IEnumerable<NetworkPolicy> Read(BoundMap manifest)
    {
        if (manifest.Text("kind") is not { } kind || manifest.Map("metadata") is not { } metadata || metadata.Text("name") is not { } own)
        {
            return [];
        }

        var namespaceName = kind.Value == "CiliumClusterwideNetworkPolicy" ? null : metadata.Text("namespace")?.Value ?? "default";
        var name = namespaceName is null ? own.Value : $"{namespaceName}/{own.Value}";
        if (!_names.Add((kind.Value, name)))
        {
            problems.Add(own.Node, new("a name of its own", "不重复的名称"), $"There are two policies of kind {kind.Value} named '{Excerpt.Of(name, 60)}'.");
        }

        if (kind.Value == "NetworkPolicy")
        {
            return new KubernetesPolicyReader(problems).Read(manifest, name, namespaceName!) is { } policy ? [policy] : [];
        }

        var specs = manifest.Maps("specs").ToList();
        if (manifest.Map("spec") is { } spec)
        {
            specs.Insert(0, spec);
        }
        else if (specs.Count == 0 && manifest.Source["spec"] is null)
        {
            problems.Add(manifest.Source, new("spec or specs", "spec 或 specs"), "The policy has no spec.");
        }

        return specs.Select(each => new CiliumPolicyReader(problems, cluster, kind.Value, name, namespaceName).Read(each)).OfType<NetworkPolicy>().ToList();
    }
}
