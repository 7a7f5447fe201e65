using System.Collections.Immutable;

namespace Visualizer.Engine.Show.Shell;

/// <summary>Long options as <c>getopt_long</c> reads them: each may be shortened as long as it is one, and stands for a short one.</summary>
internal static class LongOptions
{
    /// <summary>The words with short options in place of long ones.</summary>
    /// <param name="words">Words after the command's name.</param>
    /// <param name="known">The tool's long options: the short one of the same meaning, nothing for one that changes nothing of what is printed here, null for one that is not modelled.</param>
    /// <param name="flags">Letters of short options without value.</param>
    public static ShortenedWords Shorten(ImmutableArray<string> words, ReadOnlySpan<(string Name, string? Short)> known, string flags)
    {
        var shortened = ImmutableArray.CreateBuilder<string>();
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            if (word == "--")
            {
                shortened.AddRange(words[at..]);
                break;
            }

            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                shortened.Add(word);
                continue;
            }

            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (word[2..], null) : (word[2..equals], word[(equals + 1)..]);
            var meant = Meant(name, known);
            if (meant.Count != 1)
            {
                return new ShortenedWords([], meant.Count == 0
                    ? $"unrecognized option '--{name}'"
                    : $"option '--{name}' is ambiguous; possibilities: {string.Join(' ', meant.Select(option => $"'--{option.Name}'"))}");
            }

            if (meant[0].Short is not { } letter)
            {
                return new ShortenedWords([], null, meant[0].Name);
            }

            if (letter.Length > 0 && value is not null && flags.Contains(letter, StringComparison.Ordinal))
            {
                return new ShortenedWords([], $"option '--{meant[0].Name}' doesn't allow an argument");
            }

            if (letter.Length > 0)
            {
                shortened.Add($"-{letter}{value}");
            }
        }

        return new ShortenedWords(shortened.ToImmutable(), null);
    }

    private static List<(string Name, string? Short)> Meant(string name, ReadOnlySpan<(string Name, string? Short)> known)
    {
        var meant = new List<(string Name, string? Short)>();
        foreach (var option in known)
        {
            if (option.Name == name)
            {
                return [option];
            }

            if (option.Name.StartsWith(name, StringComparison.Ordinal))
            {
                meant.Add(option);
            }
        }

        return meant;
    }
}

/// <summary>What became of long options.</summary>
/// <param name="Words">The words without them.</param>
/// <param name="Complaint">What the tool says of one that is none, behind its name; null when all are.</param>
/// <param name="NotModelled">Name of one that is the tool's and not modelled; null for none.</param>
internal readonly record struct ShortenedWords(ImmutableArray<string> Words, string? Complaint, string? NotModelled = null);
