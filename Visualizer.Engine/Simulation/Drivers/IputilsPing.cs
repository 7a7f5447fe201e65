using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>ping of iputils, as nodes and other hosts have it: sequence numbers from 1, and a line for every ICMP error.</summary>
/// <remarks>Source: <c>ping/ping_common.c, ping/ping.c</c> of iputils 20210202.</remarks>
internal sealed class IputilsPing : PingOutput
{
    private const int HeaderBytes = 28;

    private int _errors;

    /// <summary>Prints the first line.</summary>
    public IputilsPing(Flow flow)
        : base(flow) => Text.Append(
            CultureInfo.InvariantCulture, $"PING {flow.Address} ({flow.Address}) {flow.Size}({flow.Size + HeaderBytes}) bytes of data.\n");

    /// <inheritdoc/>
    public override int FirstSequence => 1;

    /// <inheritdoc/>
    public override bool EndsWhenRefused => false;

    /// <inheritdoc/>
    public override void Error(SocketBuffer error, int sequence)
    {
        _errors++;
        Text.Append(CultureInfo.InvariantCulture, $"From {error.Source} icmp_seq={sequence} {Words(error.Payload)}\n");
    }

    /// <inheritdoc/>
    public override void Refused(int mtuBytes)
    {
        _errors++;
        Text.Append(CultureInfo.InvariantCulture, $"ping: local error: message too long, mtu={mtuBytes}\n");
    }

    /// <inheritdoc/>
    public override string Finish(int sent, long nanoseconds)
    {
        var lost = 100.0 * (sent - Times.Count) / sent;
        var errors = _errors == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", +{_errors} errors");
        Text.Append(CultureInfo.InvariantCulture, $"\n--- {Flow.Address} ping statistics ---\n");
        Text.Append(
            CultureInfo.InvariantCulture,
            $"{sent} packets transmitted, {Times.Count} received{errors}, {lost:0.####}% packet loss, time {nanoseconds / 1_000_000}ms\n");
        if (Times.Count == 0)
        {
            return Text.Append('\n').ToString();
        }

        // The deviation is a whole number of microseconds, from sums of whole microseconds.
        var average = Times.Sum(time => time / 1000) / Times.Count;
        var squares = Times.Sum(time => time / 1000 * (time / 1000)) / Times.Count;
        var deviation = (long)Math.Sqrt(squares - (average * average)) * 1000;
        Text.Append(
            CultureInfo.InvariantCulture,
            $"rtt min/avg/max/mdev = {Milliseconds(Times.Min())}/{Milliseconds(average * 1000)}/{Milliseconds(Times.Max())}/{Milliseconds(deviation)} ms\n");
        return Text.ToString();
    }

    /// <inheritdoc/>
    protected override void PrintReply(Ipv4Address from, int sequence, int ttl, long nanoseconds) => Text.Append(
        CultureInfo.InvariantCulture, $"{Flow.Size + 8} bytes from {from}: icmp_seq={sequence} ttl={ttl} time={Rounded(nanoseconds)} ms\n");

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
