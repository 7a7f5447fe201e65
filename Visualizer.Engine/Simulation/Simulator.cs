using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Simulation.Drivers;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation;

/// <summary>Runs a flow on a provisioned cluster. Same input, same trace, octet for octet.</summary>
public static class Simulator
{
    /// <summary>The whole trace of the flow.</summary>
    /// <param name="cluster">The provisioned cluster.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="watch">Sees every moment; programs then also report to <c>cilium monitor</c>. Null: nobody watches.</param>
    /// <param name="before">State of a node that earlier flows left behind, by its name; null where there is none.</param>
    /// <param name="cancellation">Ends the work between two hops.</param>
    public static Trace Run(
        ClusterDatapath cluster, Flow flow, Action<FlowMoment>? watch = null, Func<string, NodeState?>? before = null, CancellationToken cancellation = default)
    {
        return Run(new FlowRunner(cluster, flow, watch, before, null, cancellation), watch, null);
    }

    /// <summary>The trace of a flow after others. Somebody watches, so that programs report to <c>cilium monitor</c>.</summary>
    /// <param name="cluster">The provisioned cluster.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="earlier">What the others left behind; this one leaves its own there.</param>
    /// <param name="output">What a ping has printed so far, and goes on to print; null for a new one, and for other flows.</param>
    /// <param name="cancellation">Ends the work between two hops.</param>
    internal static Trace RunAfter(ClusterDatapath cluster, Flow flow, EarlierFlows earlier, PingOutput? output = null, CancellationToken cancellation = default) =>
        Run(new FlowRunner(cluster, flow, Nobody, earlier: earlier, cancellation: cancellation), Nobody, output);

    private static void Nobody(FlowMoment moment)
    {
        // That it is called is enough.
    }

    private static Trace Run(FlowRunner runner, Action<FlowMoment>? watch, PingOutput? output)
    {
        var client = runner.Flow.Kind switch
        {
            FlowKind.Ping => PingDriver.Run(runner, output ?? PingOutput.Of(runner.Flow)),
            FlowKind.Curl => CurlDriver.Run(runner),
            _ => UdpDriver.Run(runner),
        };
        var failed = runner.State.Packets.Find(packet => packet is { Direction: PacketDirection.Request, Failure: not null })
            ?? runner.State.Packets.Find(packet => packet is { Direction: PacketDirection.Reply, Failure: not null });
        watch?.Invoke(new FlowMoment(null, null, runner.State.StateOf));
        return new Trace(
            failed?.Failure!.Disposition ?? Disposition.Delivered,
            failed is null ? null : new FailurePoint(failed.Index, failed.Hops.Length - 1),
            failed?.Failure!.Counter,
            client,
            [.. runner.State.Packets],
            TapAssembly.Assemble(runner));
    }
}
