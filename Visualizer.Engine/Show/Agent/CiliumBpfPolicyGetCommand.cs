using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium bpf policy get ID</c>: the policy map of an endpoint with its counters; <c>-n</c> prints identities as numbers, <c>--all</c> every endpoint.</summary>
/// <remarks>
/// Source: <c>cilium/cmd/bpf_policy_get.go @ 1.13</c>. Without <c>-n</c> each label of a peer has a line. Simplified: of a cluster without
/// policies nothing is counted.
/// </remarks>
internal sealed class CiliumBpfPolicyGetCommand : IShowCommand
{
    private const int LabelsWidth = 27;

    /// <inheritdoc/>
    public string Name => "cilium bpf policy get";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        if (CiliumListing.RefuseFlags(Name, arguments, "-n", "--numeric", "--all") is { } refused)
        {
            return refused;
        }

        var isNumeric = arguments.Words.Contains("-n") || arguments.Words.Contains("--numeric");
        var endpoints = place.Datapath.Maps.Endpoints.Entries.Where(entry => !entry.IsHost).OrderBy(entry => entry.EndpointId);
        if (arguments.Words.Contains("--all"))
        {
            return CommandOutput.Lines(endpoints.SelectMany(entry =>
                Lines(entry, isNumeric, place).Prepend(string.Create(CultureInfo.InvariantCulture, $"Endpoint ID: {entry.EndpointId}")).Append("")));
        }

        var id = arguments.Words.FirstOrDefault(word => !word.StartsWith('-'));
        return id is null ? CommandOutput.Error("Error: Missing required endpoint id argument")
            : endpoints.FirstOrDefault(entry => entry.EndpointId.ToString(CultureInfo.InvariantCulture) == id) is not { } endpoint
                ? CommandOutput.Error($"Error: Failed to parse endpointID {id}")
                : CommandOutput.Lines(Lines(endpoint, isNumeric, place));
    }

    private static IEnumerable<string> Lines(EndpointEntry endpoint, bool isNumeric, ShowPlace place)
    {
        var entries = place.Datapath.Maps.Policies.Of(endpoint.Ip).Entries;
        var counted = entries.Select(entry => place.Programs.PolicyCounters.Of(entry)).ToImmutableArray();
        if (isNumeric)
        {
            return counted.Select(entry => entry.Entry).Prepend(counted[0].Heading("IDENTITY"));
        }

        var identities = place.Cluster.Index.Identities;
        var everybody = place.Cluster.Config.Cilium.IsAtLeast(14) ? "ANY" : "reserved:unknown";
        var labels = counted.Select(entry => entry.Key.Peer.Value == 0 ? [everybody] : identities.LabelsOf(entry.Key.Peer).Printable).ToList();
        var width = labels.SelectMany(each => each).Select(label => label.Length).Append(LabelsWidth).Max();
        return counted.SelectMany((entry, index) => labels[index].Select((label, line) => entry.Line(label, width, isFirst: line == 0)))
            .Prepend(counted[0].Heading("LABELS (source:key[=value])", width));
    }
}
