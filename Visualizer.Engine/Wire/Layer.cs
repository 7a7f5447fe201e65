using System.Collections.Immutable;

namespace Visualizer.Engine.Wire;

/// <summary>One layer of a dissected frame.</summary>
/// <param name="Kind">Which header it is.</param>
/// <param name="Offset">First octet, from the start of the frame.</param>
/// <param name="Length">Octets of the header itself; what it carries is the next layer.</param>
/// <param name="Fields">Its fields, bit offsets counted from <paramref name="Offset"/>; those that could be read when it is malformed.</param>
/// <param name="Problem">What is wrong, starting with the header's name; null unless <paramref name="Kind"/> is <see cref="LayerKind.Malformed"/>.</param>
public sealed record Layer(LayerKind Kind, int Offset, int Length, ImmutableArray<HeaderField> Fields, string? Problem = null);
