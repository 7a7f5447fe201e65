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
            runner.State.Clock = Math.Max(runner.State.Clock, connection * runner.Flow.IntervalNanoseconds);
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
        var (address, number) = (verdict?.Address ?? flow.Address, verdict?.Port ?? flow.Port);
        runner.State.ClientSocket = new ClientSocket(runner.Client, port, (address, number));
        var exchange = new TcpExchange(runner, new TcpExchange.Endpoints(runner.SourceFor(address), port, address, number));
        if (!exchange.Handshake(call))
        {
            var why = exchange.WasRefused ? "Connection refused" : exchange.HeardError is { IcmpType: 3 } error ? IcmpErrnoText.Of(error) : null;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"curl: ({(why is null ? 28 : 7)}) Failed to connect to {flow.Address} port {flow.Port}: {why ?? "Connection timed out"}\n");
        }

        firstTtl ??= exchange.SynAckTtl;
        var body = Body(exchange.Server!, runner);
        return exchange.Get(HttpText.Request(flow.TypedHost), HttpText.Head(body.Length), body) && exchange.Close()
            ? body
            : "curl: (56) Recv failure: Connection timed out\n";
    }

    private static string Body(Kernel.Devices.NetNs server, FlowRunner runner)
    {
        var name = server.IsHost ? server.Node[(server.Node.LastIndexOf('/') + 1)..] : server.Name[(server.Name.LastIndexOf('/') + 1)..];
        var address = server.Interfaces.First(device => device.Address is not null && device.Kind != Kernel.Devices.DeviceKind.Loopback);
        return string.Create(CultureInfo.InvariantCulture, $"PodName: {name} | PodIP: eth0 {address.Address}/{address.PrefixLength}\n");
    }
}
