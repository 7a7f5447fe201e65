using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium bpf endpoint list</c>.</summary>
internal sealed class CiliumBpfEndpointListCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "cilium bpf endpoint list";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place) =>
        CiliumListing.RefuseFlags(Name, arguments) ?? CiliumListing.Of(
            ColumnText.Cell("IP ADDRESS", place.Datapath.Maps.Endpoints.WidestKey) + "LOCAL ENDPOINT INFO",
            place.Datapath.Maps.Endpoints.Entries.Select(entry => entry.Entry));
}
