using System.Text;

namespace Visualizer.Engine.Show.Shell;

/// <summary>Writes POSIX regular expressions as .NET's (POSIX.1-2017, Base Definitions §9).</summary>
internal static class PosixPattern
{
    /// <summary>The same pattern for <see cref="System.Text.RegularExpressions.Regex"/>.</summary>
    /// <param name="pattern">A basic or an extended regular expression.</param>
    /// <param name="isExtended">Which of the two; in a basic one <c>+ ? | ( ) { }</c> are special with a backslash (<c>+ ? |</c>: GNU).</param>
    public static string ToNet(string pattern, bool isExtended)
    {
        var text = new StringBuilder(pattern.Length * 2);
        for (var at = 0; at < pattern.Length; at++)
        {
            var character = pattern[at];
            switch (character)
            {
                case '\\' when at + 1 < pattern.Length:
                    var escaped = pattern[++at];
                    text.Append(!isExtended && "+?|(){}".Contains(escaped) ? escaped.ToString()
                        : escaped is '<' or '>' ? @"\b"
                        : "bBwWsS".Contains(escaped) ? $@"\{escaped}"
                        : Escape(escaped));
                    break;
                case '[':
                    at = CopyBracket(pattern, at, text);
                    break;
                case '*' when at == 0 || (!isExtended && pattern[at - 1] == '^' && at == 1):
                    text.Append(@"\*");
                    break;
                case '+' or '?' or '|' or '(' or ')' or '{' or '}' when !isExtended:
                    text.Append('\\').Append(character);
                    break;
                case '.' or '*' or '^' or '$' or '+' or '?' or '|' or '(' or ')' or '{' or '}':
                    text.Append(character);
                    break;
                default:
                    text.Append(Escape(character));
                    break;
            }
        }

        return text.ToString();
    }

    private static string Escape(char character) => char.IsLetterOrDigit(character) ? character.ToString() : $@"\u{(int)character:x4}";

    /// <summary>Copies a bracket expression; where it ends. One that does not close is a plain bracket.</summary>
    private static int CopyBracket(string pattern, int open, StringBuilder text)
    {
        var start = open + 1;
        var isNegated = start < pattern.Length && pattern[start] == '^';
        start += isNegated ? 1 : 0;
        var close = CloseOf(pattern, start);
        if (close < 0)
        {
            text.Append(@"\[");
            return open;
        }

        text.Append(isNegated ? "[^" : "[");
        var content = pattern[start..close];
        foreach (var (name, characters) in Classes)
        {
            content = content.Replace(name, characters, StringComparison.Ordinal);
        }

        foreach (var character in content)
        {
            text.Append(character is '\\' or '[' or ']' or '^' ? $@"\{character}" : character.ToString());
        }

        text.Append(']');
        return close;
    }

    /// <summary>Where a bracket expression closes: not at its first character, and not inside a class such as <c>[:digit:]</c>; −1 when it does not.</summary>
    private static int CloseOf(string pattern, int start)
    {
        for (var at = start; at < pattern.Length; at++)
        {
            if (pattern[at] == ']' && at > start)
            {
                return at;
            }

            if (pattern.AsSpan(at).StartsWith("[:") && pattern.IndexOf(":]", at + 2, StringComparison.Ordinal) is var end and > 0)
            {
                at = end + 1;
            }
        }

        return -1;
    }

    private static (string Name, string Characters)[] Classes =>
    [
        ("[:digit:]", "0-9"), ("[:alpha:]", "A-Za-z"), ("[:alnum:]", "A-Za-z0-9"), ("[:space:]", " \t"), ("[:upper:]", "A-Z"), ("[:lower:]", "a-z"),
        ("[:xdigit:]", "0-9A-Fa-f"),
    ];
}
