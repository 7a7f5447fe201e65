using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Tracing;

/// <summary>One stage visited by one packet: where, who answered, what, and on what grounds.</summary>
/// <remarks>Its sentence and its citation are looked up by <see cref="Code"/> when somebody reads them.</remarks>
public sealed class Hop
{
    /// <summary>Where.</summary>
    public required Place Place { get; init; }

    /// <summary>Where in the kernel.</summary>
    public required Stage Stage { get; init; }

    /// <summary>Short name of the program on the hook (<c>from-container</c>); null where none runs.</summary>
    public string? Program { get; init; }

    /// <summary>What was done.</summary>
    public required HopAction Action { get; init; }

    /// <summary>Interface that a redirect or a route leads to; of <c>redirect_peer</c> the pod's own end.</summary>
    public string? Target { get; init; }

    /// <summary>Host end of the veth pair that <c>redirect_peer</c> passed over; null for every other action.</summary>
    public string? Skips { get; init; }

    /// <summary>Why, as a stable code.</summary>
    public required HopCode Code { get; init; }

    /// <summary>What the sentence's placeholders {0}, {1} … stand for.</summary>
    public ImmutableArray<object?> Args { get; init; } = [];

    /// <summary>The entries that decided; empty only at taps and on the wire.</summary>
    public ImmutableArray<IEvidence> Evidence { get; init; } = [];

    /// <summary>How well the statement is known.</summary>
    public Confidence Confidence { get; init; }

    /// <summary>TTL of the innermost IPv4 header when the stage is left; null before a packet exists.</summary>
    public byte? Ttl { get; init; }

    /// <summary>The same when the stage is entered, where it differs.</summary>
    public byte? TtlBefore { get; init; }

    /// <summary>Mark when the stage is left; null before a packet exists.</summary>
    public Mark? Mark { get; init; }

    /// <summary>Octets when the stage is left, whole; empty before a packet exists.</summary>
    public ReadOnlyMemory<byte> Frame { get; init; }

    /// <summary>What <see cref="Frame"/> begins with; null before a packet exists.</summary>
    public FrameStart? FrameStart { get; init; }
}
