using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Kubectl;

/// <summary><c>kubectl run NAME --image=…</c> of a pod that the scenario has: it answers as on the first time. No other pods can be made.</summary>
internal sealed class RunCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "kubectl run";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        if (arguments.Words.IsEmpty)
        {
            return CommandOutput.Error("error: NAME is required for run\nSee 'kubectl run -h' for help and examples");
        }

        if (!arguments.Options.Any(option => option.StartsWith("--image=", StringComparison.Ordinal)))
        {
            return CommandOutput.Error("error: required flag(s) \"image\" not set");
        }

        var name = arguments.Words[0];
        return place.Cluster.Index.Cluster.Pods.Any(pod => pod.Namespace == "default" && pod.Name == name)
            ? CommandOutput.Lines([$"pod/{name} created"])
            : CommandOutput.Error($"kubectl run {name}: not modelled: the pods are those of the scenario");
    }
}
