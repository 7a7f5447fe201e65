using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Wire;

/// <summary>What a header's decoder found at the start of the octets it was given.</summary>
/// <param name="Length">Octets of the header.</param>
/// <param name="Fields">Its field table.</param>
/// <param name="Next">What follows; null when nothing can follow.</param>
/// <param name="ContentLength">Octets that belong to what follows; more than are there means all that are there.</param>
/// <param name="IsIncomplete">Whether what follows may be cut short: a quoted packet or a fragment.</param>
/// <param name="Problem">Why this is no such header, or null.</param>
internal readonly record struct LayerReading(
    int Length, ImmutableArray<HeaderField> Fields, LayerKind? Next, int ContentLength, bool IsIncomplete, string? Problem)
{
    /// <summary>A header with all that remains behind it.</summary>
    public static LayerReading Header(int length, ImmutableArray<HeaderField> fields, LayerKind? next, bool isIncomplete = false) =>
        new(length, fields, next, int.MaxValue, isIncomplete, null);

    /// <summary>Octets that are no such header.</summary>
    public static LayerReading Malformed(ImmutableArray<HeaderField> fields, string problem) => new(0, fields, null, 0, false, problem);

    /// <summary>Too few octets: malformed, unless the packet is known to be cut short; then its readable part.</summary>
    public static LayerReading TooShort(string name, int found, int needed, ImmutableArray<HeaderField> fields, bool isIncomplete) => isIncomplete
        ? new LayerReading(found, fields, null, 0, true, null)
        : Malformed(fields, string.Create(CultureInfo.InvariantCulture, $"{name}: {found} octets are there, at least {needed} are needed"));
}

/// <summary>Reads one header at the start of <paramref name="octets"/>; never throws.</summary>
/// <param name="octets">What is left of the frame.</param>
/// <param name="isIncomplete">Whether the packet is known to be cut short, so that missing octets are no fault.</param>
internal delegate LayerReading LayerDecoder(ReadOnlySpan<byte> octets, bool isIncomplete);
