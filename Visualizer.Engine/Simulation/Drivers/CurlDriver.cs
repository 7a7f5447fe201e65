using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>curl 7.79: one GET over one connection of twelve segments; the client closes first.</summary>
internal static class CurlDriver
{
    private const int FirstEphemeralPort = 32768, EphemeralPorts = 28232;

    /// <summary>Runs the flow to its end.</summary>
    public static ClientResult Run(FlowRunner runner)
    {
        var output = new StringBuilder();
        int? firstTtl = null;
        for (var connection = 0; connection < runner.Flow.Count; connection++)
        {
            runner.State.Clock = Math.Max(runner.State.Clock, connection * StageCosts.IntervalNanoseconds);
            output.Append(Fetch(runner, connection, ref firstTtl));
        }

        return new ClientResult(output.ToString(), firstTtl);
    }

    private static string Fetch(FlowRunner runner, int connection, ref int? firstTtl)
    {
        var flow = runner.Flow;
        var (verdict, call) = runner.Connect(TransportProtocol.Tcp);
        if (verdict is { Reason: { } reason } rejected)
        {
            runner.FailCall(call!, $"connect() → {rejected.Error}", reason);
            return string.Create(
                CultureInfo.InvariantCulture, $"curl: (7) Couldn't connect to server\n");
        }

        var port = (int)(FirstEphemeralPort + (StableHash.Next(runner.Seed, (ulong)connection) % EphemeralPorts));
        runner.State.ClientSocket = new ClientSocket(runner.Client, port);
        var exchange = new TcpExchange(runner, new TcpExchange.Endpoints(flow.Client.Ip, port, verdict?.Address ?? flow.Address, verdict?.Port ?? flow.Port));
        if (!exchange.Handshake(call))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"curl: ({(exchange.WasRefused ? 7 : 28)}) Failed to connect to {flow.Address} port {flow.Port}: {(exchange.WasRefused ? "Connection refused" : "Connection timed out")}\n");
        }

        firstTtl ??= exchange.SynAckTtl;
        var body = Body(exchange.Server!, runner);
        return exchange.Get(HttpText.Request(flow.TypedHost), HttpText.Head(body.Length), body) && exchange.Close()
            ? body
            : "curl: (56) Recv failure: Connection timed out\n";
    }

    private static string Body(Kernel.Devices.NetNs server, FlowRunner runner)
    {
        var name = server.IsHost ? server.Node : server.Name[(server.Name.LastIndexOf('/') + 1)..];
        var address = server.Interfaces.First(device => device.Name == "eth0").Address;
        var length = server.IsHost ? runner.State.Cluster.Index.Cluster.NodeCidr.PrefixLength : 32;
        return string.Create(CultureInfo.InvariantCulture, $"PodName: {name} | PodIP: eth0 {address}/{length}\n");
    }
}
