using System.Collections.Immutable;
using System.Text;

namespace Visualizer.Engine.Helm;

/// <summary>One word of a shell command after quotes and backslashes are taken away.</summary>
/// <param name="Text">What the command would get, had the shell no variables.</param>
/// <param name="Line">Line on which it starts, from 1.</param>
/// <param name="HasVariable">Whether the shell would have replaced something in it.</param>
internal sealed record ShellWord(string Text, int Line, bool HasVariable);

/// <summary>Splits a script into commands and words, as far as POSIX shells agree (POSIX.1-2017, Shell Command Language §2.2–2.3).</summary>
/// <remarks>Nothing is expanded. Here-documents are skipped. Pasted from a terminal, continued lines may begin with <c>&gt;</c>.</remarks>
internal sealed class ShellWords
{
    private readonly string text;
    private readonly ImmutableArray<ImmutableArray<ShellWord>>.Builder commands = ImmutableArray.CreateBuilder<ImmutableArray<ShellWord>>();
    private readonly ImmutableArray<ShellWord>.Builder words = ImmutableArray.CreateBuilder<ShellWord>();
    private readonly Queue<string> hereDocuments = [];
    private readonly StringBuilder word = new();
    private int position;
    private int line = 1;
    private int wordLine;
    private bool inWord;
    private bool hasVariable;

    private ShellWords(string text) => this.text = text.ReplaceLineEndings("\n");

    /// <summary>Line on which a quote opens that nobody closes; null when all are closed.</summary>
    public int? OpenQuote { get; private set; }

    /// <summary>The commands in order; none is empty.</summary>
    public ImmutableArray<ImmutableArray<ShellWord>> Commands => commands.ToImmutable();

    public static ShellWords Split(string text)
    {
        var split = new ShellWords(text);
        split.Run();
        return split;
    }

    private void Run()
    {
        while (position < text.Length)
        {
            var character = text[position++];
            switch (character)
            {
                case '\\' or '`' when position < text.Length && text[position] == '\n':
                    position++;
                    ContinueLine();
                    break;
                case '\\' when position < text.Length:
                    Append(text[position++]);
                    break;
                case '\'':
                    ReadSingleQuoted();
                    break;
                case '"':
                    ReadDoubleQuoted();
                    break;
                case '$':
                    ReadVariable();
                    break;
                case '#' when !inWord:
                    SkipLine();
                    break;
                case ' ' or '\t':
                    EndWord();
                    break;
                case '\n':
                    EndCommand();
                    line++;
                    SkipHereDocuments();
                    break;
                case ';' or '&' or '|':
                    EndCommand();
                    break;
                case '<' when position < text.Length && text[position] == '<':
                    position++;
                    ReadDelimiter();
                    break;
                default:
                    Append(character);
                    hasVariable |= character == '`';
                    break;
            }
        }

        EndCommand();
    }

    private void Append(char character)
    {
        if (!inWord)
        {
            (inWord, wordLine) = (true, line);
        }

        word.Append(character);
        line += character == '\n' ? 1 : 0;
    }

    private void BeginWord()
    {
        if (!inWord)
        {
            (inWord, wordLine) = (true, line);
        }
    }

    private void EndWord()
    {
        if (inWord)
        {
            words.Add(new ShellWord(word.ToString(), wordLine, hasVariable));
            word.Clear();
            (inWord, hasVariable) = (false, false);
        }
    }

    private void EndCommand()
    {
        EndWord();
        if (words.Count > 0)
        {
            commands.Add(words.ToImmutable());
            words.Clear();
        }
    }

    private void ContinueLine()
    {
        line++;
        var rest = text.AsSpan(position);
        if (rest.StartsWith("> ", StringComparison.Ordinal))
        {
            position += 2;
        }
    }

    private void ReadSingleQuoted()
    {
        BeginWord();
        var opened = line;
        while (position < text.Length && text[position] != '\'')
        {
            Append(text[position++]);
        }

        Close(opened);
    }

    private void ReadDoubleQuoted()
    {
        BeginWord();
        var opened = line;
        while (position < text.Length && text[position] != '"')
        {
            // Inside double quotes a backslash keeps its place, except before the characters that are special there.
            if (text[position] == '\\' && position + 1 < text.Length && text[position + 1] is '"' or '\\' or '$' or '`' or '\n')
            {
                position++;
                if (text[position] == '\n')
                {
                    position++;
                    line++;
                    continue;
                }
            }
            else if (text[position] == '$')
            {
                hasVariable = true;
            }

            Append(text[position++]);
        }

        Close(opened);
    }

    private void Close(int opened)
    {
        if (position >= text.Length)
        {
            OpenQuote ??= opened;
        }

        position++;
    }

    private void ReadVariable()
    {
        Append('$');
        if (position >= text.Length || !(char.IsAsciiLetterOrDigit(text[position]) || text[position] is '_' or '(' or '{'))
        {
            return;
        }

        hasVariable = true;
        if (text[position] != '(')
        {
            return;
        }

        // A command substitution is one word, blanks and pipes inside included.
        var depth = 0;
        do
        {
            depth += text[position] switch { '(' => 1, ')' => -1, _ => 0 };
            Append(text[position++]);
        }
        while (depth > 0 && position < text.Length);
    }

    private void SkipLine()
    {
        while (position < text.Length && text[position] != '\n')
        {
            position++;
        }
    }

    private void ReadDelimiter()
    {
        EndWord();
        var start = position;
        while (position < text.Length && text[position] is not ('\n' or ';' or '|' or '&') && (text[position] != ' ' || position == start))
        {
            position++;
        }

        hereDocuments.Enqueue(text[start..position].Trim('-', ' ', '\'', '"', '\\', '<'));
    }

    private void SkipHereDocuments()
    {
        while (hereDocuments.TryDequeue(out var delimiter))
        {
            for (var ended = delimiter.Length == 0; !ended && position < text.Length;)
            {
                var start = position;
                SkipLine();
                ended = text.AsSpan(start, position - start).Trim().SequenceEqual(delimiter);
                position++;
                line++;
            }
        }
    }
}
