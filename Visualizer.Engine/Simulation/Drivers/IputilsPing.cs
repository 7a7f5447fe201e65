using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>ping of iputils, as nodes and other hosts have it: sequence numbers from 1, and a line for every ICMP error.</summary>
/// <remarks>Source: <c>ping/ping_common.c, ping/ping.c</c> of iputils 20210202.</remarks>
internal sealed class IputilsPing(Flow flow) : PingOutput(flow)
{
    private const int HeaderBytes = 28;

    /// <inheritdoc/>
    protected override int FirstSequence => 1;

    /// <inheritdoc/>
    protected override bool EndsWhenRefused => false;

    /// <inheritdoc/>
    protected override void PrintFirstLine(StringBuilder text) => text.Append(
        CultureInfo.InvariantCulture, $"PING {TypedName} ({Flow.Address}) {Flow.Size}({Flow.Size + HeaderBytes}) bytes of data.\n");

    /// <inheritdoc/>
    protected override void PrintReply(StringBuilder text, Ipv4Address from, int sequence, int ttl, long nanoseconds) => text.Append(
        CultureInfo.InvariantCulture, $"{Flow.Size + 8} bytes from {from}: icmp_seq={sequence} ttl={ttl} time={Rounded(nanoseconds)} ms\n");

    /// <inheritdoc/>
    protected override void PrintError(StringBuilder text, SocketBuffer error, int sequence) =>
        text.Append(CultureInfo.InvariantCulture, $"From {error.Source} icmp_seq={sequence} {Words(error.Payload)}\n");

    /// <inheritdoc/>
    protected override void PrintRefused(StringBuilder text, int mtuBytes) =>
        text.Append(CultureInfo.InvariantCulture, $"ping: local error: message too long, mtu={mtuBytes}\n");

    /// <inheritdoc/>
    protected override void PrintStatistics(StringBuilder text, int sent, IReadOnlyList<long> times, int errors, long nanoseconds)
    {
        var lost = 100.0 * (sent - times.Count) / sent;
        var failed = errors == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", +{errors} errors");
        text.Append(CultureInfo.InvariantCulture, $"\n--- {TypedName} ping statistics ---\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{sent} packets transmitted, {times.Count} received{failed}, {lost:0.####}% packet loss, time {nanoseconds / 1_000_000}ms\n");
        if (times.Count == 0)
        {
            text.Append('\n');
            return;
        }

        // The deviation is a whole number of microseconds, from sums of whole microseconds.
        var average = times.Sum(time => time / 1000) / times.Count;
        var squares = times.Sum(time => time / 1000 * (time / 1000)) / times.Count;
        var deviation = (long)Math.Sqrt(squares - (average * average)) * 1000;
        text.Append(
            CultureInfo.InvariantCulture,
            $"rtt min/avg/max/mdev = {Milliseconds(times.Min())}/{Milliseconds(average * 1000)}/{Milliseconds(times.Max())}/{Milliseconds(deviation)} ms\n");
    }

    private static string Words(ReadOnlySpan<byte> message) => (Icmpv4Message.TypeOf(message), Icmpv4Message.CodeOf(message)) switch
    {
        (Icmpv4Type.TimeExceeded, _) => "Time to live exceeded",
        (_, Icmpv4Message.NetUnreachable) => "Destination Net Unreachable",
        (_, Icmpv4Message.PortUnreachable) => "Destination Port Unreachable",
        (_, Icmpv4Message.FragmentationNeededCode) => string.Create(
            CultureInfo.InvariantCulture, $"Frag needed and DF set (mtu = {Icmpv4Message.SequenceOf(message)})"),
        _ => "Destination Host Unreachable",
    };

    /// <summary>As many decimals as leave about three digits.</summary>
    private static string Rounded(long nanoseconds)
    {
        var milliseconds = (nanoseconds / 1000 / 1000m);
        return nanoseconds switch
        {
            >= 100_000_000 => milliseconds.ToString("0", CultureInfo.InvariantCulture),
            >= 10_000_000 => milliseconds.ToString("0.0", CultureInfo.InvariantCulture),
            >= 1_000_000 => milliseconds.ToString("0.00", CultureInfo.InvariantCulture),
            _ => Milliseconds(nanoseconds),
        };
    }
}
