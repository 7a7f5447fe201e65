using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>tc filter show dev X ingress|egress</c>: the program on a hook. What hangs on a tcx link is not listed.</summary>
internal sealed class TcFilterCommand : IShowCommand
{
    private const string Chain = "filter protocol all pref 1 bpf chain 0 ";

    /// <inheritdoc/>
    public string Name => "tc filter";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var (words, refusal) = IpListing.SkipShow(Name, arguments.Words);
        if (refusal is { } refused)
        {
            return refused;
        }

        var (name, direction) = (default(string), default(string));
        for (var at = 0; at < words.Length; at++)
        {
            switch (words[at])
            {
                case "dev" when at + 1 == words.Length:
                    return CommandOutput.Error("Command line is not complete. Try option \"help\"", 255);
                case "dev":
                    name = words[++at];
                    break;
                case "ingress" or "egress" or "root":
                    direction = words[at];
                    break;
                default:
                    return CommandOutput.Error($" What is \"{words[at]}\"? Try \"tc filter help\"", 255);
            }
        }

        if (name is null)
        {
            return new CommandOutput("");
        }

        if (place.NetNs.Find(name) is not { } device)
        {
            return CommandOutput.Error($"Cannot find device \"{name}\"");
        }

        var program = direction switch
        {
            "ingress" => device.TcIngress,
            "egress" => device.TcEgress,
            _ => null,
        };
        return program is null || !TcQdiscCommand.IsClassic(program) ? new CommandOutput("") : CommandOutput.Lines([Chain, program.Filter.Entry]);
    }
}
