using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Show.Shell;

/// <summary>Options as <c>getopt</c> reads them: flags may stand together, a value follows its letter or is the next word, <c>--</c> ends them.</summary>
internal sealed class OptionReader
{
    private readonly Dictionary<char, string?> _given = [];
    private readonly Dictionary<char, int> _times = [];
    private readonly List<(char Option, string Value)> _values = [];

    private OptionReader()
    {
    }

    /// <summary>Words that are no options.</summary>
    public ImmutableArray<string> Operands { get; private set; } = [];

    /// <summary>The first option that is unknown or lacks its value; null when there is none.</summary>
    public string? Unknown { get; private set; }

    /// <summary>The number of <c>-N</c>; null when not given.</summary>
    public string? Number { get; private set; }

    /// <summary>Reads options.</summary>
    /// <param name="words">Words after the command's name.</param>
    /// <param name="flags">Letters of options without value.</param>
    /// <param name="valued">Letters of options with a value.</param>
    /// <param name="mayBeNumber">Whether <c>-5</c> is an option.</param>
    public static OptionReader Read(ImmutableArray<string> words, string flags, string valued, bool mayBeNumber = false)
    {
        var reader = new OptionReader();
        var operands = ImmutableArray.CreateBuilder<string>();
        for (var at = 0; at < words.Length && reader.Unknown is null; at++)
        {
            var word = words[at];
            if (word == "--")
            {
                operands.AddRange(words[(at + 1)..]);
                break;
            }

            if (word.Length < 2 || word[0] != '-')
            {
                operands.Add(word);
            }
            else if (mayBeNumber && word.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                reader.Number = word[1..];
            }
            else
            {
                at = reader.ReadLetters(words, at, flags, valued);
            }
        }

        reader.Operands = operands.ToImmutable();
        return reader;
    }

    /// <summary>Whether a flag was given.</summary>
    public bool Has(char flag) => _given.ContainsKey(flag);

    /// <summary>How often a flag was given: <c>-xx</c> is another wish than <c>-x</c>.</summary>
    public int Times(char flag) => _times.GetValueOrDefault(flag);

    /// <summary>The value of an option; null when not given.</summary>
    public string? Value(char option) => _given.GetValueOrDefault(option);

    /// <summary>All values of an option that may be given several times.</summary>
    public IEnumerable<string> Values(char option) => _values.Where(given => given.Option == option).Select(given => given.Value);

    /// <summary>What GNU programs say of an option.</summary>
    public static string Complaint(string unknown) => unknown.StartsWith("--", StringComparison.Ordinal) ? $"unrecognized option '{unknown}'"
        : unknown.EndsWith('=') ? $"option requires an argument -- '{unknown[1]}'"
        : string.Create(CultureInfo.InvariantCulture, $"invalid option -- '{unknown[^1]}'");

    private int ReadLetters(ImmutableArray<string> words, int at, string flags, string valued)
    {
        var word = words[at];
        for (var letter = 1; letter < word.Length; letter++)
        {
            if (flags.Contains(word[letter]))
            {
                _given[word[letter]] = null;
                _times[word[letter]] = Times(word[letter]) + 1;
            }
            else if (!valued.Contains(word[letter]))
            {
                Unknown = word.StartsWith("--", StringComparison.Ordinal) ? word : $"-{word[letter]}";
                return at;
            }
            else if (letter + 1 < word.Length)
            {
                Give(word[letter], word[(letter + 1)..]);
                return at;
            }
            else if (at + 1 < words.Length)
            {
                Give(word[letter], words[at + 1]);
                return at + 1;
            }
            else
            {
                Unknown = $"-{word[letter]}=";
                return at;
            }
        }

        return at;
    }

    private void Give(char option, string value)
    {
        _given[option] = value;
        _values.Add((option, value));
    }
}
