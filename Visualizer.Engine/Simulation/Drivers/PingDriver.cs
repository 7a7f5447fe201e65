using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>busybox ping: echo requests a second apart; the kernel at the other end answers each.</summary>
/// <remarks>DF on the request, none on the reply, as the labs' captures show. The payload is zeros: busybox writes only a time stamp into it.</remarks>
internal static class PingDriver
{
    private const byte ReplyTtl = 64;

    /// <summary>Runs the flow to its end.</summary>
    public static ClientResult Run(FlowRunner runner)
    {
        var flow = runner.Flow;
        var identifier = (ushort)(1 + (runner.Seed % 999));
        runner.State.ClientSocket = new ClientSocket(runner.Client, identifier);
        var output = new StringBuilder();
        output.Append(CultureInfo.InvariantCulture, $"PING {flow.Address} ({flow.Address}): {flow.Size} data bytes\n");
        var times = new List<long>();
        int? firstTtl = null;
        for (var sequence = 0; sequence < flow.Count; sequence++)
        {
            var start = sequence * StageCosts.IntervalNanoseconds;
            runner.State.Clock = Math.Max(runner.State.Clock, start);
            if (Exchange(runner, identifier, (ushort)sequence) is not { } reply)
            {
                continue;
            }

            var time = runner.State.Clock - start;
            times.Add(time);
            firstTtl ??= reply.Skb.Ttl;
            output.Append(CultureInfo.InvariantCulture, $"{flow.Size + 8} bytes from {reply.Skb.Source}: seq={sequence} ttl={reply.Skb.Ttl} time={Milliseconds(time)} ms\n");
        }

        var lost = 100 * (flow.Count - times.Count) / flow.Count;
        output.Append(CultureInfo.InvariantCulture, $"\n--- {flow.Address} ping statistics ---\n");
        output.Append(CultureInfo.InvariantCulture, $"{flow.Count} packets transmitted, {times.Count} packets received, {lost}% packet loss\n");
        if (times.Count > 0)
        {
            var average = times.Sum() / times.Count;
            output.Append(
                CultureInfo.InvariantCulture,
                $"round-trip min/avg/max = {Milliseconds(times.Min())}/{Milliseconds(average)}/{Milliseconds(times.Max())} ms\n");
        }

        return new ClientResult(output.ToString(), firstTtl);
    }

    private static Arrival? Exchange(FlowRunner runner, ushort identifier, ushort sequence)
    {
        var flow = runner.Flow;
        var request = Icmpv4Message.EchoRequest(identifier, sequence, new Octets(new byte[flow.Size]));
        var header = runner.Header(flow.Client.Ip, flow.Address, IpProtocol.Icmp, (byte)flow.Ttl, dontFragment: true);
        var arrival = runner.Send(
            runner.Client, Ipv4Packet.CreateIcmp(header, request), PacketDirection.Request, Summary("request", identifier, sequence));
        if (!arrival.IsDelivered || !Icmpv4Message.TryParse(arrival.Skb.Payload, out var received))
        {
            return null;
        }

        // The kernel answers what it received: source, destination and identifier of the packet as it arrived.
        var back = runner.Header(arrival.Skb.Destination, arrival.Skb.Source, IpProtocol.Icmp, ReplyTtl, dontFragment: false);
        var reply = runner.Send(
            arrival.NetNs, Ipv4Packet.CreateIcmp(back, received.EchoReply()), PacketDirection.Reply, Summary("reply", received.Identifier, sequence));
        return reply.IsDelivered ? reply : null;
    }

    private static string Summary(string what, ushort identifier, ushort sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"ICMP echo {what}, id {identifier}, seq {sequence}");

    private static string Milliseconds(long nanoseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000}.{nanoseconds / 1000 % 1000:000}");
}
