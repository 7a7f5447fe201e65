using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Addresses, ports and protocol of a packet, in its own direction.</summary>
/// <param name="Source">Source address.</param>
/// <param name="SourcePort">Source port; the identifier of an ICMP echo request; else 0.</param>
/// <param name="Destination">Destination address.</param>
/// <param name="DestinationPort">Destination port; the identifier of an ICMP echo reply; else 0.</param>
/// <param name="Protocol">IP protocol number.</param>
/// <remarks>Source: <c>bpf/lib/conntrack.h ct_lookup4 @ 1.13</c>: the identifier of an echo counts as the port of whoever asked.</remarks>
public readonly record struct ConntrackTuple(
    Ipv4Address Source, int SourcePort, Ipv4Address Destination, int DestinationPort, byte Protocol)
{
    private const byte Icmp = 1, EchoReply = 0;

    /// <summary>The tuple of a packet going the other way.</summary>
    public ConntrackTuple Reversed => new(Destination, DestinationPort, Source, SourcePort, Protocol);

    /// <summary>The tuple without ports, under which ICMP errors about the connection are expected.</summary>
    public ConntrackTuple Related => new(Source, 0, Destination, 0, Icmp);

    /// <summary>The tuple of a packet.</summary>
    public static ConntrackTuple Of(SocketBuffer skb)
    {
        var (source, destination) = (skb.SourcePort, skb.DestinationPort);
        return skb.IcmpType == EchoReply
            ? new ConntrackTuple(skb.Source, 0, skb.Destination, source, Icmp)
            : new ConntrackTuple(skb.Source, source, skb.Destination, destination, (byte)skb.Protocol);
    }

    /// <summary>Both ends and the protocol. The generated text would print <see cref="Reversed"/> of <see cref="Reversed"/> without end.</summary>
    public override string ToString() => $"{Source}:{SourcePort} -> {Destination}:{DestinationPort} {Protocol}";

    /// <summary>A hash over all members that costs no boxing.</summary>
    public override int GetHashCode() =>
        HashCode.Combine(Source.Value, Destination.Value, (SourcePort << 16) | DestinationPort, Protocol);
}
