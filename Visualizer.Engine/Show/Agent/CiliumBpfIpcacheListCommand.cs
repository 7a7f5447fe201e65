using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium bpf ipcache list</c>. The map's hash order is arbitrary; here it is that of nodes and pods.</summary>
internal sealed class CiliumBpfIpcacheListCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "cilium bpf ipcache list";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place) =>
        CiliumListing.RefuseFlags(Name, arguments) ?? CiliumListing.Of(
            "IP PREFIX/ADDRESS   IDENTITY", place.Datapath.Maps.Ipcache.Entries().Select(entry => entry.Entry));
}
