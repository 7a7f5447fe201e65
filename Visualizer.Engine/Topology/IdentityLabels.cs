using System.Collections.Immutable;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Topology;

/// <summary>Which labels of a pod make its identity: those that a controller writes anew for every pod or revision do not.</summary>
/// <remarks>Source: <c>pkg/labelsfilter/filter.go @ 1.13</c>.</remarks>
public static class IdentityLabels
{
    private static readonly ImmutableHashSet<string> Excluded = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "pod-template-hash",
        "pod-template-generation",
        "controller-revision-hash",
        "controller-uid",
        "batch.kubernetes.io/controller-uid",
        "statefulset.kubernetes.io/pod-name");

    /// <summary>Key of the label that holds a pod's namespace.</summary>
    public const string NamespaceKey = "io.kubernetes.pod.namespace";

    /// <summary>Start of the keys of labels that a pod has from its namespace.</summary>
    public const string NamespaceLabelPrefix = "io.cilium.k8s.namespace.labels.";

    /// <summary>Key of the label that holds the cluster's name.</summary>
    public const string ClusterKey = "io.cilium.k8s.policy.cluster";

    /// <summary>All labels of a pod's identity, those that Cilium adds too. The only label of a namespace is its name.</summary>
    public static LabelSet Of(string cluster, Pod pod) => new(
        Of(pod.Labels)
            .Append(KeyValuePair.Create(NamespaceLabelPrefix + "kubernetes.io/metadata.name", pod.Namespace))
            .Append(KeyValuePair.Create(ClusterKey, cluster))
            .Append(KeyValuePair.Create("io.cilium.k8s.policy.serviceaccount", pod.ServiceAccount))
            .Append(KeyValuePair.Create(NamespaceKey, pod.Namespace))
            .DistinctBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => KeyValuePair.Create("k8s:" + label.Key, label.Value)));

    /// <summary>The labels that count, sorted by key.</summary>
    public static ImmutableSortedDictionary<string, string> Of(ImmutableSortedDictionary<string, string> labels) =>
        labels.RemoveRange(labels.Keys.Where(Excluded.Contains));
}
