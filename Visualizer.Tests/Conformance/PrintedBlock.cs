using System.Collections.Immutable;

namespace Visualizer.Tests.Conformance;

/// <summary>One command of a lab and what it printed.</summary>
/// <param name="Lab">The lab.</param>
/// <param name="Kind">What the command is about: <c>cap</c>, <c>route</c>, <c>status</c>, ….</param>
/// <param name="Node">Node without the cluster's name: <c>worker2</c>; empty for kubectl.</param>
/// <param name="NetNs">netns where it ran: <c>host</c>, <c>pod/net</c>; empty for kubectl.</param>
/// <param name="Command">The command, its prompt corrected.</param>
/// <param name="Traffic">What was sent meanwhile: <c>ping net 10.0.0.72</c>; null when that does not matter.</param>
/// <param name="Facts">What it printed, line by line; one fact without text when it printed nothing.</param>
internal sealed record PrintedBlock(
    Lab Lab, string Kind, string Node, string NetNs, string Command, string? Traffic, ImmutableArray<LabFact> Facts)
{
    /// <summary>Lines that the tool prints whatever the cluster does, in order; they are no facts.</summary>
    public ImmutableArray<string> Headings { get; init; } = [];
}

/// <summary>One printed line: one row of the ledger.</summary>
/// <param name="Id">Lab, kind and number within both: <c>A-cap-03</c>.</param>
/// <param name="Text">The line, verbatim; empty for a command that printed nothing.</param>
internal sealed record LabFact(string Id, string Text)
{
    /// <summary>Whether the line is a frame that tcpdump printed.</summary>
    public bool IsFrame => Text.Contains(", ethertype ", StringComparison.Ordinal);

    /// <summary>Whether the line says which TTL a reply had.</summary>
    public bool IsPingReply => Text.Contains(" ttl=", StringComparison.Ordinal);
}
