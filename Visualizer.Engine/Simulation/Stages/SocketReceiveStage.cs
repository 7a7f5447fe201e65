using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>A socket takes the packet, or the kernel itself an echo request; nobody listening is a refusal.</summary>
internal sealed class SocketReceiveStage : IStageHandler
{
    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        walk.Evidence.Add(AddressOf(walk) is { } device ? device.AddressLine : skb.Route!);
        var isClients = walk.Flow.ClientSocket is { } client && client.NetNs == walk.NetNs
            && (skb.Protocol == IpProtocol.Icmp ? skb.IcmpType != 8 && skb.SourcePort == client.Port : skb.DestinationPort == client.Port);
        if (isClients)
        {
            walk.Record(Stage.SocketReceive, HopAction.Deliver, DeliveryCodes.ClientReceives, FrameStart.Ipv4);
            return null;
        }

        if (skb.IcmpType == 8)
        {
            walk.Record(Stage.SocketReceive, HopAction.Deliver, DeliveryCodes.EchoRequest, FrameStart.Ipv4);
            return null;
        }

        if (skb.Protocol is IpProtocol.Tcp or IpProtocol.Udp
            && walk.NetNs.Sockets.Listens((TransportProtocol)skb.Protocol, skb.DestinationPort))
        {
            walk.Record(Stage.SocketReceive, HopAction.Deliver, DeliveryCodes.ServerReceives, FrameStart.Ipv4, args: [skb.DestinationPort]);
            return null;
        }

        walk.Record(Stage.SocketReceive, HopAction.Reject, DeliveryCodes.NobodyListens, FrameStart.Ipv4, args: [skb.DestinationPort]);
        return walk.Fail(new DropReason(Disposition.Unreachable, skb.Protocol == IpProtocol.Udp ? "UdpNoPorts" : "TcpOutRsts"));
    }

    private static NetInterface? AddressOf(PacketWalk walk)
    {
        foreach (var device in walk.NetNs.Interfaces)
        {
            if (device.Address == walk.Skb.Destination)
            {
                return device;
            }
        }

        return null;
    }
}
