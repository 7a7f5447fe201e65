using Visualizer.Engine.Flows;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Simulation.Drivers;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation;

/// <summary>Runs a flow on a provisioned cluster. Same input, same trace, octet for octet.</summary>
public static class Simulator
{
    /// <summary>The whole trace of the flow.</summary>
    public static Trace Run(ClusterDatapath cluster, Flow flow)
    {
        var runner = new FlowRunner(cluster, flow);
        var client = flow.Kind switch
        {
            FlowKind.Ping => PingDriver.Run(runner),
            FlowKind.Curl => CurlDriver.Run(runner),
            _ => UdpDriver.Run(runner),
        };
        var failed = runner.State.Packets.Find(packet => packet is { Direction: PacketDirection.Request, Failure: not null })
            ?? runner.State.Packets.Find(packet => packet is { Direction: PacketDirection.Reply, Failure: not null });
        return new Trace(
            failed?.Failure!.Disposition ?? Disposition.Delivered,
            failed is null ? null : new FailurePoint(failed.Index, failed.Hops.Length - 1),
            failed?.Failure!.Counter,
            client,
            [.. runner.State.Packets],
            TapAssembly.Assemble(runner));
    }
}
