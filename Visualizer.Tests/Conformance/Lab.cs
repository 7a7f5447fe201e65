using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Show;
using Visualizer.Engine.Topology;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Conformance;

/// <summary>A published lab: its letter, its scenario, and the cluster that the engine provisions for it.</summary>
internal sealed class Lab
{
    private readonly Lazy<ClusterDatapath> _datapath;

    private Lab(char letter, string scenario, string title)
    {
        (Letter, Scenario, Title) = (letter, scenario, title);
        _datapath = new Lazy<ClusterDatapath>(() =>
        {
            var loaded = Labs.Load(scenario);
            var (config, problems) = DatapathEngine.Resolve(loaded, new HelmRequest());
            Assert.Empty(problems);
            return DatapathEngine.Provision(loaded.Cluster, Assert.IsType<DatapathConfig>(config.Datapath));
        });
    }

    public static ImmutableArray<Lab> All { get; } =
    [
        new('A', Labs.Ebpf, "Native routing with eBPF host routing"),
        new('B', Labs.Kpr, "Native routing with kube-proxy replacement"),
        new('C', Labs.Ipsec, "IPsec with native routing and kube-proxy"),
        new('D', Labs.Vxlan, "VXLAN with eBPF host routing"),
    ];

    public char Letter { get; }

    public string Scenario { get; }

    public string Title { get; }

    public ClusterDatapath Datapath => _datapath.Value;

    public Cluster Cluster => Datapath.Index.Cluster;

    public static Lab Of(char letter) => All.Single(lab => lab.Letter == letter);

    /// <summary>The node of that name without the cluster's.</summary>
    public Node Node(string suffix) => Cluster.Nodes.Single(node => node.Name == $"{Cluster.Name}-{suffix}");

    public NodeDatapath NodeDatapath(string suffix) => Datapath.Of(Node(suffix));

    public string Status(string suffix) => CiliumStatusText.Render(Datapath.Config, Cluster, Node(suffix));
}
