using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Show.Kubectl;

/// <summary><c>kubectl apply -f FILE</c>. A scenario's cluster is complete from the start, so whatever the file: it answers for what the scenario put into namespace default, as on the first time.</summary>
/// <remarks>Pods say who made them: NAME-xxxxx is a DaemonSet's, NAME-hash-xxxxx a Deployment's (<c>k8s.io/apiserver names.SimpleNameGenerator</c>).</remarks>
internal sealed class ApplyCommand : IShowCommand
{
    private const int SuffixLength = 5;
    private const string SuffixLetters = "bcdfghjklmnpqrstvwxz2456789";

    /// <inheritdoc/>
    public string Name => "kubectl apply";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        if (!arguments.Options.Any(option => option.StartsWith("-f=", StringComparison.Ordinal)))
        {
            return CommandOutput.Error("error: must specify one of -f and -k");
        }

        var cluster = place.Cluster.Index.Cluster;
        var owners = cluster.Pods.Where(pod => pod.Namespace == "default").Select(Owner).OfType<string>().Distinct();
        var services = cluster.Services.Where(service => service is { Namespace: "default", Name: not "kubernetes" }).Select(service => "service/" + service.Name);
        var created = owners.Concat(services).ToImmutableArray();
        return created.IsEmpty ? CommandOutput.Error("error: no objects passed to apply") : CommandOutput.Lines(created.Select(name => name + " created"));
    }

    private static string? Owner(Pod pod)
    {
        var parts = pod.Name.Split('-');
        if (parts.Length < 2 || parts[^1].Length != SuffixLength || parts[^1].Any(letter => !SuffixLetters.Contains(letter)))
        {
            return null;
        }

        return pod.Labels.ContainsKey("pod-template-hash") && parts.Length > 2
            ? "deployment.apps/" + string.Join('-', parts[..^2])
            : "daemonset.apps/" + string.Join('-', parts[..^1]);
    }
}
