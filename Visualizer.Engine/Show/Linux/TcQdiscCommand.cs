using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>tc qdisc show</c>: the queue of each device, and <c>clsact</c> where a filter hangs.</summary>
internal sealed class TcQdiscCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "tc qdisc";

    /// <summary>Whether a program is a filter of clsact; otherwise it is a tcx link or part of a netkit device.</summary>
    public static bool IsClassic(IProgram program) => program.Filter.Source.StartsWith("tc ", StringComparison.Ordinal);

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var (words, refusal) = IpListing.SkipShow(Name, arguments.Words);
        if (refusal is { } refused)
        {
            return refused;
        }

        if (!words.IsEmpty && words[0] != "dev")
        {
            return CommandOutput.Error($"What is \"{words[0]}\"? Try \"tc qdisc help\".", 255);
        }

        if (words.Length == 1)
        {
            return CommandOutput.Error("Command line is not complete. Try option \"help\"", 255);
        }

        return words.Length > 1 && place.NetNs.Find(words[1]) is null
            ? CommandOutput.Error($"Cannot find device \"{words[1]}\"")
            : CommandOutput.Lines(place.NetNs.Interfaces.Where(device => words.IsEmpty || device.Name == words[1]).SelectMany(Lines));
    }

    private static IEnumerable<string> Lines(NetInterface device)
    {
        yield return device.Qdisc == "fq"
            ? $"qdisc fq 8001: dev {device.Name} root refcnt 2 limit 10000p flow_limit 100p buckets 32768 orphan_mask 1023 quantum 3028b initial_quantum 15140b low_rate_threshold 550Kbit refill_delay 40ms timer_slack 10us horizon 10s horizon_drop "
            : $"qdisc {device.Qdisc} 0: dev {device.Name} root refcnt 2 ";
        if ((device.TcIngress is { } ingress && IsClassic(ingress)) || (device.TcEgress is { } egress && IsClassic(egress)))
        {
            yield return $"qdisc clsact ffff: dev {device.Name} parent ffff:fff1 ";
        }
    }
}
