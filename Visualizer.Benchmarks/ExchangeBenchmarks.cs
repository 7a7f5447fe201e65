using BenchmarkDotNet.Attributes;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Simulation;
using Visualizer.Engine.Tracing;

namespace Visualizer.Benchmarks;

/// <summary>For every configuration: one whole exchange, hops and evidence included, on nodes that are provisioned already; and provisioning one node.</summary>
[MemoryDiagnoser]
public class ExchangeBenchmarks
{
    private ClusterDatapath _cluster = null!;
    private Flow _flow = null!;

    /// <summary>What there is to choose from.</summary>
    public static IEnumerable<Case> Cases => Case.All;

    /// <summary>Configuration and flow.</summary>
    [ParamsSource(nameof(Cases))]
    public Case Case { get; set; } = null!;

    /// <summary>Loads the scenario and provisions its nodes by a first run.</summary>
    [GlobalSetup]
    public void Provision()
    {
        _cluster = Case.Provision(BundledScenario.Load("playground"));
        _flow = FlowResolver.Resolve(_cluster.Index, Case.Flow).Flow!;
        if (Exchange().Disposition != Disposition.Delivered)
        {
            throw new InvalidOperationException($"{Case} is not delivered.");
        }
    }

    /// <summary>Request and reply.</summary>
    [Benchmark]
    public Trace Exchange() => Simulator.Run(_cluster, _flow);

    /// <summary>Everything that is set up on one node.</summary>
    [Benchmark]
    public NodeDatapath ProvisionNode() => new ClusterDatapath(_cluster.Index, _cluster.Config).Of(_cluster.Index.Nodes[0]);
}
