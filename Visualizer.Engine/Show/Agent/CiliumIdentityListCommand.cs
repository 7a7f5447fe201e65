using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium identity list</c>: every identity with its labels, each on a line of its own.</summary>
/// <remarks>Source: <c>cilium/cmd/identity_list.go @ 1.13</c>; the VXLAN lab's listing.</remarks>
internal sealed class CiliumIdentityListCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "cilium identity list";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        if (CiliumListing.RefuseFlags(Name, arguments) is { } refused)
        {
            return refused;
        }

        var identities = place.Cluster.Index.Identities.All;
        var width = identities.Max(identity => identity.Identity.ToString().Length);
        return CommandOutput.Lines(identities.SelectMany(identity => Lines(identity, width)).Prepend(ColumnText.Cell("ID", width) + "LABELS"));
    }

    private static IEnumerable<string> Lines(LabelledIdentity identity, int width) => identity.Labels.Printable
        .Select((label, index) => ColumnText.Cell(index == 0 ? identity.Identity.ToString() : "", width) + label);
}
