using System.Globalization;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>conntrack -L</c>: the kernel's entries, oldest first, and how many on standard error.</summary>
internal sealed class ConntrackCommand : IShowCommand
{
    private const string Version = "conntrack v1.4.6 (conntrack-tools)";

    /// <inheritdoc/>
    public string Name => "conntrack";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var options = OptionReader.Read(arguments.Words, flags: "LC", valued: "psdf");
        if (options.Unknown is { } unknown)
        {
            return Wrong(unknown.EndsWith('=') ? $"option `{unknown[..^1]}' requires an argument" : $"unknown option `{unknown}'");
        }

        if (!options.Has('L') && !options.Has('C'))
        {
            return CommandOutput.Lines(
            [
                "Command line interface for the connection tracking system. Version 1.4.6", "Usage: conntrack [commands] [options]", "",
                "Commands that are modelled:", "  -L [table] [options]\t\tList conntrack or expectation table", "  -C [table]\t\t\tShow counter",
            ]);
        }

        if (options.Operands.FirstOrDefault() is { } table and not "conntrack")
        {
            return table == "expect" ? CommandOutput.Error($"{Version}: not modelled: expectations", 2) : Wrong($"unknown type `{table}'");
        }

        var entries = place.NetNs.IsHost ? place.State.Conntrack.Entries.Select(entry => entry.Snapshot()).Where(entry => Fits(entry, options)).ToList() : [];
        var count = entries.Count.ToString(CultureInfo.InvariantCulture);
        return options.Has('C')
            ? new CommandOutput(count + "\n")
            : CommandOutput.Lines(entries.Select(ConntrackText.Line)) with { Errors = $"{Version}: {count} flow entries have been shown.\n" };
    }

    private static CommandOutput Wrong(string what) => CommandOutput.Error($"{Version}: {what}\nTry `conntrack -h' or 'conntrack --help' for more information.", 2);

    private static bool Fits(ConntrackSnapshot entry, OptionReader options) =>
        (options.Value('p') is not { } protocol || ConntrackText.Line(entry).StartsWith(protocol + " ", StringComparison.Ordinal))
        && (options.Value('s') is not { } source || entry.Original.Source.ToString() == source)
        && (options.Value('d') is not { } destination || entry.Original.Destination.ToString() == destination);
}
