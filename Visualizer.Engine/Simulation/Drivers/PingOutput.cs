using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>What one implementation of ping prints, and how it numbers its requests.</summary>
internal abstract class PingOutput
{
    private readonly List<long> _times = [];

    /// <summary>Prepares the output of a flow.</summary>
    protected PingOutput(Flow flow) => Flow = flow;

    /// <summary>Sequence number of the first request.</summary>
    public abstract int FirstSequence { get; }

    /// <summary>Whether the first request that cannot be sent ends the run.</summary>
    public abstract bool EndsWhenRefused { get; }

    /// <summary>The flow.</summary>
    protected Flow Flow { get; }

    /// <summary>Text so far.</summary>
    protected StringBuilder Text { get; } = new();

    /// <summary>Round trips so far, nanoseconds.</summary>
    protected IReadOnlyList<long> Times => _times;

    /// <summary>busybox in pods, iputils on nodes and on hosts outside the cluster.</summary>
    public static PingOutput Of(Flow flow) => flow.Client.Pod is null ? new IputilsPing(flow) : new BusyboxPing(flow);

    /// <summary>An echo reply came.</summary>
    public void Reply(Ipv4Address from, int sequence, int ttl, long nanoseconds)
    {
        _times.Add(nanoseconds);
        PrintReply(from, sequence, ttl, nanoseconds);
    }

    /// <summary>An ICMP error about a request came.</summary>
    public abstract void Error(Kernel.SocketBuffer error, int sequence);

    /// <summary>The socket refused a request because of an MTU.</summary>
    public abstract void Refused(int mtuBytes);

    /// <summary>The statistics; the whole text.</summary>
    /// <param name="sent">Requests made.</param>
    /// <param name="nanoseconds">From the first request to the end of the last exchange.</param>
    public abstract string Finish(int sent, long nanoseconds);

    /// <summary>Prints one reply.</summary>
    protected abstract void PrintReply(Ipv4Address from, int sequence, int ttl, long nanoseconds);

    /// <summary>Milliseconds with three decimals.</summary>
    protected static string Milliseconds(long nanoseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000}.{nanoseconds / 1000 % 1000:000}");
}
