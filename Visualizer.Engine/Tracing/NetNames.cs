namespace Visualizer.Engine.Tracing;

/// <summary>Short names of nodes and netns for people. Names in answers for machines stay whole.</summary>
public static class NetNames
{
    private const int ShortestPrefix = 10;
    private const string ExternalPrefix = "external/";
    private const string PodPrefix = "pod/";

    /// <summary>
    /// What all node names begin with, up to and including a hyphen: <c>cilium-kubeproxy-replacement-ebpf-</c>. Empty for fewer than two nodes
    /// and for prefixes of less than ten characters, which are no burden.
    /// </summary>
    public static string SharedPrefix(IReadOnlyCollection<string> nodes)
    {
        if (nodes.Count < 2)
        {
            return "";
        }

        var prefix = nodes.First();
        foreach (var name in nodes)
        {
            var shared = 0;
            while (shared < prefix.Length && shared < name.Length && prefix[shared] == name[shared])
            {
                shared++;
            }

            prefix = prefix[..shared];
        }

        prefix = prefix[..(prefix.LastIndexOf('-') + 1)];
        return prefix.Length >= ShortestPrefix ? prefix : "";
    }

    /// <summary>The node's name without the prefix; an external host's without <c>external/</c>.</summary>
    public static string ShortNode(string node, string prefix) =>
        IsExternal(node) ? node[ExternalPrefix.Length..]
        : prefix.Length > 0 && node.Length > prefix.Length && node.StartsWith(prefix, StringComparison.Ordinal) ? node[prefix.Length..]
        : node;

    /// <summary>Whether the name is that of a host outside the cluster.</summary>
    public static bool IsExternal(string node) => node.StartsWith(ExternalPrefix, StringComparison.Ordinal);

    /// <summary>The pod's name of a pod's netns, <c>NAME</c> or <c>NAMESPACE/NAME</c>; null for every other netns.</summary>
    public static string? PodOf(string netNs) => netNs.StartsWith(PodPrefix, StringComparison.Ordinal) ? netNs[PodPrefix.Length..] : null;
}
