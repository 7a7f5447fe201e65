using System.Collections.Immutable;

namespace Visualizer.Web.Texts.Terms;

/// <summary>A word of the field with what it means: an entry of the glossary, and the hint on the word wherever the page says it.</summary>
/// <param name="Word">The word, or words that only make sense beside each other.</param>
/// <param name="Means">What it means. Names that machines print stand between backticks.</param>
/// <param name="Forms">How running text spells it, in both languages, in the singular; none for words that everybody knows.</param>
public sealed record Term(UiText Word, UiText Means, ImmutableArray<string> Forms)
{
    /// <summary>A term that is the same word in both languages.</summary>
    public static Term Of(string word, string english, string chinese, params ImmutableArray<string> forms) =>
        new(new(word, word), new(english, chinese), forms);

    /// <summary>A term with a word for each language.</summary>
    public static Term Of((string English, string Chinese) word, string english, string chinese, params ImmutableArray<string> forms) =>
        new(new(word.English, word.Chinese), new(english, chinese), forms);
}

/// <summary>Terms of one kind.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Intro">A sentence before them; null: none.</param>
/// <param name="Terms">The terms.</param>
public sealed record TermSection(UiText Title, UiText? Intro, ImmutableArray<Term> Terms);
