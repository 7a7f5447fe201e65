using System.Collections.Immutable;
using Visualizer.Engine.Show;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>help</c>: what may be typed at this place.</summary>
internal sealed class HelpCommand : IActingCommand
{
    /// <inheritdoc/>
    public string Name => "help";

    /// <inheritdoc/>
    public string Usage => "help";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => true;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run)
    {
        var acting = TerminalCommands.All.Where(command => command.IsAt(run.Place)).Select(command => "  " + command.Usage);
        var shown = run.Session.ShowAt(run.Place.NetNs);
        var showing = run.Place.IsWorkstation ? [] : ShowCommands.All
            .Where(command => ShowCommands.Tools.TryGetValue(command.Name.Split(' ')[0], out var tool) && tool.Name != "kubectl" && tool.IsAt(shown))
            .Select(command => "  " + command.Name);
        return CommandOutput.Lines(
        [
            "Commands here:", .. acting, .. showing, "",
            "Pipes lead to grep, head, tail, sort, uniq and wc. Tab completes, Ctrl-C ends what runs.",
            "Enter a pod: kubectl exec -it POD -- bash. Enter a node: docker exec -it NODE bash. Back: exit.",
        ]);
    }
}
