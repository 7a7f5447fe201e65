using System.Globalization;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>ping: echo requests a second apart; the kernel at the other end answers each.</summary>
/// <remarks>DF on the request, none on the reply, as the labs' captures show. The payload is zeros: ping writes little more than a time stamp into it.</remarks>
internal static class PingDriver
{
    private const byte ReplyTtl = 64;

    /// <summary>Runs the flow to its end.</summary>
    /// <param name="runner">Sends its packets.</param>
    /// <param name="output">Notes what happens, on top of what happened before.</param>
    public static ClientResult Run(FlowRunner runner, PingOutput output)
    {
        var flow = runner.Flow;
        var identifier = (ushort)(1 + (runner.Seed % 999));
        runner.State.ClientSocket = new ClientSocket(runner.Client, identifier);
        int? firstTtl = null;
        for (var request = 0; request < flow.Count; request++)
        {
            var start = request * flow.IntervalNanoseconds;
            runner.State.Clock = Math.Max(runner.State.Clock, start);
            var sequence = output.NextSequence();
            var (arrival, reply) = Exchange(runner, identifier, (ushort)sequence);
            if (reply is not null)
            {
                firstTtl ??= reply.Skb.Ttl;
                output.Reply(reply.Skb.Source, sequence, reply.Skb.Ttl, runner.State.Clock - start);
            }
            else if (arrival.RefusedByMtu is { } mtu)
            {
                output.Refused(mtu);
                if (output.HasEnded)
                {
                    break;
                }
            }
            else if (arrival.HeardError is { } error)
            {
                output.Error(error, sequence);
            }
        }

        var (end, sent, events) = (runner.State.Clock, output.Sent, output.Events);
        return new ClientResult(() => output.Print(events, sent, end), firstTtl);
    }

    private static (Arrival Request, Arrival? Reply) Exchange(FlowRunner runner, ushort identifier, ushort sequence)
    {
        var flow = runner.Flow;
        var request = Icmpv4Message.EchoRequest(identifier, sequence, new Octets(new byte[flow.Size]));
        var header = runner.Header(runner.SourceFor(flow.Address), flow.Address, IpProtocol.Icmp, (byte)flow.Ttl, dontFragment: true);
        var arrival = runner.Send(
            runner.Client, Ipv4Packet.CreateIcmp(header, request), PacketDirection.Request, Summary("request", identifier, sequence));
        if (!arrival.IsDelivered || !Icmpv4Message.TryParse(arrival.Skb.Payload, out var received))
        {
            return (arrival, null);
        }

        // The kernel answers what it received: source, destination and identifier of the packet as it arrived.
        var back = runner.Header(arrival.Skb.Destination, arrival.Skb.Source, IpProtocol.Icmp, ReplyTtl, dontFragment: false);
        var reply = runner.Send(
            arrival.NetNs, Ipv4Packet.CreateIcmp(back, received.EchoReply()), PacketDirection.Reply, Summary("reply", received.Identifier, sequence));
        return (arrival, reply.IsDelivered ? reply : null);
    }

    private static string Summary(string what, ushort identifier, ushort sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"ICMP echo {what}, id {identifier}, seq {sequence}");
}
