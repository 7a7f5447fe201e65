using System.Collections.Immutable;

namespace Visualizer.Engine.Helm;

/// <summary>
/// Reads what people paste: a whole <c>helm install|upgrade</c> command with quotes and continued lines, an install script that contains one, or
/// nothing but <c>--set key=value</c> and <c>key=value</c> lines.
/// </summary>
/// <remarks>Total: any text gives an answer. Source of the options: <c>helm install --help</c>, <c>cilium install --help</c>.</remarks>
public static class HelmCommandReader
{
    /// <summary>Longest text that is read, in characters.</summary>
    public const int LongestText = HelmValuesReader.LongestText;

    private const int MostProblems = 50;

    /// <summary>Reads <paramref name="text"/>; <paramref name="path"/> is the path of its problems.</summary>
    public static HelmCommandReading Read(string text, string path)
    {
        if (text.Length > LongestText)
        {
            return Build([], path, [HelmProblem.At(new HelmPlace(path), new FoundText($"{text.Length} characters", $"{text.Length} 个字符"), new($"at most {LongestText} characters", $"最多 {LongestText} 个字符"))]);
        }

        var words = ShellWords.Split(text);
        var commands = Commands(words);
        if (commands.IsEmpty)
        {
            // Pasted from a root shell, the prompt makes the whole command look like a comment.
            commands = Commands(ShellWords.Split(WithoutRootPrompt(text)));
        }

        if (commands.IsEmpty)
        {
            return Lines(text, path);
        }

        return Build(commands, path, words.OpenQuote is { } line
            ? [HelmProblem.At(new HelmPlace(path, line), new FoundText("a quote", "一个引号"), new("a quote that is closed", "成对的引号"))]
            : []);
    }

    private static ImmutableArray<HelmCommand> Commands(ShellWords words)
    {
        var variables = new ShellVariables();
        var commands = ImmutableArray.CreateBuilder<HelmCommand>();
        foreach (var command in words.Commands)
        {
            if (!variables.TryAssign(command) && HelmCommand.TryParse([.. command.Select(variables.Expand)]) is { } found)
            {
                commands.Add(found);
            }
        }

        return commands.ToImmutable();
    }

    private static string WithoutRootPrompt(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(
        line => line.StartsWith("# helm ", StringComparison.Ordinal) ? line[2..] : line));

    private static HelmCommandReading Build(ImmutableArray<HelmCommand> commands, string path, ImmutableArray<HelmProblem> problems)
    {
        string? version = null;
        var arguments = new List<SetArgument>();
        var passedOver = ImmutableArray.CreateBuilder<PassedOver>();
        foreach (var (command, index) in commands.Select((command, index) => (command, index)))
        {
            if (!command.ReusesValues && arguments.Count > 0)
            {
                arguments.Clear();
                passedOver.Add(new PassedOver(PassedOverKind.Command, commands[index - 1].Title, commands[index - 1].Line));
            }

            version = command.Version ?? version;

            // Helm applies all of one kind, then all of the next.
            arguments.AddRange(command.Arguments.OrderBy(argument => argument.Typing));
            passedOver.AddRange(command.PassedOver);
            problems = problems.AddRange(command.Unreadable.Select(word =>
                HelmProblem.At(new HelmPlace(path, word.Line), word.Text, ExpectedText.Of("--set key=value"))));
        }

        var reading = new HelmCommandReading(version, [.. arguments], HelmValues.Empty, passedOver.ToImmutable(), []);
        var values = reading.Over(HelmValues.Empty, path);
        return reading with { Values = values.Values, Problems = [.. problems, .. values.Problems] };
    }

    /// <summary>A list of arguments without a command. A line without <c>--set</c> is one expression, backslashes and all.</summary>
    private static HelmCommandReading Lines(string text, string path)
    {
        var arguments = ImmutableArray.CreateBuilder<SetArgument>();
        var problems = ImmutableArray.CreateBuilder<HelmProblem>();
        var passedOver = ImmutableArray.CreateBuilder<PassedOver>();
        string? version = null;
        var number = 0;
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var line = raw.Trim().TrimEnd('\\', '`').TrimEnd();
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            if (line.StartsWith('-'))
            {
                foreach (var words in ShellWords.Split(line).Commands)
                {
                    var command = HelmCommand.Options([.. words.Select(word => word with { Line = number })]);
                    arguments.AddRange(command.Arguments);
                    passedOver.AddRange(command.PassedOver);
                    version = command.Version ?? version;
                }
            }
            else if (line.Split('=') is [var key, _, ..] && !key.Any(char.IsWhiteSpace))
            {
                arguments.Add(new SetArgument(line, SetTyping.Guessed, number));
            }
            else if (problems.Count < MostProblems)
            {
                problems.Add(HelmProblem.At(new HelmPlace(path, number), line, new("a helm install command, --set key=value, or key=value", "helm install 命令、--set key=value 或 key=value")));
            }
        }

        var reading = new HelmCommandReading(version, arguments.ToImmutable(), HelmValues.Empty, passedOver.ToImmutable(), []);
        var values = reading.Over(HelmValues.Empty, path);
        return reading with { Values = values.Values, Problems = [.. problems, .. values.Problems] };
    }
}
