using Visualizer.Engine.Cilium.Monitor;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium monitor -vv</c>: what the node's programs reported while the last flow ran. Nobody presses Ctrl-C: it ends there.</summary>
internal sealed class CiliumMonitorCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "cilium monitor";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        if (CiliumListing.RefuseFlags(Name, arguments, "-v", "-vv", "--verbose") is { } refused)
        {
            return refused;
        }

        var isVerbose = arguments.Words.Contains("-vv");
        return arguments.Words.Any(word => word is "-v" or "-vv" or "--verbose")
            ? CommandOutput.Lines((place.Programs.Events?.All ?? [])
                .Where(report => place.Cluster.Config.ReportsSteps || report is not DebugReport)
                .SelectMany(report => report.Lines(isVerbose)))
            : CommandOutput.Error("cilium monitor: not modelled without -v or -vv");
    }
}
