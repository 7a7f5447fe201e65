using System.Buffers.Binary;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Wireguard;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation;

/// <summary>The handshake of two nodes whose WireGuard session does not stand yet: initiation and response, packets of neither direction, before the first data message.</summary>
/// <remarks>
/// Source: <c>drivers/net/wireguard/send.c wg_packet_send_handshake_initiation, wg_packet_send_handshake_response @ 5.11</c>. Keys are not modelled:
/// what is encrypted is a stream that follows from the session.
/// </remarks>
internal sealed class WireguardHandshake
{
    private const int InitiationLength = 148, ResponseLength = 92;
    private const byte OuterTtl = 64;

    private readonly HashSet<(Ipv4Address, Ipv4Address)> _standing = [];

    /// <summary>Shakes hands with the peer unless that has happened before, from whichever side.</summary>
    public void Ensure(FlowState flow, NetNs netNs, WireguardPeer peer, Ipv4Address source)
    {
        if (!_standing.Add((source, peer.Endpoint)) || !_standing.Add((peer.Endpoint, source)))
        {
            return;
        }

        var initiation = new WireGuardMessage(WireGuardType.HandshakeInitiation, peer.LocalSession, 0, 0);
        var responder = Send(flow, netNs, source, peer.Endpoint, initiation, InitiationLength, "WireGuard handshake initiation");
        if (responder is not null)
        {
            var response = new WireGuardMessage(WireGuardType.HandshakeResponse, peer.RemoteSession, peer.LocalSession, 0);
            Send(flow, responder, peer.Endpoint, source, response, ResponseLength, "WireGuard handshake response");
        }
    }

    private static NetNs? Send(
        FlowState flow, NetNs netNs, Ipv4Address source, Ipv4Address destination, WireGuardMessage message, int length, string summary)
    {
        var content = new byte[length];
        var seed = StableHash.Next(message.Sender, (ulong)message.Type);
        for (var at = 0; at + sizeof(ulong) <= length; at += sizeof(ulong))
        {
            BinaryPrimitives.WriteUInt64BigEndian(content.AsSpan(at), StableHash.Next(seed, (ulong)at));
        }

        message.Emit(content);
        var header = new Ipv4Header(0, 0, flow.NextIdentification(source), false, false, 0, OuterTtl, IpProtocol.Udp, source, destination);
        var packet = Ipv4Packet.CreateUdp(header, WireGuardMessage.Port, WireGuardMessage.Port, content);
        var octets = new byte[EthernetHeader.LengthBytes + packet.Length];
        packet.CopyTo(octets.AsSpan(EthernetHeader.LengthBytes));
        var walk = new PacketWalk(flow, new SocketBuffer(octets) { Mark = netNs.Wireguard!.FirewallMark }, netNs, PacketDirection.None, summary);
        return walk.Run(Stage.SocketSend).Failure is null ? walk.NetNs : null;
    }
}
