using Visualizer.Engine.Kernel;
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
        if (skb.IsIcmpError)
        {
            return TakeError(walk);
        }

        var client = walk.Flow.ClientSocket;
        var isClients = client is not null && client.NetNs == walk.NetNs
            && (skb.Protocol == IpProtocol.Icmp ? skb.IcmpType != 8 && skb.SourcePort == client.Port : skb.DestinationPort == client.Port);
        if (isClients)
        {
            if (client!.Peer is { } peer && peer != (skb.Source, skb.SourcePort))
            {
                return Reject(walk);
            }

            walk.Record(Stage.SocketReceive, HopAction.Deliver, DeliveryCodes.ClientReceives, FrameStart.Ipv4);
            return skb.Protocol == IpProtocol.Udp && walk.Visit.SocketProgram is not null ? Stage.CgroupRecvmsg4 : null;
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

        return Reject(walk);
    }

    private static Stage? Reject(PacketWalk walk)
    {
        var skb = walk.Skb;
        switch (skb.Protocol)
        {
            case IpProtocol.Udp:
                walk.Record(Stage.SocketReceive, HopAction.Reject, DeliveryCodes.UdpNobodyListens, FrameStart.Ipv4, args: [skb.DestinationPort]);
                return walk.FailAndTell(
                    new DropReason(Disposition.Unreachable, "UdpNoPorts"), Icmpv4Message.Unreachable(Icmpv4Message.PortUnreachable, skb.Packet));
            case IpProtocol.Tcp:
                walk.Record(Stage.SocketReceive, HopAction.Reject, DeliveryCodes.NobodyListens, FrameStart.Ipv4, args: [skb.DestinationPort]);
                return walk.Fail(new DropReason(Disposition.Unreachable, "TcpOutRsts"));
            default:
                walk.Record(Stage.SocketReceive, HopAction.Reject, DeliveryCodes.NobodyWaits, FrameStart.Ipv4);
                return walk.Fail(new DropReason(Disposition.Dropped, null));
        }
    }

    /// <summary>An ICMP error goes to the socket whose packet it quotes, as NAT on the way restored it.</summary>
    private static Stage? TakeError(PacketWalk walk)
    {
        var skb = walk.Skb;
        if (walk.Flow.ClientSocket is { } client && client.NetNs == walk.NetNs && QuotedPort(skb) == client.Port
            && Ipv4Packet.SourceOf(skb.Quoted) == skb.Destination)
        {
            walk.Record(Stage.SocketReceive, HopAction.Deliver, DeliveryCodes.ClientHearsError, FrameStart.Ipv4);
            return null;
        }

        if (walk.Direction == PacketDirection.Request)
        {
            walk.Record(Stage.SocketReceive, HopAction.Deliver, DeliveryCodes.ServerHearsError, FrameStart.Ipv4);
            return null;
        }

        walk.Record(Stage.SocketReceive, HopAction.Reject, DeliveryCodes.NobodyWaits, FrameStart.Ipv4);
        return walk.Fail(new DropReason(Disposition.Dropped, null));
    }

    private static int QuotedPort(SocketBuffer skb)
    {
        var content = skb.Quoted[Ipv4Packet.HeaderLengthOf(skb.Quoted)..];
        return Ipv4Packet.ProtocolOf(skb.Quoted) == IpProtocol.Icmp ? Icmpv4Message.IdentifierOf(content) : UdpHeader.SourcePortOf(content);
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
