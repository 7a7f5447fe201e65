using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium bpf nat list</c>: the translations that flows made.</summary>
internal sealed class CiliumBpfNatListCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "cilium bpf nat list";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place) =>
        CiliumListing.RefuseFlags(Name, arguments) ?? CommandOutput.Lines(place.Programs.Snat.Entries.Select(entry => entry.Entry));
}
