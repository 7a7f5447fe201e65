using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium bpf nodeid list</c>, from 1.14 on.</summary>
internal sealed class CiliumBpfNodeIdListCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "cilium bpf nodeid list";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place) =>
        CiliumListing.RefuseFlags(Name, arguments) ?? CiliumListing.Of(
            NodeIdEntry.Heading, place.Datapath.Maps.NodeIds.Entries().Select(entry => entry.Entry));
}
