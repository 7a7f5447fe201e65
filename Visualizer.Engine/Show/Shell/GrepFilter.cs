using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Visualizer.Engine.Show.Shell;

/// <summary><c>grep</c>: the lines that a pattern matches, with <c>-A</c>, <c>-B</c> and <c>-C</c> those around them.</summary>
/// <remarks>
/// POSIX.1-2017 <c>grep</c>; context and <c>--</c> as GNU grep has them. Patterns run in time linear to their input, so back-references are not taken.
/// </remarks>
/// <param name="name"><c>grep</c>, <c>egrep</c> or <c>fgrep</c>.</param>
internal sealed class GrepFilter(string name) : ITextFilter
{
    private const string Usage = "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.";
    private const string Whole = "whole";
    private const int Trouble = 2;
    private const string Flags = "abcEFGHhIiLlnoPqRrsTUuvVwxyZz", NotModelled = "bdDfHLlPrRTVZz";

    // grep.c long_options, of GNU grep 3.7. Nobody here looks at lines from files, nor at colours.
    private static readonly (string Name, string? Short)[] Long =
    [
        ("basic-regexp", "G"), ("extended-regexp", "E"), ("fixed-regexp", "F"), ("fixed-strings", "F"), ("perl-regexp", "P"), ("after-context", "A"), ("before-context", "B"),
        ("binary-files", ""), ("line-buffered", ""), ("byte-offset", "b"), ("context", "C"), ("color", ""), ("colour", ""), ("count", "c"), ("devices", "D"), ("directories", "d"),
        ("exclude", null), ("exclude-from", null), ("exclude-dir", null), ("file", "f"), ("files-with-matches", "l"), ("files-without-match", "L"), ("group-separator", null),
        ("help", null), ("include", null), ("ignore-case", "i"), ("no-ignore-case", null), ("initial-tab", "T"), ("label", null), ("line-number", "n"), ("line-regexp", "x"),
        ("max-count", "m"), ("no-filename", "h"), ("no-group-separator", null), ("no-messages", "s"), ("null", "Z"), ("null-data", "z"), ("only-matching", "o"), ("quiet", "q"),
        ("recursive", "r"), ("dereference-recursive", "R"), ("regexp", "e"), ("invert-match", "v"), ("silent", "q"), ("text", "a"), ("binary", "U"), ("unix-byte-offsets", "u"),
        ("version", "V"), ("with-filename", "H"), ("word-regexp", "w"),
    ];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool PassesOn(ImmutableArray<string> arguments) => !Options(LongOptions.Shorten(arguments, Long, Flags).Words).Has('c');

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> arguments, ImmutableArray<string> input)
    {
        var (words, complaint, notModelled) = LongOptions.Shorten(arguments, Long, Flags);
        var options = Options(words);
        complaint ??= options.Unknown is { } unknown ? OptionReader.Complaint(unknown) : null;
        if (complaint is not null)
        {
            return CommandOutput.Error($"grep: {complaint}\n{Usage}", Trouble);
        }

        if (notModelled is not null || NotModelled.Any(options.Has))
        {
            return CommandOutput.Error($"grep: not modelled: {(notModelled is null ? $"-{NotModelled.First(options.Has)}" : $"--{notModelled}")}", Trouble);
        }

        // Several patterns are one with several lines.
        var pattern = options.Value('e') is null ? options.Operands.FirstOrDefault() : string.Join('\n', options.Values('e'));
        if (pattern is null)
        {
            return CommandOutput.Error(Usage, Trouble);
        }

        var files = options.Value('e') is null ? options.Operands.Skip(1) : options.Operands;
        if (files.FirstOrDefault() is { } file && file != "-")
        {
            return CommandOutput.Error($"grep: {file}: No such file or directory", Trouble);
        }

        var around = options.Value('C') ?? options.Number;
        if (!TryCount(options.Value('A') ?? around, out var after) || !TryCount(options.Value('B') ?? around, out var before))
        {
            return CommandOutput.Error($"grep: {options.Value('A') ?? options.Value('B') ?? around}: invalid context length argument", Trouble);
        }

        if (!TryCount(options.Value('m') ?? "2147483647", out var most))
        {
            return CommandOutput.Error("grep: invalid max count", Trouble);
        }

        Regex regex;
        try
        {
            regex = Compile(pattern, options);
        }
        catch (Exception invalid) when (invalid is ArgumentException or NotSupportedException)
        {
            return CommandOutput.Error($"grep: {pattern}: Invalid regular expression", Trouble);
        }

        var isInverted = options.Has('v');
        var matches = Enumerable.Range(0, input.Length).Where(at => regex.IsMatch(input[at]) != isInverted).Take(most).ToList();
        var status = matches.Count == 0 ? 1 : 0;
        if (options.Has('q'))
        {
            return new CommandOutput("", Status: status);
        }

        if (options.Has('c'))
        {
            return new CommandOutput(matches.Count.ToString(CultureInfo.InvariantCulture) + "\n", Status: status);
        }

        var lines = options.Has('o') && !isInverted
            ? matches.SelectMany(at => Found(regex, input[at]).Select(found => Numbered(options, at, ':', found)))
            : WithContext(options, input, matches, before, after);
        return CommandOutput.Lines(lines) with { Status = status };
    }

    private static IEnumerable<string> WithContext(OptionReader options, ImmutableArray<string> input, List<int> matches, int before, int after)
    {
        var next = 0;
        for (var index = 0; index < matches.Count; index++)
        {
            var first = Math.Max(next, matches[index] - before);
            if (next > 0 && first > next && before + after > 0)
            {
                yield return "--";
            }

            for (var at = first; at < matches[index]; at++)
            {
                yield return Numbered(options, at, '-', input[at]);
            }

            if (matches[index] >= next)
            {
                yield return Numbered(options, matches[index], ':', input[matches[index]]);
            }

            // The context ends where the next match begins.
            var limit = index + 1 < matches.Count ? matches[index + 1] : input.Length;
            var last = (int)Math.Min((long)matches[index] + after, limit - 1);
            for (var at = matches[index] + 1; at <= last; at++)
            {
                yield return Numbered(options, at, '-', input[at]);
            }

            next = Math.Max(matches[index], last) + 1;
        }
    }

    /// <summary>What of a line the patterns match, one after the other. A sign beside a word belongs to what follows too.</summary>
    private static IEnumerable<string> Found(Regex regex, string line)
    {
        for (var match = regex.Match(line); match.Success;)
        {
            var found = match.Groups[Whole];
            if (found.Length > 0)
            {
                yield return found.Value;
            }

            var next = found.Index + Math.Max(found.Length, 1);
            if (next > line.Length)
            {
                break;
            }

            match = regex.Match(line, next);
        }
    }

    private static string Numbered(OptionReader options, int at, char separator, string line) =>
        options.Has('n') ? string.Create(CultureInfo.InvariantCulture, $"{at + 1}{separator}{line}") : line;

    private static bool TryCount(string? text, out int count)
    {
        count = 0;
        return text is null || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);
    }

    private Regex Compile(string pattern, OptionReader options)
    {
        var isFixed = options.Has('F') || name == "fgrep";
        var isExtended = options.Has('E') || name == "egrep";
        var text = string.Join('|', pattern.Split('\n').Select(line => isFixed ? Regex.Escape(line) : PosixPattern.ToNet(line, isExtended)));
        text = $"(?<{Whole}>{text})";
        text = options.Has('w') ? $@"(?:^|\W){text}(?:\W|$)" : options.Has('x') ? $"^{text}$" : text;
        return new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | (options.Has('i') || options.Has('y') ? RegexOptions.IgnoreCase : RegexOptions.None));
    }

    private static OptionReader Options(ImmutableArray<string> arguments) => OptionReader.Read(arguments, Flags, valued: "ABCdDefm", mayBeNumber: true);
}
