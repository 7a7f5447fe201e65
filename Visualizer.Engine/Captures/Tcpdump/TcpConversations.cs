using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Captures.Tcpdump;

/// <summary>
/// The numbers from which tcpdump counts sequence and acknowledgement of each connection (<c>print-tcp.c</c>): those of its first segment with
/// ACK in this file. That segment itself, and a later SYN-ACK, is printed with absolute numbers and sets them anew.
/// </summary>
internal sealed class TcpConversations
{
    private readonly Dictionary<Key, Start> starts = [];

    /// <summary>The numbers to print for a segment with ACK.</summary>
    public TcpNumbers Relate(
        Ipv4Address source, ushort sourcePort, Ipv4Address destination, ushort destinationPort, uint sequence, uint acknowledgment, bool isSyn)
    {
        // One entry for both directions: the end with the lower port, then the lower address, comes first.
        var isReverse = sourcePort > destinationPort || (sourcePort == destinationPort && source.Value > destination.Value);
        var key = isReverse
            ? new Key(destination, destinationPort, source, sourcePort)
            : new Key(source, sourcePort, destination, destinationPort);
        if (isSyn || !starts.TryGetValue(key, out var start))
        {
            start = isReverse ? new Start(acknowledgment - 1, sequence) : new Start(sequence, acknowledgment - 1);
            starts[key] = start;
            return new TcpNumbers(sequence, acknowledgment, isReverse ? start.First : start.Second);
        }

        return isReverse
            ? new TcpNumbers(sequence - start.Second, acknowledgment - start.First, start.First)
            : new TcpNumbers(sequence - start.First, acknowledgment - start.Second, start.Second);
    }

    private readonly record struct Key(Ipv4Address First, ushort FirstPort, Ipv4Address Second, ushort SecondPort);

    private readonly record struct Start(uint First, uint Second);
}

/// <summary>What to print for one segment.</summary>
/// <param name="Sequence">Its sequence number.</param>
/// <param name="Acknowledgment">Its acknowledgement number.</param>
/// <param name="SackBase">What is subtracted from the edges of its selective acknowledgements.</param>
internal readonly record struct TcpNumbers(uint Sequence, uint Acknowledgment, uint SackBase);
