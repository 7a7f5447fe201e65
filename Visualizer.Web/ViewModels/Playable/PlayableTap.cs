using System.Collections.Immutable;

namespace Visualizer.Web.ViewModels.Playable;

/// <summary>An interface as a place where tcpdump listens.</summary>
public sealed record PlayableTap
{
    public required string Key { get; init; }

    public required string Node { get; init; }

    public required string Netns { get; init; }

    public required string Interface { get; init; }

    public required string Role { get; init; }

    public required string Place { get; init; }

    public required bool Request { get; init; }

    public required bool Reply { get; init; }

    public required ImmutableArray<PlayableFrame> Frames { get; init; }

    public required PlayableReasons Reasons { get; init; }

    public required bool Untouched { get; init; }
}

/// <summary>A frame as a tap saw it.</summary>
public sealed record PlayableFrame
{
    public required int Packet { get; init; }

    public required int Hop { get; init; }

    public required string? Way { get; init; }

    public required string Direction { get; init; }

    public required double Time { get; init; }

    public required int Seq { get; init; }

    public required int? Ttl { get; init; }

    public required int? OuterTtl { get; init; }

    public required string Form { get; init; }

    public required string Badge { get; init; }

    public required int Length { get; init; }

    public required string Tcpdump { get; init; }
}

/// <summary>Why each direction is not seen; null where it is.</summary>
public sealed record PlayableReasons(NotSeen? Request, NotSeen? Reply);

/// <summary>Why a tap does not show a direction.</summary>
public sealed record NotSeen(string Kind, string Sentence, Position? At);
