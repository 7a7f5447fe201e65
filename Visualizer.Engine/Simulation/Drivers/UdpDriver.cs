using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>A client that sends datagrams of zeros by sendmsg() on one unconnected socket, a second apart; the server echoes each.</summary>
internal static class UdpDriver
{
    private const int FirstEphemeralPort = 32768, EphemeralPorts = 28232;
    private const byte ReplyTtl = 64;

    /// <summary>Runs the flow to its end.</summary>
    public static ClientResult Run(FlowRunner runner)
    {
        var flow = runner.Flow;
        var port = (ushort)(FirstEphemeralPort + (runner.Seed % EphemeralPorts));
        runner.State.ClientSocket = new ClientSocket(runner.Client, port);
        var output = new StringBuilder();
        int? firstTtl = null;
        for (var datagram = 0; datagram < flow.Count; datagram++)
        {
            runner.State.Clock = Math.Max(runner.State.Clock, datagram * flow.IntervalNanoseconds);
            output.Append(Exchange(runner, port, ref firstTtl)).Append('\n');
        }

        return new ClientResult(output.ToString(), firstTtl);
    }

    private static string Exchange(FlowRunner runner, ushort port, ref int? firstTtl)
    {
        var flow = runner.Flow;
        var asked = string.Create(CultureInfo.InvariantCulture, $"{flow.Address}:{flow.Port}");
        var (verdict, call) = runner.Connect(TransportProtocol.Udp, isSend: true);
        if (verdict is { Reason: { } reason } rejected)
        {
            runner.FailCall(call!, $"sendmsg() → {rejected.Error}", reason);
            return $"udp: {asked}: Operation not permitted";
        }

        var (address, number) = (verdict?.Address ?? flow.Address, verdict?.Port ?? flow.Port);
        var source = runner.SourceFor(address);
        var request = Ipv4Packet.CreateUdp(
            runner.Header(source, address, IpProtocol.Udp, (byte)flow.Ttl, dontFragment: true), port, (ushort)number, new byte[flow.Size]);
        var arrival = runner.Send(runner.Client, request, PacketDirection.Request, Summary(flow.Size), call);
        if (!arrival.IsDelivered)
        {
            return $"udp: {asked}: {Failure(arrival)}";
        }

        var skb = arrival.Skb;
        var echo = Ipv4Packet.CreateUdp(
            runner.Header(skb.Destination, skb.Source, IpProtocol.Udp, ReplyTtl, dontFragment: true), (ushort)skb.DestinationPort, (ushort)skb.SourcePort,
            skb.Payload[UdpHeader.LengthBytes..]);
        var reply = runner.Send(arrival.NetNs, echo, PacketDirection.Reply, Summary(flow.Size));
        if (!reply.IsDelivered)
        {
            return $"udp: {asked}: no answer";
        }

        firstTtl ??= reply.Skb.Ttl;
        var (peer, peerPort) = reply.Peer ?? (reply.Skb.Source, reply.Skb.SourcePort);
        return string.Create(CultureInfo.InvariantCulture, $"{flow.Size} bytes from {peer}:{peerPort}");
    }

    private static string Failure(Arrival arrival) =>
        arrival.RefusedByMtu is not null ? "Message too long"
        : arrival.HeardError is not { } error ? "no answer"
        : IcmpErrnoText.Of(error);

    private static string Summary(int size) => string.Create(CultureInfo.InvariantCulture, $"UDP, length {size}");
}
