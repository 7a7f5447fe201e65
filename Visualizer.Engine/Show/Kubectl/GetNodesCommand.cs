using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Show.Kubectl;

/// <summary><c>kubectl get nodes</c>. Image and runtime are those of kind's nodes.</summary>
internal sealed class GetNodesCommand : IShowCommand
{
    private static readonly KubectlListing Listing = new(
        "nodes", ["NAME", "STATUS", "ROLES", "AGE", "VERSION", "INTERNAL-IP", "EXTERNAL-IP", "OS-IMAGE", "KERNEL-VERSION", "CONTAINER-RUNTIME"], 5);

    /// <inheritdoc/>
    public string Name => "kubectl get nodes";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var (cluster, kernel) = (place.Cluster.Index.Cluster, place.Cluster.Config.Kernel.Text);
        return Listing.Print(cluster.Nodes.Select(node => new KubectlObject(
            "", node.Name,
            [node.Name, "Ready", Roles(node, cluster.KubernetesVersion), KubectlListing.Age, "v" + cluster.KubernetesVersion, node.Ip.ToString(), "<none>", "Ubuntu 21.10", kernel, "containerd://1.5.10"],
            LabelsOf(node))), arguments);
    }

    // Both labels of the role until Kubernetes 1.24 dropped the older one.
    private static string Roles(Node node, string version) => !node.IsControlPlane ? "<none>"
        : version.Split('.') is ["1", var minor, ..] && int.TryParse(minor, out var number) && number < 24 ? "control-plane,master" : "control-plane";

    private static ImmutableSortedDictionary<string, string> LabelsOf(Node node) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("kubernetes.io/hostname", node.Name).Add("kubernetes.io/os", "linux");
}
