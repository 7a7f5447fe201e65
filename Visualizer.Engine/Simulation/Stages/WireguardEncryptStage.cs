using System.Buffers.Binary;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Wireguard;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Stages;

/// <summary>The driver of a WireGuard device: the packet becomes a data message to the peer that has its destination, a packet of the node's own.</summary>
/// <remarks>
/// Source: <c>drivers/net/wireguard/device.c wg_xmit, socket.c send4 @ 5.11</c>. A deliberate simplification: header, counter and length are real, the
/// ciphertext is a stream that follows from session and counter, and the packet in flight keeps the plaintext for the peer.
/// </remarks>
internal sealed class WireguardEncryptStage : IStageHandler
{
    private const byte OuterTtl = 64;

    /// <inheritdoc/>
    public Stage? Run(PacketWalk walk)
    {
        var skb = walk.Skb;
        var peers = walk.NetNs.Wireguard!;
        if (peers.Lookup(skb.Destination) is not { } peer || walk.NetNs.Routing.Lookup(peer.Endpoint, peers.FirewallMark).Route is not { } route)
        {
            walk.Evidence.Add(new DeviceLine(walk.Device));
            walk.Record(Stage.WireguardEncrypt, HopAction.Drop, WireguardCodes.NoPeer, FrameStart.Ipv4, args: [skb.Destination]);
            return walk.Fail(new DropReason(Disposition.Dropped, null));
        }

        var source = route.PreferredSource ?? route.Device.Address ?? Ipv4Address.Any;
        walk.Flow.Handshake?.Ensure(walk.Flow, walk.NetNs, peer, source);
        walk.Evidence.Add(peer);
        walk.Evidence.Add(peer.AllowedIpsLine);
        var counter = walk.Visit.State.Wireguard.Next(peer.RemoteSession);
        skb.Seal(Message(walk, peer, source, counter));
        skb.Mark = peers.FirewallMark;
        skb.InputDevice = null;
        skb.Route = null;
        skb.Conntrack = null;
        walk.Record(Stage.WireguardEncrypt, HopAction.Encrypt, WireguardCodes.Encrypts, FrameStart.Ipv4, args: [peer.Endpoint, counter]);
        return Stage.RouteLookup;
    }

    private static byte[] Message(PacketWalk walk, WireguardPeer peer, Ipv4Address source, ulong counter)
    {
        var message = new byte[WireGuardMessage.DataLength(walk.Skb.PacketLength)];
        WireGuardMessage.Data(peer.RemoteSession, counter).Emit(message);
        var seed = StableHash.Next(peer.RemoteSession, counter);
        var ciphertext = message.AsSpan(WireGuardMessage.DataHeaderLengthBytes);
        for (var at = 0; at < ciphertext.Length; at += sizeof(ulong))
        {
            BinaryPrimitives.WriteUInt64BigEndian(ciphertext[at..], StableHash.Next(seed, (ulong)at));
        }

        var header = new Ipv4Header(
            0, 0, walk.Flow.NextIdentification(source), false, false, 0, OuterTtl, IpProtocol.Udp, source, peer.Endpoint);
        var packet = Ipv4Packet.CreateUdp(header, (ushort)peer.Port, (ushort)peer.Port, message);
        var octets = new byte[EthernetHeader.LengthBytes + packet.Length];
        packet.CopyTo(octets.AsSpan(EthernetHeader.LengthBytes));
        return octets;
    }
}
