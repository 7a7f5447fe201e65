using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium bpf tunnel list</c>. The map's hash order is arbitrary; here it is the cluster's.</summary>
internal sealed class CiliumBpfTunnelListCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "cilium bpf tunnel list";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place) =>
        CiliumListing.RefuseFlags(Name, arguments) ?? CiliumListing.Of(
            ColumnText.Cell("TUNNEL", place.Datapath.Maps.Tunnel.Widths().Key) + "VALUE", place.Datapath.Maps.Tunnel.Entries.Select(entry => entry.Entry));
}
