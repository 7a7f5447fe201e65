using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>traceroute -n</c>: three datagrams for each TTL to ports that nobody listens on, until one reaches the host.</summary>
/// <remarks>Source: <c>traceroute.c</c> of traceroute 2.1, and <c>networking/traceroute.c</c> of busybox, whose datagrams are shorter. Names are never looked up.</remarks>
internal sealed class TracerouteCommand : IActingCommand
{
    private const string RealUsage =
        """
        Usage:
          traceroute [ -46dFITnreAUDV ] [ -f first_ttl ] [ -g gate,... ] [ -i device ] [ -m max_ttl ] [ -N squeries ] [ -p port ] [ -t tos ] [ -l flow_label ] [ -w MAX,HERE,NEAR ] [ -q nqueries ] [ -s src_addr ] [ -z sendwait ] [ --fwmark=num ] host [ packetlen ]
        """;

    private const string BusyboxUsage =
        """
        BusyBox v1.34.1 multi-call binary.

        Usage: traceroute [-46Flnrv] [-f 1ST_TTL] [-m MAXTTL] [-q PROBES] [-p PORT]
        	[-t TOS] [-w WAIT_SEC] [-s SRC_IP] [-i IFACE]
        	[-z PAUSE_MSEC] HOST [BYTES]

        Trace the route to HOST
        """;

    private const int FirstPort = 33_434, Probes = 3, MostHops = 30, HeaderOctets = 28;

    /// <inheritdoc/>
    public string Name => "traceroute";

    /// <inheritdoc/>
    public string Usage => "traceroute [-n] [-I] [-m MAX_TTL] HOST";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => !place.IsWorkstation;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run)
    {
        var options = OptionReader.Read(words, flags: "nI4", valued: "mw");
        var isBusybox = run.Place.Pod is { HostNetwork: false };
        if (options.Unknown is { } unknown)
        {
            return CommandOutput.Error(isBusybox ? $"traceroute: {OptionReader.Complaint(unknown)}\n{BusyboxUsage}" : $"Bad option `{unknown.TrimEnd('=')}' (argc {At(words, unknown.TrimEnd('='))})", isBusybox ? 1 : 2);
        }

        if (options.Operands.IsEmpty)
        {
            return isBusybox ? CommandOutput.Error(BusyboxUsage) : new CommandOutput("", RealUsage + "\n");
        }

        var most = MostHops;
        if (options.Value('m') is { } limit && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most > byte.MaxValue))
        {
            return isBusybox ? CommandOutput.Error(most > byte.MaxValue ? $"traceroute: number {limit} is not in 1..255 range" : $"traceroute: invalid number '{limit}'")
                : CommandOutput.Error(most > byte.MaxValue ? "max hops cannot be more than 255" : $"Cannot handle `-m' option with arg `{limit}' (argc {At(words, limit)})", 2);
        }

        var name = options.Operands[0];
        if (HostNames.Find(name, run) is not { } address)
        {
            return isBusybox ? CommandOutput.Error($"traceroute: bad address '{name}'")
                : CommandOutput.Error($"{name}: Name or service not known\nCannot handle \"host\" cmdline arg `{name}' on position 1 (argc {At(words, name)})", 2);
        }

        if (run.Place.FlowName(run.Session.Cluster) is not { } from)
        {
            return CommandOutput.Error("traceroute: not modelled: nothing is sent from here");
        }

        var octets = run.Place.Pod is null ? 60 : 46;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"traceroute to {name} ({address}), {most} hops max, {octets} byte packets\n");
        for (var (ttl, probe) = (1, 0); ttl <= most; ttl++)
        {
            Ipv4Address? last = null;
            text.Append(CultureInfo.InvariantCulture, $"{ttl,2} ");
            for (var index = 0; index < Probes; index++, probe++)
            {
                var request = options.Has('I')
                    ? new FlowRequest(FlowKind.Ping, from, address.ToString()) { Ttl = ttl, Size = octets - HeaderOctets }
                    : new FlowRequest(FlowKind.Udp, from, string.Create(CultureInfo.InvariantCulture, $"{address}:{FirstPort + probe}")) { Ttl = ttl, Size = octets - HeaderOctets };
                var sent = run.Session.Send(request);
                if (sent.Sent is not { Trace: var trace } went)
                {
                    return CommandOutput.Error($"traceroute: not modelled: {sent.Problem}");
                }

                run.Flow = went;
                Print(text, Heard(trace), ref last);
            }

            text.Append('\n');
            if (last == address)
            {
                break;
            }
        }

        return new CommandOutput(text.ToString());
    }

    /// <summary>Where a word stands, counted as C counts arguments.</summary>
    private static string At(ImmutableArray<string> words, string word) =>
        (int.Max(0, words.IndexOf(words.FirstOrDefault(each => each.Contains(word, StringComparison.Ordinal), ""))) + 1).ToString(CultureInfo.InvariantCulture);

    private static void Print(StringBuilder text, (Ipv4Address From, long Nanoseconds)? heard, ref Ipv4Address? last)
    {
        if (heard is not { } answer)
        {
            text.Append(" *");
            return;
        }

        text.Append(last == answer.From ? "" : $" {answer.From}");
        text.Append(CultureInfo.InvariantCulture, $"  {answer.Nanoseconds / 1_000_000}.{answer.Nanoseconds / 1000 % 1000:000} ms");
        last = answer.From;
    }

    /// <summary>Who answered the first request, and how long that took; null when nothing came back.</summary>
    private static (Ipv4Address From, long Nanoseconds)? Heard(Trace trace)
    {
        var reply = trace.Packets.FirstOrDefault(packet => packet is { Direction: PacketDirection.Reply, Failure: null });
        var frame = reply?.Hops.LastOrDefault(hop => hop.FrameStart is not null);
        if (frame is null)
        {
            return null;
        }

        var packet = frame.Frame.Span[(frame.FrameStart == FrameStart.Ethernet ? EthernetHeader.LengthBytes : 0)..];
        var end = trace.Taps.SelectMany(tap => tap.Sightings).Where(sighting => sighting.Packet == reply!.Index).Select(sighting => sighting.TimeNanoseconds).DefaultIfEmpty().Max();
        return (Ipv4Packet.SourceOf(packet), end);
    }
}
