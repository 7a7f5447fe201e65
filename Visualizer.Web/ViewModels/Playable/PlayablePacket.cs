using System.Collections.Immutable;

namespace Visualizer.Web.ViewModels.Playable;

/// <summary>A packet with its hops.</summary>
public sealed record PlayablePacket
{
    public required int Index { get; init; }

    public required string? Direction { get; init; }

    public required string Summary { get; init; }

    public required string ShortName { get; init; }

    public required ImmutableArray<PlayableHop> Hops { get; init; }
}

/// <summary>A hop with its texts in the reader's language.</summary>
public sealed record PlayableHop
{
    public required int Index { get; init; }

    public required string? Node { get; init; }

    public required string? Netns { get; init; }

    public required string? Interface { get; init; }

    public required string Stage { get; init; }

    public required string? Program { get; init; }

    public required string Action { get; init; }

    public required string? Target { get; init; }

    public required string Sign { get; init; }

    public required string Name { get; init; }

    public required string Detail { get; init; }

    public required string Place { get; init; }

    public required string Code { get; init; }

    public required string Headline { get; init; }

    public required string Explanation { get; init; }

    public required ImmutableArray<PlayableEvidence> Evidence { get; init; }

    public required PlayableCitation? Citation { get; init; }

    public required string Confidence { get; init; }

    public required int? Ttl { get; init; }

    public required int? TtlBefore { get; init; }

    public required string? Mark { get; init; }

    public required string Frame { get; init; }

    public required string? FrameStart { get; init; }

    public required ImmutableArray<PlayableLayer> Layers { get; init; }

    public required ImmutableArray<ByteRange> Changes { get; init; }

    public required ImmutableArray<string> Wrappers { get; init; }

    public required InterfaceRef? Skips { get; init; }

    public required InterfaceRef? TakenFrom { get; init; }

    public required string? End { get; init; }

    public required string EndReason { get; init; }
}

/// <summary>The command that prints an entry, and the entry.</summary>
public sealed record PlayableEvidence(string Source, string Entry);

/// <summary>Where it is written.</summary>
public sealed record PlayableCitation(string Project, string File, string Symbol, string Version, string? Url);
