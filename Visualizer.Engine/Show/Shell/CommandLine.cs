using System.Collections.Immutable;
using System.Text;

namespace Visualizer.Engine.Show.Shell;

/// <summary>A command line as a shell reads it: words with quotes and backslashes taken away, and pipes between commands.</summary>
/// <remarks>POSIX.1-2017, Shell Command Language §2.2. No variables, no other operators than <c>|</c>; of redirections only errors may go away or into the pipe.</remarks>
/// <param name="Commands">Commands of the pipe, each with at least one word; empty for an empty line.</param>
/// <param name="Fault">What the shell does not take; null when it is a command line.</param>
internal sealed record CommandLine(ImmutableArray<PipedCommand> Commands, string? Fault)
{
    /// <summary>Reads a line.</summary>
    public static CommandLine Read(string text)
    {
        var commands = ImmutableArray.CreateBuilder<PipedCommand>();
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var (isInWord, errors) = (false, ErrorStream.Terminal);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            switch (character)
            {
                case '\'' or '"':
                    var end = ReadQuoted(text, at, word);
                    if (end < 0)
                    {
                        return new CommandLine([], $"unexpected EOF while looking for matching `{character}'");
                    }

                    (at, isInWord) = (end, true);
                    break;
                case '\\' when at + 1 < text.Length:
                    word.Append(text[++at]);
                    isInWord = true;
                    break;
                case '2' when !isInWord && text.AsSpan(at).StartsWith("2>"):
                    var target = text.AsSpan(at).StartsWith("2>&1") ? "2>&1" : text.AsSpan(at).StartsWith("2>/dev/null") ? "2>/dev/null" : null;
                    if (target is null)
                    {
                        return NotModelled('>');
                    }

                    errors = target == "2>&1" ? ErrorStream.Output : ErrorStream.Nowhere;
                    at += target.Length - 1;
                    break;
                case ' ' or '\t':
                    EndWord();
                    break;
                case '|' when at + 1 < text.Length && text[at + 1] == '|':
                    return NotModelled('|');
                case '|':
                    EndWord();
                    if (words.Count == 0)
                    {
                        return new CommandLine([], "syntax error near unexpected token `|'");
                    }

                    EndCommand();
                    break;
                case ';' or '&' or '<' or '>' or '`' or '$' or '(' or ')' or '\n':
                    return NotModelled(character);
                default:
                    word.Append(character);
                    isInWord = true;
                    break;
            }
        }

        EndWord();
        if (words.Count > 0)
        {
            EndCommand();
        }
        else if (commands.Count > 0)
        {
            return new CommandLine([], "syntax error: unexpected end of file");
        }

        return new CommandLine(commands.ToImmutable(), null);

        void EndWord()
        {
            if (isInWord)
            {
                words.Add(word.ToString());
                word.Clear();
                isInWord = false;
            }
        }

        void EndCommand()
        {
            commands.Add(new PipedCommand(words.ToImmutable(), errors));
            words.Clear();
            errors = ErrorStream.Terminal;
        }
    }

    private static CommandLine NotModelled(char character) =>
        new([], $"`{(character == '\n' ? "a second line" : character)}' is not modelled: one command, with pipes to grep, head, tail, sort, uniq and wc");

    /// <summary>Takes what stands between quotes; where they close, or −1.</summary>
    private static int ReadQuoted(string text, int open, StringBuilder word)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == text[open])
            {
                return at;
            }

            if (text[open] == '"' && text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\' or '$' or '`')
            {
                at++;
            }

            word.Append(text[at]);
        }

        return -1;
    }
}

/// <summary>One command of a pipe.</summary>
/// <param name="Words">Its name and its arguments.</param>
/// <param name="Errors">Where its standard error goes.</param>
internal readonly record struct PipedCommand(ImmutableArray<string> Words, ErrorStream Errors);

/// <summary>Where a command's standard error goes.</summary>
internal enum ErrorStream
{
    /// <summary>Past the pipe.</summary>
    Terminal,

    /// <summary><c>2&gt;&amp;1</c>: with the output.</summary>
    Output,

    /// <summary><c>2&gt;/dev/null</c>.</summary>
    Nowhere,
}
