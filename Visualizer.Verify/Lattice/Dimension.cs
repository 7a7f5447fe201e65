using System.Collections.Immutable;

namespace Visualizer.Verify.Lattice;

/// <summary>One thing that people choose about a cluster.</summary>
/// <param name="Name">What is chosen, as the table of what was covered says it.</param>
/// <param name="Choices">What there is to choose from; the first is the chart's default and is not named in a cell.</param>
/// <param name="IsMinor">Whether it is varied for few combinations of other minor dimensions only; the others form a full product.</param>
internal sealed record Dimension(string Name, ImmutableArray<Choice> Choices, bool IsMinor = false)
{
    public override string ToString() => Name;
}

/// <summary>One value of a dimension.</summary>
/// <param name="Name">Its name in cells; unique over all dimensions.</param>
/// <param name="Set">Its <c>--set</c> arguments in the spelling of a minor version; null: that version has no such value.</param>
internal sealed record Choice(string Name, Func<int, ImmutableArray<string>?> Set)
{
    public override string ToString() => Name;
}
