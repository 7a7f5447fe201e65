using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Topology;

namespace Visualizer.Web.State;

/// <summary>Shares provisioned clusters between traces, tables and whoever else asks: a node is set up once for each configuration, and only when somebody looks.</summary>
public sealed class ClusterDesk
{
    // Octets of memory, roughly: what a node or a pod takes in the tables of the few nodes that are looked at.
    private const long MostWeight = 256 << 20;
    private const long LeastWeight = 1 << 20, WeightOfEach = 1024;
    private readonly Func<Scenario, HelmRequest, ShowRequest, CancellationToken, ShowAnswer> show;
    private readonly BoundedCache<QuestionKey, ClusterDatapath> clusters = new(
        MostWeight, cluster => LeastWeight + (WeightOfEach * (cluster.Index.Nodes.Length + cluster.Index.Cluster.Pods.Length)));

    /// <summary>A desk before the engine.</summary>
    public ClusterDesk() => show = (scenario, helm, request, leaving) => DatapathEngine.Show(scenario, helm, request, For(scenario, helm), leaving);

    /// <summary>A desk before whoever else prints tables.</summary>
    public ClusterDesk(Func<Scenario, HelmRequest, ShowRequest, CancellationToken, ShowAnswer> printer) => show = printer;

    /// <summary>What provisions a cluster for a scenario and values, or finds it provisioned.</summary>
    public Func<Cluster, DatapathConfig, ClusterDatapath> For(Scenario scenario, HelmRequest helm) => (cluster, config) => clusters.GetOrAdd(
        new QuestionKey(scenario, TraceDesk.Spell(helm)), _ => DatapathEngine.Provision(cluster, config));

    /// <summary>What a command prints at a place.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="helm">What is changed of its values.</param>
    /// <param name="request">Place, command and flow.</param>
    /// <param name="leaving">Cancelled when the caller wants it no more.</param>
    /// <exception cref="EngineFailureException">The engine failed.</exception>
    public ShowAnswer Show(Scenario scenario, HelmRequest helm, ShowRequest request, CancellationToken leaving = default) =>
        EngineFailureException.Guard(() => show(scenario, helm, request, leaving));
}
