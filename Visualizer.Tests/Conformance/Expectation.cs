using System.Collections.Immutable;

namespace Visualizer.Tests.Conformance;

/// <summary>What the engine says to a command, and how a printed line is brought into the same form.</summary>
/// <param name="Lines">The engine's lines, in comparable form.</param>
/// <param name="Read">Brings a printed line into that form.</param>
/// <param name="Order">How the two listings are laid against each other.</param>
internal sealed record Expectation(ImmutableArray<string> Lines, Func<string, string> Read, ListingOrder Order = ListingOrder.Same)
{
    /// <summary>Listings whose lines are compared whole.</summary>
    public static Expectation Whole(IEnumerable<string> lines, Func<string, string> normalise, ListingOrder order = ListingOrder.Same) =>
        new([.. lines.Select(normalise)], normalise, order);
}

/// <summary>How two listings are laid against each other.</summary>
internal enum ListingOrder
{
    /// <summary>Line by line; neither has more lines.</summary>
    Same,

    /// <summary>In whatever order (hash tables); neither has more lines.</summary>
    Any,

    /// <summary>The lab's lines are among the engine's.</summary>
    Among,

    /// <summary>The lab's lines are the engine's in the same order, some left out.</summary>
    WithGaps,
}
