using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium service list</c>.</summary>
internal sealed class CiliumServiceListCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "cilium service list";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var services = place.Datapath.Maps.Services;
        return CiliumListing.RefuseFlags(Name, arguments) ?? CommandOutput.Lines(
            services.Entries.SelectMany(entry => entry.Lines).Prepend(services.Heading));
    }
}
