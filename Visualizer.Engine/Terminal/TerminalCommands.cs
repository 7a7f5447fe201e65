using System.Collections.Immutable;
using Visualizer.Engine.Show;
using Visualizer.Engine.Terminal.Commands;

namespace Visualizer.Engine.Terminal;

/// <summary>All commands that act, in the order in which <c>help</c> lists them. Those that only show are in <see cref="ShowCommands"/>.</summary>
internal static class TerminalCommands
{
    /// <summary>The commands.</summary>
    public static ImmutableArray<IActingCommand> All { get; } =
    [
        new KubectlCommand("kubectl"),
        new KubectlCommand("k"),
        new DockerCommand(),
        new SshCommand(),
        new PingCommand(),
        new CurlCommand(),
        new TcpdumpCommand(),
        new TracerouteCommand(),
        new IpCommand(),
        new InstallScriptCommand(),
        new CatCommand(),
        new LsCommand(),
        new SzCommand(),
        new HostnameCommand(),
        new BashCommand("bash"),
        new BashCommand("sh"),
        new HistoryCommand(),
        new ClearCommand(),
        new HelpCommand(),
        new ExitCommand(),
    ];

    /// <summary>Every program that the place of a command line may have, by name. On the machine outside only those that act are there.</summary>
    public static IReadOnlyDictionary<string, IShowTool> At(CommandRun run)
    {
        var tools = run.Place.IsWorkstation ? [] : ShowCommands.Tools.ToDictionary(StringComparer.Ordinal);
        foreach (var command in All)
        {
            tools[command.Name] = new BoundCommand(command, run);
        }

        return tools;
    }
}
