using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>busybox ping, as in the labs' pods: sequence numbers from 0, nothing about ICMP errors.</summary>
/// <remarks>Source: <c>networking/ping.c</c> of busybox 1.34.</remarks>
internal sealed class BusyboxPing : PingOutput
{
    private bool _isAborted;

    /// <summary>Prints the first line.</summary>
    public BusyboxPing(Flow flow)
        : base(flow) => Text.Append(CultureInfo.InvariantCulture, $"PING {flow.Address} ({flow.Address}): {flow.Size} data bytes\n");

    /// <inheritdoc/>
    public override int FirstSequence => 0;

    /// <inheritdoc/>
    public override bool EndsWhenRefused => true;

    /// <inheritdoc/>
    public override void Error(SocketBuffer error, int sequence)
    {
        // The identifier that it looks for is not where an error has it, so it takes the message for somebody else's.
    }

    /// <inheritdoc/>
    public override void Refused(int mtuBytes)
    {
        _isAborted = true;
        Text.Append("ping: sendto: Message too long\n");
    }

    /// <inheritdoc/>
    public override string Finish(int sent, long nanoseconds)
    {
        if (_isAborted)
        {
            return Text.ToString();
        }

        var lost = 100 * (sent - Times.Count) / sent;
        Text.Append(CultureInfo.InvariantCulture, $"\n--- {Flow.Address} ping statistics ---\n");
        Text.Append(CultureInfo.InvariantCulture, $"{sent} packets transmitted, {Times.Count} packets received, {lost}% packet loss\n");
        if (Times.Count > 0)
        {
            var average = Times.Sum() / Times.Count;
            Text.Append(
                CultureInfo.InvariantCulture,
                $"round-trip min/avg/max = {Milliseconds(Times.Min())}/{Milliseconds(average)}/{Milliseconds(Times.Max())} ms\n");
        }

        return Text.ToString();
    }

    /// <inheritdoc/>
    protected override void PrintReply(Ipv4Address from, int sequence, int ttl, long nanoseconds) => Text.Append(
        CultureInfo.InvariantCulture, $"{Flow.Size + 8} bytes from {from}: seq={sequence} ttl={ttl} time={Milliseconds(nanoseconds)} ms\n");
}
