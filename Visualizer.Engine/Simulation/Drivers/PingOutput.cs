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
    protected abstract int FirstSequence { get; }

    /// <summary>Whether the first request that cannot be sent ends the run.</summary>
    protected abstract bool EndsWhenRefused { get; }

    /// <summary>Name of the host as it was typed.</summary>
    public required string TypedName { get; init; }

    /// <summary>Whether replies and errors are not printed.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Requests made.</summary>
    public int Sent { get; private set; }

    /// <summary>Replies, errors and refusals so far.</summary>
    public int Events => _events.Count;

    /// <summary>Whether it gave up: then there are no statistics.</summary>
    public bool HasEnded => EndsWhenRefused && _events.Exists(happened => happened.RefusedByMtu > 0);

    /// <summary>Whether anything came back.</summary>
    public bool HasReplies => _events.Exists(happened => happened.IsReply);

    /// <summary>The flow.</summary>
    protected Flow Flow { get; } = flow;

    /// <summary>busybox in pods, iputils on nodes and on hosts outside the cluster.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="typedName">Name of the host as it was typed; null: its address.</param>
    /// <param name="isQuiet">Whether replies and errors are not printed (<c>-q</c>).</param>
    public static PingOutput Of(Flow flow, string? typedName = null, bool isQuiet = false)
    {
        var name = typedName ?? flow.Address.ToString();
        return flow.Client.Pod is null ? new IputilsPing(flow) { TypedName = name, IsQuiet = isQuiet } : new BusyboxPing(flow) { TypedName = name, IsQuiet = isQuiet };
    }

    /// <summary>Counts a request; its sequence number, of 16 bits.</summary>
    public int NextSequence() => (ushort)(FirstSequence + Sent++);

    /// <summary>An echo reply came.</summary>
    public void Reply(Ipv4Address from, int sequence, int ttl, long nanoseconds) => _events.Add(new Event(sequence, from, ttl, nanoseconds, null, 0));

    /// <summary>An ICMP error about a request came.</summary>
    public void Error(SocketBuffer error, int sequence) => _events.Add(new Event(sequence, error.Source, 0, 0, error, 0));

    /// <summary>The socket refused a request because of an MTU.</summary>
    public void Refused(int mtuBytes) => _events.Add(new Event(0, default, 0, 0, null, mtuBytes));

    /// <summary>The text of a run that is over.</summary>
    /// <param name="events">Events until then.</param>
    /// <param name="sent">Requests made until then.</param>
    /// <param name="nanoseconds">From the first request to the end of the last exchange.</param>
    public string Print(int events, int sent, long nanoseconds) => Heading() + Lines(0, events) + (HasEnded ? "" : Statistics(events, sent, nanoseconds));

    /// <summary>What stands above everything else.</summary>
    public string Heading()
    {
        var text = new StringBuilder(64);
        PrintFirstLine(text);
        return text.ToString();
    }

    /// <summary>A line for each event from one on.</summary>
    public string Lines(int from) => Lines(from, _events.Count);

    /// <summary>What stands below everything else by now.</summary>
    /// <param name="nanoseconds">From the first request to the end of the last exchange.</param>
    public string Statistics(long nanoseconds) => Statistics(_events.Count, Sent, nanoseconds);

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

    private string Lines(int from, int to)
    {
        var text = new StringBuilder(256);
        foreach (var happened in IsQuiet ? [] : _events[from..to])
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
                PrintReply(text, happened.From, happened.Sequence, happened.Ttl, happened.Nanoseconds);
            }
        }

        return text.ToString();
    }

    private string Statistics(int events, int sent, long nanoseconds)
    {
        var text = new StringBuilder(160);
        List<long> times = [.. _events.Take(events).Where(happened => happened.IsReply).Select(happened => happened.Nanoseconds)];
        PrintStatistics(text, sent, times, events - times.Count, nanoseconds);
        return text.ToString();
    }

    /// <summary>A reply, an error, or a refusal.</summary>
    private readonly record struct Event(int Sequence, Ipv4Address From, int Ttl, long Nanoseconds, SocketBuffer? Error, int RefusedByMtu)
    {
        public bool IsReply => Error is null && RefusedByMtu == 0;
    }
}
