using System.Collections.Immutable;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Comparison;

/// <summary>One thing in which variants differ.</summary>
/// <param name="Code">What differs; its kind and its text are the code's.</param>
/// <param name="Place">Where; null for what has no place, such as the configuration and the wire.</param>
/// <param name="Packet">Index of the packet in the first variant that has it; null for what concerns no packet.</param>
/// <param name="Values">What each variant has instead; variants without a trace are left out of everything that is read from traces.</param>
/// <param name="Text">Its sentence in both languages.</param>
public sealed record Difference(
    DifferenceCode Code, DifferencePlace? Place, int? Packet, ImmutableArray<VariantValue> Values, Phrase Text);

/// <summary>Where variants differ.</summary>
/// <param name="Place">Node, netns and interface.</param>
/// <param name="Role">Part that the interface plays in the flow; null where no interface is concerned.</param>
public sealed record DifferencePlace(Place Place, string? Role);

/// <summary>What one variant has.</summary>
/// <param name="Variant">Index of the variant.</param>
/// <param name="Value">A string, an integer, a boolean, or null where the variant has nothing of the kind.</param>
public sealed record VariantValue(int Variant, object? Value);

/// <summary>Kinds of differences; the API spells them as the members' names in lower case.</summary>
public enum DifferenceKind
{
    /// <summary>What is in force.</summary>
    Config,

    /// <summary>MTU.</summary>
    Mtu,

    /// <summary>Octets that a packet has on the wire or at a tap.</summary>
    Bytes,

    /// <summary>A hop of some variants only, or with another action.</summary>
    Hop,

    /// <summary>A sighting of some variants only.</summary>
    Tap,

    /// <summary>TTL at a tap or on arrival.</summary>
    Ttl,
}
