using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Terminal;

/// <summary>Where a shell runs.</summary>
/// <param name="Prompt">What it prints before each command line, as in the labs.</param>
/// <param name="Host">Name that <c>hostname</c> prints.</param>
/// <param name="NetNs">The netns; null on the machine that the kind cluster runs on, which is no part of the model.</param>
/// <param name="Pod">The pod whose container it is; null elsewhere.</param>
internal sealed record TerminalPlace(string Prompt, string Host, NetNs? NetNs, Pod? Pod)
{
    private const string Homes = "/home";

    /// <summary>The machine with kubectl and docker.</summary>
    public static readonly TerminalPlace Workstation = new("root@kind:~# ", "kind", null, null);

    /// <summary>Whether <c>kubectl</c> and <c>docker</c> are here.</summary>
    public bool IsWorkstation => NetNs is null;

    /// <summary>A container of a pod. An agent's has the working folder that its image sets.</summary>
    public static TerminalPlace Of(ClusterDatapath cluster, Pod pod)
    {
        var netNs = cluster.Of(pod.Node).Find(pod.NetNsName)!;
        return pod.HostNetwork
            ? new($"root@{pod.Node.Name}:{(IsAgent(pod) ? $"{Homes}/cilium" : "/")}# ", pod.Node.Name, netNs, pod)
            : new($"{pod.Name}~$ ", pod.Name, netNs, pod);
    }

    /// <summary>The host netns of a node, or of a host outside, or a pod's by the name of its netns; null when there is none.</summary>
    public static TerminalPlace? Of(ClusterDatapath cluster, NetNs netNs)
    {
        if (cluster.Index.Node(netNs.Node) is not { } node)
        {
            var name = netNs.Node[(netNs.Node.IndexOf('/', StringComparison.Ordinal) + 1)..];
            return new($"root@{name}:~# ", name, netNs, null);
        }

        return netNs.IsHost ? new($"root@{node.Name}:/# ", node.Name, netNs, null)
            : cluster.Index.PodsOn(node).FirstOrDefault(pod => pod.NetNsName == netNs.Name) is { } pod ? Of(cluster, pod)
            : new($"root@{node.Name}:{netNs.Name}# ", node.Name, netNs, null);
    }

    /// <summary>The place as a flow names it; null where nothing can be sent from.</summary>
    public string? FlowName(ClusterDatapath cluster) => NetNs switch
    {
        null => null,
        { IsHost: true } when cluster.Index.Node(NetNs.Node) is { } node => "node/" + node.Name,
        { IsHost: true } => NetNs.Node,
        _ => Pod?.ShortName,
    };

    private static bool IsAgent(Pod pod) => pod.Labels.GetValueOrDefault("k8s-app") == "cilium";
}
