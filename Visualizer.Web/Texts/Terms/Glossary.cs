using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Visualizer.Engine.Configuration;

namespace Visualizer.Web.Texts.Terms;

/// <summary>The words of this project in one language, and where a text says one of them. <c>docs/glossary.md</c> is written from the same sections.</summary>
public sealed class Glossary
{
    private static readonly Glossary English = new(Language.English), Chinese = new(Language.Chinese);
    private readonly Regex pattern;

    private Glossary(Language language)
    {
        Terms = Sections.SelectMany(section => section.Terms)
            .SelectMany(term => term.Forms.Select(form => (Form: form.ToLowerInvariant(), Means: term.Means.In(language))))
            .DistinctBy(entry => entry.Form)
            .ToImmutableSortedDictionary(entry => entry.Form, entry => entry.Means, StringComparer.Ordinal);
        var forms = string.Join('|', Terms.Keys.OrderByDescending(form => form.Length).ThenBy(form => form, StringComparer.Ordinal).Select(form => Regex.Escape(form).Replace("\\ ", " ", StringComparison.Ordinal)));
        Pattern = $"(?<![A-Za-z0-9_/.-])({forms})(?:e?s)?(?![A-Za-z0-9_/-]|\\.[A-Za-z])";
        pattern = new Regex(Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);
    }

    /// <summary>All terms by kind.</summary>
    public static ImmutableArray<TermSection> Sections =>
        [PlaceTerms.Section, TrafficTerms.Section, DecisionTerms.Section, AnswerTerms.Section, AnswerTerms.Dispositions];

    /// <summary>Meanings by the forms that running text has, in small letters.</summary>
    public ImmutableSortedDictionary<string, string> Terms { get; }

    /// <summary>Regular expression that finds a term; its first group is the form. C# and TypeScript read it alike, ignoring case.</summary>
    public string Pattern { get; }

    /// <summary>The glossary in a language.</summary>
    public static Glossary In(Language language) => language == Language.English ? English : Chinese;

    /// <summary>A text in parts: names that a machine prints (between backticks), terms with their meaning, each the first time only, and what is between them.</summary>
    public IEnumerable<(string Text, bool IsName, string? Means)> Split(string text)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        return text.Split('`').SelectMany((part, index) => index % 2 == 1 ? [(part, true, null)] : Split(part, said)).Where(part => part.Item1.Length > 0);
    }

    private IEnumerable<(string Text, bool IsName, string? Means)> Split(string text, HashSet<string> said)
    {
        var from = 0;
        foreach (Match match in pattern.Matches(text))
        {
            var means = Terms[match.Groups[1].Value.ToLowerInvariant()];
            if (!said.Add(means))
            {
                continue;
            }

            if (match.Index > from)
            {
                yield return (text[from..match.Index], false, null);
            }

            yield return (match.Value, false, means);
            from = match.Index + match.Length;
        }

        if (from < text.Length)
        {
            yield return (text[from..], false, null);
        }
    }
}
