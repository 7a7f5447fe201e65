using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary>A shell: to stay in, or with <c>-c</c> for one line.</summary>
/// <param name="name">Its name: <c>bash</c> or <c>sh</c>.</param>
internal sealed class BashCommand(string name) : IActingCommand
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Usage => $"{name} [-c LINE]";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => true;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run) => Enter([name, .. words], run.Place, isInteractive: true, run)!.Value;

    /// <summary>Enters a shell at a place, or runs its one line; null when the command is no shell.</summary>
    /// <param name="command">The command's words.</param>
    /// <param name="place">Where.</param>
    /// <param name="isInteractive">Whether somebody types into it: without a keyboard it ends at once.</param>
    /// <param name="run">The command line that it stands in.</param>
    public static CommandOutput? Enter(ImmutableArray<string> command, TerminalPlace place, bool isInteractive, CommandRun run)
    {
        if (command[0] is not ("bash" or "sh" or "/bin/bash" or "/bin/sh"))
        {
            return null;
        }

        if (command.Length == 1)
        {
            run.Enters = isInteractive && !run.IsPiped ? place : null;
            return new CommandOutput("");
        }

        return command is [_, "-c", var line]
            ? run.ShellAt(place, line)
            : CommandOutput.Error($"{command[0]}: {command[1]}: not modelled: a shell to stay in, and -c LINE are", 2);
    }
}
