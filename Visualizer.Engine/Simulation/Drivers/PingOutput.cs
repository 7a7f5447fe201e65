using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>What one implementation of ping prints, and how it numbers its requests. What happens is noted; the text is made when somebody reads it.</summary>
internal abstract class PingOutput(Flow flow)
{
    private readonly List<Event> _events = new(1);

    /// <summary>Sequence number of the first request.</summary>
    public abstract int FirstSequence { get; }

    /// <summary>Whether the first request that cannot be sent ends the run.</summary>
    public abstract bool EndsWhenRefused { get; }

    /// <summary>The flow.</summary>
    protected Flow Flow { get; } = flow;

    /// <summary>busybox in pods, iputils on nodes and on hosts outside the cluster.</summary>
    public static PingOutput Of(Flow flow) => flow.Client.Pod is null ? new IputilsPing(flow) : new BusyboxPing(flow);

    /// <summary>An echo reply came.</summary>
    public void Reply(Ipv4Address from, int sequence, int ttl, long nanoseconds) => _events.Add(new Event(sequence, from, ttl, nanoseconds, null, 0));

    /// <summary>An ICMP error about a request came.</summary>
    public void Error(SocketBuffer error, int sequence) => _events.Add(new Event(sequence, error.Source, 0, 0, error, 0));

    /// <summary>The socket refused a request because of an MTU.</summary>
    public void Refused(int mtuBytes) => _events.Add(new Event(0, default, 0, 0, null, mtuBytes));

    /// <summary>The whole text.</summary>
    /// <param name="sent">Requests made.</param>
    /// <param name="nanoseconds">From the first request to the end of the last exchange.</param>
    public string Print(int sent, long nanoseconds)
    {
        var text = new StringBuilder(256);
        var times = new List<long>(_events.Count);
        PrintFirstLine(text);
        foreach (var happened in _events)
        {
            if (happened.RefusedByMtu > 0)
            {
                PrintRefused(text, happened.RefusedByMtu);
            }
            else if (happened.Error is { } error)
            {
                PrintError(text, error, happened.Sequence);
            }
            else
            {
                times.Add(happened.Nanoseconds);
                PrintReply(text, happened.From, happened.Sequence, happened.Ttl, happened.Nanoseconds);
            }
        }

        if (!EndsWhenRefused || !_events.Exists(happened => happened.RefusedByMtu > 0))
        {
            PrintStatistics(text, sent, times, _events.Count - times.Count, nanoseconds);
        }

        return text.ToString();
    }

    /// <summary>Prints what stands above everything else.</summary>
    protected abstract void PrintFirstLine(StringBuilder text);

    /// <summary>Prints one reply.</summary>
    protected abstract void PrintReply(StringBuilder text, Ipv4Address from, int sequence, int ttl, long nanoseconds);

    /// <summary>Prints one ICMP error.</summary>
    protected abstract void PrintError(StringBuilder text, SocketBuffer error, int sequence);

    /// <summary>Prints that the socket refused a request.</summary>
    protected abstract void PrintRefused(StringBuilder text, int mtuBytes);

    /// <summary>Prints what stands below.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="sent">Requests made.</param>
    /// <param name="times">Round trips, nanoseconds.</param>
    /// <param name="errors">Requests that an error answered.</param>
    /// <param name="nanoseconds">From the first request to the end of the last exchange.</param>
    protected abstract void PrintStatistics(StringBuilder text, int sent, IReadOnlyList<long> times, int errors, long nanoseconds);

    /// <summary>Milliseconds with three decimals.</summary>
    protected static string Milliseconds(long nanoseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000}.{nanoseconds / 1000 % 1000:000}");

    /// <summary>A reply, an error, or a refusal.</summary>
    private readonly record struct Event(int Sequence, Ipv4Address From, int Ttl, long Nanoseconds, SocketBuffer? Error, int RefusedByMtu);
}
