using BenchmarkDotNet.Attributes;
using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Simulation;
using Visualizer.Engine.Tracing;

namespace Visualizer.Benchmarks;

/// <summary>One full ping exchange, hops and evidence included, on nodes that are provisioned already.</summary>
[MemoryDiagnoser]
public class PingExchangeBenchmarks
{
    private readonly Dictionary<string, (ClusterDatapath Cluster, Flow Flow)> _cases = [];

    /// <summary>Scenario and target of the case.</summary>
    [Params(
        "native-routing-ebpf 10.0.2.202", "native-routing-ebpf 10.0.0.72", "native-routing-kpr 10.0.1.15", "vxlan-ebpf 10.0.0.24",
        "ipsec-native-kubeproxy 10.0.0.249")]
    public string Case { get; set; } = "";

    /// <summary>Loads the scenario and provisions its nodes by a first run.</summary>
    [GlobalSetup]
    public void Provision()
    {
        var words = Case.Split(' ');
        var path = Path.Combine(Scenarios(), words[0] + ".yaml");
        var scenario = ScenarioResolver.Resolve(ScenarioReader.Read(File.ReadAllText(path)), words[0]).Scenario!;
        var (config, _) = DatapathEngine.Resolve(scenario, HelmRequest.None);
        var cluster = DatapathEngine.Provision(scenario.Cluster, config.Datapath!);
        var flow = FlowResolver.Resolve(cluster.Index, new FlowRequest(FlowKind.Ping, "net", words[1])).Flow!;
        _cases[Case] = (cluster, flow);
        Exchange();
    }

    /// <summary>Request and reply.</summary>
    [Benchmark]
    public Trace Exchange()
    {
        var (cluster, flow) = _cases[Case];
        return Simulator.Run(cluster, flow);
    }

    // BenchmarkDotNet runs a copy deep below the build output: the repository is above it.
    private static string Scenarios()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Visualizer.sln")))
            {
                return Path.Combine(folder.FullName, "scenarios");
            }
        }

        throw new DirectoryNotFoundException("scenarios/ is not above the benchmark's folder.");
    }
}
