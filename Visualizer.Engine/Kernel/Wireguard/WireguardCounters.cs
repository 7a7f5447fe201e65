namespace Visualizer.Engine.Kernel.Wireguard;

/// <summary>Counters of one node's WireGuard sessions while a flow runs; each counts data messages from 0.</summary>
public sealed class WireguardCounters
{
    private readonly Dictionary<uint, ulong> _next = [];

    /// <summary>The counter of the next message in a session, by the receiver's index.</summary>
    public ulong Next(uint session)
    {
        var counter = _next.GetValueOrDefault(session);
        _next[session] = counter + 1;
        return counter;
    }
}
