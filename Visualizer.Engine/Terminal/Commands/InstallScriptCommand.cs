using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary>The labs' installation script. The cluster stands already, so it says what kind and Helm say the second time.</summary>
/// <remarks>Source: <c>pkg/cluster/internal/create/create.go</c> of kind 0.18, <c>pkg/action/install.go</c> of Helm 3.15.</remarks>
internal sealed class InstallScriptCommand : IActingCommand
{
    /// <inheritdoc/>
    public string Name => "./" + WorkstationFiles.Script;

    /// <inheritdoc/>
    public string Usage => Name;

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => place.IsWorkstation;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run) => CommandOutput.Error(
        $"ERROR: failed to create cluster: node(s) already exist for a cluster with the name \"{run.Session.Cluster.Index.Cluster.Name}\"\n"
        + "Error: INSTALLATION FAILED: cannot re-use a name that is still in use");
}
