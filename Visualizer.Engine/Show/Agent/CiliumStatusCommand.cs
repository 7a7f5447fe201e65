using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium status</c>.</summary>
internal sealed class CiliumStatusCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "cilium status";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var (config, cluster, node) = (place.Cluster.Config, place.Cluster.Index, place.Node!);
        return CiliumListing.RefuseFlags(Name, arguments, "--verbose", "--brief") ?? (arguments.Words.Contains("--brief") ? new CommandOutput("OK\n")
            : new CommandOutput(arguments.Words.Contains("--verbose")
                ? CiliumStatusDetails.Render(config, cluster, node) : CiliumStatusText.Render(config, cluster.Cluster, node)));
    }
}
