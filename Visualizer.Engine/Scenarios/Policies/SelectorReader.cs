using System.Collections.Immutable;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Scenarios.Policies;

/// <summary>Turns label selectors of manifests into requirements on Cilium's labels.</summary>
/// <remarks>Source: <c>pkg/k8s/network_policy.go</c>, <c>pkg/k8s/apis/cilium.io/utils/utils.go getEndpointSelector @ 1.13</c>.</remarks>
internal static class SelectorReader
{
    private const string Kubernetes = "k8s";

    /// <summary>Selector of a Kubernetes policy: pods of one namespace.</summary>
    public static LabelSelector OfPods(BoundMap selector, string namespaceName) =>
        new([.. Requirements(selector, key => (Kubernetes, key)), InNamespace(namespaceName)]);

    /// <summary>Peer of a Kubernetes policy: pods of namespaces with labels, or of its own namespace.</summary>
    public static LabelSelector OfPeer(BoundMap? pods, BoundMap? namespaces, string ownNamespace)
    {
        var ofPods = pods is null ? [] : Requirements(pods, key => (Kubernetes, key));
        if (namespaces is null)
        {
            return new([.. ofPods, InNamespace(ownNamespace)]);
        }

        var ofNamespaces = Requirements(namespaces, key => (Kubernetes, IdentityLabels.NamespaceLabelPrefix + key)).ToList();
        return new([.. ofPods, .. ofNamespaces.Count == 0 ? [LabelRequirement.Exists(Kubernetes, IdentityLabels.NamespaceKey)] : ofNamespaces]);
    }

    /// <summary>Subject of a Cilium policy: endpoints of its namespace; all of the cluster when it has none.</summary>
    public static LabelSelector OfSubject(BoundMap selector, string? namespaceName)
    {
        var requirements = Sourced(selector);
        return new(namespaceName is null ? requirements : [.. requirements, InNamespace(namespaceName)]);
    }

    /// <summary>Peer of a Cilium policy: of its own namespace unless the selector names one, or a reserved label.</summary>
    public static LabelSelector OfSourcedPeer(BoundMap selector, string? ownNamespace)
    {
        var requirements = Sourced(selector);
        if (requirements.Any(requirement =>
            requirement.Key == IdentityLabels.NamespaceKey && requirement.Source is Kubernetes or LabelRequirement.AnySource))
        {
            return new(requirements);
        }

        if (ownNamespace is null)
        {
            return new([.. requirements, LabelRequirement.Exists(Kubernetes, IdentityLabels.NamespaceKey)]);
        }

        return new(requirements.Any(requirement => requirement.Source == "reserved") ? requirements : [.. requirements, InNamespace(ownNamespace)]);
    }

    private static LabelRequirement InNamespace(string name) => LabelRequirement.Equal(Kubernetes, IdentityLabels.NamespaceKey, name);

    private static ImmutableArray<LabelRequirement> Sourced(BoundMap selector) => [.. Requirements(selector, key =>
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (LabelRequirement.AnySource, key) : (key[..colon], key[(colon + 1)..]);
    })];

    private static IEnumerable<LabelRequirement> Requirements(BoundMap selector, Func<string, (string Source, string Key)> read)
    {
        foreach (var (written, value) in selector.Labels("matchLabels") ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            var (source, key) = read(written);
            yield return LabelRequirement.Equal(source, key, value);
        }

        foreach (var expression in selector.Maps("matchExpressions"))
        {
            if (expression.Text("key") is not { } written || expression.Text("operator") is not { } word)
            {
                continue;
            }

            var (source, key) = read(written.Value);
            yield return new LabelRequirement(
                source, key, Enum.Parse<LabelOperator>(word.Value), [.. expression.Texts("values").Select(value => value.Value)]);
        }
    }
}
