using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>tc</c>, whose objects may be shortened.</summary>
/// <remarks>Source: <c>tc/tc.c do_cmd</c> of iproute2 5.10.</remarks>
internal sealed class TcTool : IShowTool
{
    private static readonly ImmutableArray<string> Objects = ["qdisc", "class", "filter", "chain", "actions", "monitor", "exec", "help"];

    private static readonly ImmutableArray<string> Options =
        ["-statistics", "-details", "-raw", "-pretty", "-graph", "-help", "-force", "-batch", "-netns", "-names", "-nm", "-conf", "-cf", "-timestamp", "-tshort", "-ts", "-iec", "-json", "-color", "-oneline", "-numeric", "-N", "-Version"];

    /// <inheritdoc/>
    public string Name => "tc";

    /// <inheritdoc/>
    public bool IsAt(ShowPlace place) => true;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, ShowPlace place)
    {
        if (words.IsEmpty)
        {
            return CommandOutput.Error("Usage:\ttc [ OPTIONS ] OBJECT { COMMAND | help }\nwhere  OBJECT := { qdisc | class | filter | chain |\n\t\t    action | monitor | exec }", 255);
        }

        if (words[0].StartsWith('-'))
        {
            var typed = words[0].StartsWith("--", StringComparison.Ordinal) ? words[0][1..] : words[0];
            return CommandOutput.Error(
                Options.Any(option => option.StartsWith(typed, StringComparison.Ordinal)) ? $"tc: option {typed} is not modelled" : $"Option \"{typed}\" is unknown, try \"tc -help\".",
                255);
        }

        var name = Objects.FirstOrDefault(candidate => candidate.StartsWith(words[0], StringComparison.Ordinal));
        var arguments = new CommandArguments([], words[1..]);
        return name switch
        {
            "filter" => ShowCommands.Named("tc filter").Run(arguments, place),
            "qdisc" => ShowCommands.Named("tc qdisc").Run(arguments, place),
            null => CommandOutput.Error($"Object \"{words[0]}\" is unknown, try \"tc help\".", 255),
            _ => CommandOutput.Error($"tc: object {name} is not modelled: filter and qdisc are"),
        };
    }
}
