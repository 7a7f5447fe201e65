using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium bpf ct list global</c>: the connections that programs track.</summary>
internal sealed class CiliumBpfConntrackListCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "cilium bpf ct list";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place) =>
        CiliumListing.RefuseFlags(Name, arguments) ?? (arguments.Words is ["global"]
            ? CommandOutput.Lines(place.Programs.Conntrack.Entries.Select(entry => entry.Entry))
            : CommandOutput.Error(arguments.Words.IsEmpty ? "Error: Invalid argument: missing or invalid endpoint id" : $"Error: not modelled: maps of one endpoint; global is"));
}
