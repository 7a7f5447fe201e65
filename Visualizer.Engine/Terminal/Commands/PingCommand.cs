using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Simulation.Drivers;
using Visualizer.Engine.Terminal.Running;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>ping</c>: busybox' in pods, iputils' elsewhere. With <c>-c</c> all requests go at once, as fast as somebody can read; without, one after the other until Ctrl-C.</summary>
/// <remarks>Messages are those of <c>ping/ping.c</c> of iputils 20210202 and <c>networking/ping.c</c> of busybox 1.34, which has no <c>-M</c>: here it has.</remarks>
internal sealed class PingCommand : IActingCommand
{
    private const int AtOnce = 100, MostOctets = 65_507;
    private const string IputilsUsage = "\nUsage\n  ping [options] <destination>\n";
    private const string BusyboxUsage = "BusyBox v1.34.1 multi-call binary.\n\nUsage: ping [OPTIONS] HOST\n\nSend ICMP ECHO_REQUESTs to HOST";
    private const decimal NanosecondsPerSecond = 1_000_000_000;

    /// <inheritdoc/>
    public string Name => "ping";

    /// <inheritdoc/>
    public string Usage => "ping [-c COUNT] [-s SIZE] [-M do] [-t TTL] [-i SECONDS] HOST";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => !place.IsWorkstation;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run)
    {
        var options = OptionReader.Read(words, flags: "nqv4", valued: "csiMtWw");
        var isBusybox = run.Place.Pod is { HostNetwork: false };
        if (options.Unknown is { } unknown)
        {
            return CommandOutput.Error($"ping: {OptionReader.Complaint(unknown)}\n{(isBusybox ? BusyboxUsage : IputilsUsage)}", isBusybox ? 1 : 2);
        }

        if (options.Operands.IsEmpty)
        {
            return CommandOutput.Error(isBusybox ? BusyboxUsage : "ping: usage error: Destination address required", 1);
        }

        var numbers = new PingNumbers(options, isBusybox);
        var (count, size, ttl) = (numbers.Of('c', RunningPing.MostUnattended, 1, long.MaxValue), numbers.Of('s', 56, 0, MostOctets), numbers.Of('t', 64, 0, byte.MaxValue));
        if (numbers.Complaint is { } complaint)
        {
            return CommandOutput.Error($"ping: {complaint}", 1);
        }

        if (ttl == 0)
        {
            return CommandOutput.Error(isBusybox ? "ping: not modelled: a TTL of 0" : "ping: cannot set unicast time-to-live: Invalid argument", 2);
        }

        if (options.Value('M') is { } discovery and not ("do" or "want" or "dont"))
        {
            return CommandOutput.Error($"ping: invalid -M argument: {discovery}", 2);
        }

        if (!decimal.TryParse(options.Value('i') ?? "1", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || seconds is < 0.002m or > 60)
        {
            return CommandOutput.Error($"ping: bad timing interval: {options.Value('i')}", 2);
        }

        var name = options.Operands[^1];
        if (HostNames.Find(name, run) is not { } address)
        {
            return isBusybox ? CommandOutput.Error($"ping: bad address '{name}'") : CommandOutput.Error($"ping: {name}: Name or service not known", 2);
        }

        if (run.Place.FlowName(run.Session.Cluster) is not { } from)
        {
            return CommandOutput.Error("ping: not modelled: nothing is sent from here");
        }

        var isAtOnce = options.Value('c') is not null and not "0" && count <= AtOnce;
        var request = new FlowRequest(FlowKind.Ping, from, address.ToString()) { Count = isAtOnce ? count : 1, Size = size, Ttl = ttl, DontFragment = options.Value('M') == "do" };
        var (flow, problem) = run.Session.Prepare(request, (long)(seconds * NanosecondsPerSecond));
        if (flow is null)
        {
            return CommandOutput.Error($"ping: not modelled: {problem}");
        }

        var output = PingOutput.Of(flow, name, options.Has('q'));
        return isAtOnce ? Once(request, flow, output, run) : Until(new RunningPing(run.Session, request, flow, output, count), run);
    }

    private static CommandOutput Once(FlowRequest request, Flow flow, PingOutput output, CommandRun run)
    {
        var result = run.Session.Walk(request, flow, output);
        run.Flow = result.Sent;
        return result.Sent?.Trace is { Client: var client }
            ? new CommandOutput(client.Output, "", client.ReplyTtl is null ? 1 : 0)
            : CommandOutput.Error($"ping: not modelled: {result.Problem}");
    }

    private static CommandOutput Until(RunningPing ping, CommandRun run)
    {
        var (result, output) = ping.Start();
        run.Flow = result.Sent;
        if (result.Problem is { } problem)
        {
            return CommandOutput.Error($"ping: not modelled: {problem}");
        }

        run.Pane.Running = ping.IsOver ? null : ping;
        return output with { RunsOn = !ping.IsOver };
    }
}

/// <summary>Numbers on ping's command line, and what the first that is none makes it say: busybox' <c>xatou_range</c>, or iputils' <c>strtol_or_err</c>.</summary>
/// <param name="options">The options.</param>
/// <param name="isBusybox">Which of the two.</param>
internal sealed class PingNumbers(OptionReader options, bool isBusybox)
{
    /// <summary>What it says; null when all are numbers.</summary>
    public string? Complaint { get; private set; }

    /// <summary>The number of an option.</summary>
    /// <param name="option">Its letter.</param>
    /// <param name="unset">The number without it.</param>
    /// <param name="least">The least that is taken.</param>
    /// <param name="most">The most.</param>
    public int Of(char option, int unset, long least, long most)
    {
        if (options.Value(option) is not { } text)
        {
            return unset;
        }

        var isNumber = long.TryParse(text, isBusybox ? NumberStyles.None : NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        // To busybox a count of none is one without end.
        if (isNumber && number == 0 && isBusybox && option == 'c')
        {
            return unset;
        }

        if (isNumber && number >= least && number <= most)
        {
            return (int)long.Min(number, int.MaxValue);
        }

        Complaint ??= isNumber
            ? FormattableString.Invariant(isBusybox ? (FormattableString)$"number {text} is not in {least}..{most} range" : $"invalid argument: '{text}': out of range: {least} <= value <= {most}")
            : isBusybox ? $"invalid number '{text}'" : $"invalid argument: '{text}'";
        return unset;
    }
}
