using System.Collections.Immutable;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show;

/// <summary>The shell of a place: runs a command line and its pipes.</summary>
public static class ShowShell
{
    private const int NotFound = 127, SyntaxError = 2;

    /// <summary>What a terminal shows of the command line.</summary>
    /// <param name="commandLine">One line.</param>
    /// <param name="place">Where, and when.</param>
    public static ShellAnswer Run(string commandLine, ShowPlace place) => Run(commandLine, place, ShowCommands.Tools, ShowCommands.Names);

    /// <summary>The same with other programs.</summary>
    /// <param name="commandLine">One line.</param>
    /// <param name="place">Where, and when.</param>
    /// <param name="tools">The programs, by name.</param>
    /// <param name="commands">Names of all their commands, for people who typed another.</param>
    internal static ShellAnswer Run(
        string commandLine, ShowPlace place, IReadOnlyDictionary<string, IShowTool> tools, ImmutableArray<string> commands)
    {
        var line = CommandLine.Read(commandLine);
        if (line.Fault is { } fault)
        {
            return new ShellAnswer($"bash: {fault}\n", SyntaxError, null);
        }

        if (line.Commands.IsEmpty)
        {
            return new ShellAnswer("", 0, null);
        }

        var (shown, input) = ("", ImmutableArray<string>.Empty);
        var last = default(CommandOutput);
        for (var index = 0; index < line.Commands.Length; index++)
        {
            var command = line.Commands[index];
            var (name, arguments) = (command.Words[0], command.Words[1..]);
            if (index == 0 && tools.TryGetValue(name, out var tool) && tool.IsAt(place))
            {
                last = tool.Run(arguments, place);
            }
            else if (index > 0 && TextFilters.Find(name) is { } filter)
            {
                last = filter.Run(arguments, input);
            }
            else
            {
                return Unknown(shown, name, index == 0 ? Found(tools, place) : FilterNames, index == 0 ? commands : FilterNames);
            }

            if (last.RunsOn && line.Commands.Length > 1)
            {
                var missing = line.Commands.Skip(1).FirstOrDefault(behind => TextFilters.Find(behind.Words[0]) is null).Words;
                return missing.IsDefault
                    ? new ShellAnswer("", last.Status, null) { Pipe = new RunningPipe(last, line.Commands[0].Errors, line.Commands[1..]) }
                    : Unknown("", missing[0], FilterNames, FilterNames);
            }

            last = command.Errors switch
            {
                ErrorStream.Output => last with { Output = last.Text, Errors = "" },
                ErrorStream.Nowhere => last with { Errors = "" },
                _ => last,
            };
            if (index + 1 < line.Commands.Length)
            {
                // What goes past the pipe is on the screen before the pipe's end prints.
                shown += last.Errors;
                input = Lines(last.Output);
            }
        }

        return new ShellAnswer(shown + last.Text, last.Status, null);
    }

    private static ImmutableArray<string> FilterNames => [.. TextFilters.All.Select(filter => filter.Name)];

    private static ImmutableArray<string> Found(IReadOnlyDictionary<string, IShowTool> tools, ShowPlace place) =>
        [.. tools.Values.Where(tool => tool.IsAt(place)).Select(tool => tool.Name).Order(StringComparer.Ordinal)];

    private static ShellAnswer Unknown(string shown, string name, ImmutableArray<string> programs, ImmutableArray<string> known) => new(
        $"{shown}bash: {name}: command not found\nNearest known: {NearestWord.To(name, programs)}\n", NotFound, new UnknownCommand(name, known));

    /// <summary>A text as lines without their line feeds.</summary>
    internal static ImmutableArray<string> Lines(string text) =>
        text.Length == 0 ? [] : [.. (text[^1] == '\n' ? text[..^1] : text).Split('\n')];
}

/// <summary>What a terminal shows of a command line.</summary>
/// <param name="Text">Output and errors as they appear.</param>
/// <param name="Status">Exit status of the last command.</param>
/// <param name="Unknown">The command that is not there; null when all are.</param>
public sealed record ShellAnswer(string Text, int Status, UnknownCommand? Unknown)
{
    /// <summary>The pipe behind a program that runs on; null for none. Nothing has gone through it yet.</summary>
    internal RunningPipe? Pipe { get; init; }
}

/// <summary>A pipe behind a program that runs on.</summary>
/// <param name="First">What the program has written so far.</param>
/// <param name="Errors">Where its standard error goes.</param>
/// <param name="Filters">The programs behind it; each is one.</param>
internal sealed record RunningPipe(CommandOutput First, ErrorStream Errors, ImmutableArray<PipedCommand> Filters);

/// <summary>A command that is not there.</summary>
/// <param name="Name">What was typed.</param>
/// <param name="Known">What there is.</param>
public sealed record UnknownCommand(string Name, ImmutableArray<string> Known);
