using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium endpoint list</c>.</summary>
internal sealed class CiliumEndpointListCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "cilium endpoint list";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place) =>
        CiliumListing.RefuseFlags(Name, arguments) ?? CommandOutput.Lines(place.Datapath.Maps.EndpointList.Lines);
}
