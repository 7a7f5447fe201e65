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
        if (options.Unknown is { } unknown)
        {
            return CommandOutput.Error($"ping: {OptionReader.Complaint(unknown)}\n\nUsage: {Usage}", 2);
        }

        if (options.Operands.IsEmpty)
        {
            return CommandOutput.Error(run.Place.Pod is null ? "ping: usage error: Destination address required" : $"Usage: {Usage}", 2);
        }

        if (Number(options, 'c', RunningPing.MostUnattended, 1, int.MaxValue) is not { } count)
        {
            return Wrong(options, 'c', "9223372036854775807");
        }

        if (Number(options, 's', 56, 0, MostOctets) is not { } size)
        {
            return Wrong(options, 's', "65507");
        }

        if (Number(options, 't', 64, 1, byte.MaxValue) is not { } ttl)
        {
            return Wrong(options, 't', "255");
        }

        if (options.Value('M') is { } discovery and not ("do" or "want" or "dont"))
        {
            return CommandOutput.Error($"ping: invalid -M argument: {discovery}");
        }

        if (!decimal.TryParse(options.Value('i') ?? "1", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || seconds is < 0.002m or > 60)
        {
            return CommandOutput.Error($"ping: bad timing interval: {options.Value('i')}", 2);
        }

        var name = options.Operands[^1];
        if (HostNames.Find(name, run) is not { } address)
        {
            return run.Place.Pod is null ? CommandOutput.Error($"ping: {name}: Name or service not known", 2) : CommandOutput.Error($"ping: bad address '{name}'");
        }

        if (run.Place.FlowName(run.Session.Cluster) is not { } from)
        {
            return CommandOutput.Error("ping: not modelled: nothing is sent from here");
        }

        var isAtOnce = options.Value('c') is not null && count <= AtOnce;
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

    private static int? Number(OptionReader options, char option, int unset, int least, int most) =>
        options.Value(option) is not { } text ? unset
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : null;

    private static CommandOutput Wrong(OptionReader options, char option, string most) =>
        CommandOutput.Error($"ping: invalid argument: '{options.Value(option)}': out of range: {(option == 's' ? 0 : 1)} <= value <= {most}");
}
