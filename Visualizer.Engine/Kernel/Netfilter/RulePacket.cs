using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>What rules compare: the packet's tuple, read once per hook and after each translation, and its surroundings.</summary>
internal readonly struct RulePacket
{
    public RulePacket(SocketBuffer skb, in NetfilterContext context)
    {
        Skb = skb;
        NetNs = context.NetNs;
        In = context.In;
        Out = context.Out;
        PinnedBackend = context.PinnedBackend;
        Tuple = ConntrackTuple.Of(skb);
    }

    /// <summary>The packet; its mark may change from rule to rule.</summary>
    public SocketBuffer Skb { get; }

    public NetNs NetNs { get; }

    public NetInterface? In { get; }

    public NetInterface? Out { get; }

    public ConntrackTuple Tuple { get; }

    /// <summary>Backend that the flow asks for; null: no wish.</summary>
    public Ipv4Address? PinnedBackend { get; }

    public Ipv4Address Source => Tuple.Source;

    public Ipv4Address Destination => Tuple.Destination;

    public byte Protocol => Tuple.Protocol;

    public int DestinationPort => Tuple.DestinationPort;
}
