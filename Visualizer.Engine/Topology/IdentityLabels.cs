using System.Collections.Immutable;

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

    /// <summary>The labels that count, sorted by key.</summary>
    public static ImmutableSortedDictionary<string, string> Of(ImmutableSortedDictionary<string, string> labels) =>
        labels.RemoveRange(labels.Keys.Where(Excluded.Contains));
}
