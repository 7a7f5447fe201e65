using System.Collections.Immutable;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Comparison;

/// <summary>One difference, or several of one cause, said out loud.</summary>
/// <param name="Code">What it says.</param>
/// <param name="Text">The sentence in both languages.</param>
/// <param name="Places">Interfaces that it speaks of; empty when it is about none.</param>
public sealed record Sentence(SentenceCode Code, Phrase Text, ImmutableArray<Place> Places);

/// <summary>A kind of sentence: its stable code and its template in both languages.</summary>
/// <param name="Value"><c>say.what</c>, lower case, kebab.</param>
/// <param name="Text">Template with placeholders {0}, {1} ….</param>
public sealed record SentenceCode(string Value, Phrase Text)
{
    /// <summary>The code.</summary>
    public override string ToString() => Value;

    internal Sentence Say(ImmutableArray<Place> places, params ImmutableArray<Phrase> parts) => new(this, Text.With(parts), places);

    internal Sentence Say(params ImmutableArray<Phrase> parts) => new(this, Text.With(parts), []);
}
