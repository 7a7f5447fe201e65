using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>busybox ping, as in the labs' pods: sequence numbers from 0, nothing about ICMP errors.</summary>
/// <remarks>Source: <c>networking/ping.c</c> of busybox 1.34.</remarks>
internal sealed class BusyboxPing(Flow flow) : PingOutput(flow)
{
    /// <inheritdoc/>
    protected override int FirstSequence => 0;

    /// <inheritdoc/>
    protected override bool EndsWhenRefused => true;

    /// <inheritdoc/>
    protected override void PrintFirstLine(StringBuilder text) =>
        text.Append(CultureInfo.InvariantCulture, $"PING {TypedName} ({Flow.Address}): {Flow.Size} data bytes\n");

    /// <inheritdoc/>
    protected override void PrintReply(StringBuilder text, Ipv4Address from, int sequence, int ttl, long nanoseconds) => text.Append(
        CultureInfo.InvariantCulture, $"{Flow.Size + 8} bytes from {from}: seq={sequence} ttl={ttl} time={Milliseconds(nanoseconds)} ms\n");

    /// <inheritdoc/>
    protected override void PrintError(StringBuilder text, SocketBuffer error, int sequence)
    {
        // The identifier that it looks for is not where an error has it, so it takes the message for somebody else's.
    }

    /// <inheritdoc/>
    protected override void PrintRefused(StringBuilder text, int mtuBytes) => text.Append("ping: sendto: Message too long\n");

    /// <inheritdoc/>
    protected override void PrintStatistics(StringBuilder text, int sent, IReadOnlyList<long> times, int errors, long nanoseconds)
    {
        var lost = 100 * (sent - times.Count) / sent;
        text.Append(CultureInfo.InvariantCulture, $"\n--- {TypedName} ping statistics ---\n");
        text.Append(CultureInfo.InvariantCulture, $"{sent} packets transmitted, {times.Count} packets received, {lost}% packet loss\n");
        if (times.Count > 0)
        {
            var average = times.Sum() / times.Count;
            text.Append(
                CultureInfo.InvariantCulture,
                $"round-trip min/avg/max = {Milliseconds(times.Min())}/{Milliseconds(average)}/{Milliseconds(times.Max())} ms\n");
        }
    }
}
