using BenchmarkDotNet.Attributes;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Simulation;
using Visualizer.Engine.Tracing;

namespace Visualizer.Benchmarks;

/// <summary>A cluster of 5,000 nodes and 100,000 pods, all of them backends of one service.</summary>
[MemoryDiagnoser]
public class ClusterSizeBenchmarks
{
    private const string Document =
        "cluster: { nodes: 5000, podsPerNode: 20, services: [ { name: web, selector: { app: pod }, ports: [ { port: 80 } ] } ] }";

    private Scenario _scenario = null!;
    private ClusterDatapath[] _clusters = [];

    /// <summary>Loads it once.</summary>
    [GlobalSetup]
    public void Provision()
    {
        _scenario = Load();
        _clusters = [.. Case.All.Select(one => one.Provision(_scenario))];
        FirstTraces();
    }

    /// <summary>From the document to the cluster with its lookups.</summary>
    [Benchmark]
    public Scenario Load()
    {
        var scenario = ScenarioResolver.Resolve(ScenarioReader.Read(Document), "large").Scenario!;
        _ = scenario.Cluster.Index;
        return scenario;
    }

    /// <summary>The first ping across nodes, one in each configuration.</summary>
    [Benchmark]
    public Trace? FirstTraces()
    {
        Trace? last = null;
        foreach (var cluster in _clusters)
        {
            var unprovisioned = new ClusterDatapath(cluster.Index, cluster.Config);
            var flow = FlowResolver.Resolve(cluster.Index, new FlowRequest(FlowKind.Ping, "pod-7-1", "pod-4321-20")).Flow!;
            last = Simulator.Run(unprovisioned, flow);
        }

        return last;
    }
}
