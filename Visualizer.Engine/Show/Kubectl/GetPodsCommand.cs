using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Kubectl;

/// <summary><c>kubectl get pods</c>. Every pod of a scenario runs.</summary>
internal sealed class GetPodsCommand : IShowCommand
{
    private static readonly KubectlListing Listing = new(
        "pods", ["NAME", "READY", "STATUS", "RESTARTS", "AGE", "IP", "NODE", "NOMINATED NODE", "READINESS GATES"], 4);

    /// <inheritdoc/>
    public string Name => "kubectl get pods";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place) => Listing.Print(
        place.Cluster.Index.Cluster.Pods.Select(pod => new KubectlObject(
            pod.Namespace, pod.Name,
            [pod.Name, "1/1", "Running", "0", KubectlListing.Age, pod.Ip.ToString(), pod.Node.Name, "<none>", "<none>"], pod.Labels)),
        arguments);
}
