using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>ping</c>: busybox' in pods, iputils' elsewhere. Without <c>-c</c> somebody presses Ctrl-C after three requests.</summary>
/// <remarks>Messages are those of <c>ping/ping.c</c> of iputils 20210202 and <c>networking/ping.c</c> of busybox 1.34, which has no <c>-M</c>: here it has.</remarks>
internal sealed class PingCommand : IActingCommand
{
    private const int Unbidden = 3, MostRequests = 100, MostOctets = 65_507;
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

        if (Number(options, 'c', Unbidden, 1, MostRequests) is not { } count)
        {
            return Wrong(options, 'c', MostRequests);
        }

        if (Number(options, 's', 56, 0, MostOctets) is not { } size)
        {
            return Wrong(options, 's', MostOctets);
        }

        if (Number(options, 't', 64, 1, byte.MaxValue) is not { } ttl)
        {
            return Wrong(options, 't', byte.MaxValue);
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

        var request = new FlowRequest(FlowKind.Ping, from, address.ToString()) { Count = count, Size = size, Ttl = ttl, DontFragment = options.Value('M') == "do" };
        var sent = run.Session.Send(request, (long)(seconds * NanosecondsPerSecond));
        if (sent.Trace is not { } trace)
        {
            return CommandOutput.Error($"ping: not modelled: {sent.Problem}");
        }

        run.Flow = request;
        var text = trace.Client.Output.Replace($"PING {address} (", $"PING {name} (", StringComparison.Ordinal)
            .Replace($"--- {address} ping", $"--- {name} ping", StringComparison.Ordinal);
        text = options.Value('c') is null ? text.Replace("\n\n--- ", "\n^C\n--- ", StringComparison.Ordinal) : text;
        return new CommandOutput(options.Has('q') ? WithoutReplies(text) : text, "", trace.Client.ReplyTtl is null ? 1 : 0);
    }

    private static int? Number(OptionReader options, char option, int unset, int least, int most) =>
        options.Value(option) is not { } text ? unset
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : null;

    private static CommandOutput Wrong(OptionReader options, char option, int most) => CommandOutput.Error(
        string.Create(CultureInfo.InvariantCulture, $"ping: invalid argument: '{options.Value(option)}': out of range: {(option == 's' ? 0 : 1)} <= value <= {most}"));

    private static string WithoutReplies(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.Contains(" bytes from ", StringComparison.Ordinal)));
}
