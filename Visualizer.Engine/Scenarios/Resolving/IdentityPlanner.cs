using System.Collections.Immutable;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>Gives equal label sets equal identities, different ones different identities (256–65535).</summary>
/// <param name="context">What is shared.</param>
internal sealed class IdentityPlanner(ResolveContext context)
{
    private const int Least = 256, Count = 65536 - Least;

    /// <summary>Groups the pods and decides the identity of every group. Answers the groups in order of their first pod.</summary>
    public IReadOnlyList<LabelGroup> Plan(IEnumerable<PodPlan> pods)
    {
        var groups = Group(pods);
        var byIdentityLabels = groups
            .GroupBy(group => Canonical(group.Namespace, group.ServiceAccount, IdentityLabels.Of(group.Labels)), StringComparer.Ordinal)
            .ToList();
        var owners = new Dictionary<int, string>();
        var decided = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var set in byIdentityLabels)
        {
            KeepPins(set.Key, set.SelectMany(group => group.Pods), owners, decided);
        }

        foreach (var set in byIdentityLabels)
        {
            // Pods of the host network alone need no identity: theirs is the host's.
            var identity = decided.TryGetValue(set.Key, out var pinned) || set.All(group => group.Pods.TrueForAll(pod => pod.HostNetwork))
                ? pinned
                : Generate(set.Key, owners, set.First().Pods[0]);
            foreach (var group in set)
            {
                group.Identity = new SecurityIdentity((uint)identity);
            }
        }

        return groups;
    }

    private static List<LabelGroup> Group(IEnumerable<PodPlan> pods)
    {
        var groups = new List<LabelGroup>();
        var byLabels = new Dictionary<string, LabelGroup>(StringComparer.Ordinal);
        var lastLabels = ImmutableSortedDictionary<string, string>.Empty;
        LabelGroup? last = null;
        foreach (var pod in pods)
        {
            // Counted pods share one set of labels: by the hundred thousand there is no time to spell it out for each.
            if (last is null || !ReferenceEquals(pod.Labels, lastLabels) || last.Namespace != pod.Namespace || last.ServiceAccount != pod.ServiceAccount)
            {
                var key = Canonical(pod.Namespace, pod.ServiceAccount, pod.Labels);
                if (!byLabels.TryGetValue(key, out last))
                {
                    last = new LabelGroup(pod.Namespace, pod.Labels);
                    byLabels.Add(key, last);
                    groups.Add(last);
                }

                lastLabels = pod.Labels;
            }

            pod.Group = last;
            last.Pods.Add(pod);
        }

        return groups;
    }

    private static string Canonical(string namespaceName, string serviceAccount, IEnumerable<KeyValuePair<string, string>> labels)
    {
        var text = new StringBuilder(namespaceName);
        if (serviceAccount != Pod.DefaultServiceAccount)
        {
            text.Append(' ').Append(serviceAccount);
        }

        foreach (var (key, value) in labels)
        {
            text.Append('\n').Append(key).Append('=').Append(value);
        }

        return text.ToString();
    }

    private void KeepPins(string labels, IEnumerable<PodPlan> pods, Dictionary<int, string> owners, Dictionary<string, int> decided)
    {
        foreach (var pin in pods.Where(pod => !pod.HostNetwork).Select(pod => pod.Section?.Identity).OfType<Written<int>>())
        {
            if (decided.TryGetValue(labels, out var earlier))
            {
                if (earlier != pin.Value)
                {
                    context.Refuse(
                        pin.Node, ExpectedText.Of(FormattableString.Invariant($"{earlier}")), "Pods of one namespace with equal labels have one identity, and it is another here.");
                }
            }
            else if (owners.TryAdd(pin.Value, labels))
            {
                decided.Add(labels, pin.Value);
            }
            else
            {
                context.Refuse(
                    pin.Node, new("an identity of its own", "不重复的身份"), FormattableString.Invariant($"Identity {pin.Value} is pinned for another set of labels."));
            }
        }
    }

    private int Generate(string labels, Dictionary<int, string> owners, PodPlan first)
    {
        var offset = (int)(context.Hash("identity", labels) % Count);
        for (var tried = 0; tried < Count; tried++, offset = (offset + 1) % Count)
        {
            if (owners.TryAdd(Least + offset, labels))
            {
                return Least + offset;
            }
        }

        context.Refuse(first.Section?.Node ?? context.Section.Node, new("at most 65280 sets of labels", "最多 65280 组标签"), "There is no identity left.");
        return Least;
    }
}
