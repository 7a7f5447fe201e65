namespace Visualizer.Engine.Comparison;

/// <summary>A kind of difference: its stable code and its sentence in both languages.</summary>
/// <remarks>The code never changes its meaning; the texts may.</remarks>
/// <param name="Value"><c>area.what-differs</c>, lower case, kebab.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">Sentence with placeholders {0}, {1} ….</param>
public sealed record DifferenceCode(string Value, DifferenceKind Kind, Phrase Text)
{
    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
