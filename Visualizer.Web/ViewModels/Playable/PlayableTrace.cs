using System.Collections.Immutable;

namespace Visualizer.Web.ViewModels.Playable;

/// <summary>The whole of what the browser gets about one trace, once; the shape is <c>src/contracts/playable.ts</c>, which says what each member means.</summary>
public sealed record PlayableTrace
{
    public required string Key { get; init; }

    public required string Locale { get; init; }

    public required string Title { get; init; }

    public required ImmutableArray<PlayableNode> Nodes { get; init; }

    public required ImmutableArray<string> Fleet { get; init; }

    public required PlayableUnderlay Underlay { get; init; }

    public required ImmutableArray<PlayablePacket> Packets { get; init; }

    public required ImmutableArray<PlayableTap> Taps { get; init; }

    public required string? Disposition { get; init; }

    public required string DispositionMeans { get; init; }

    public required string DispositionText { get; init; }

    public required string? DropReason { get; init; }

    public required Position? FailedAt { get; init; }

    public required PlayableClient? Client { get; init; }

    public required ImmutableSortedDictionary<string, string> Owners { get; init; }

    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    public required PlayableGlossary Glossary { get; init; }
}

/// <summary>The glossary of the reader's language: what finds a term, and what its forms mean.</summary>
public sealed record PlayableGlossary(string Pattern, ImmutableSortedDictionary<string, string> Terms);

/// <summary>A packet at one of its hops, both as indexes.</summary>
public sealed record Position(int Packet, int Hop);

/// <summary>What the client's program was called with and printed.</summary>
public sealed record PlayableClient(string Command, string Output, int? ReplyTtl);

/// <summary>The network beneath all nodes.</summary>
public sealed record PlayableUnderlay(string Name, string Cidr);
