using System.Globalization;
using System.Text;
using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Simulation;

/// <summary>Clusters of any size: counted ones answer as listed ones do, and what a trace costs does not follow their size.</summary>
public class ClusterSizeTests
{
    private const string Service = "  services: [ { name: web, type: NodePort, selector: { app: pod }, ports: [ { port: 80, nodePort: 30080 } ] } ]\n";

    /// <summary>The large cluster, for others that need one.</summary>
    internal static Cluster LargeCluster => Large.Cluster;

    private static readonly Scenario Small = Load(50), Large = Load(5000);

    public static TheoryData<string> Letters => ["a", "b", "c", "d", "dLegacy", "e", "f", "h", "hTunnel"];

    [Theory]
    [MemberData(nameof(Letters))]
    public void Trace_CountedCluster_IsThatOfTheSameClusterListed(string letter)
    {
        var (counted, listed) = (Read(Counted(3, 2)), Read(Listed(3, 2)));

        Assert.All(
            Flows(),
            flow => Assert.Equal(Text(Trace(listed, letter, flow).Trace!), Text(Trace(counted, letter, flow).Trace!)));
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void Trace_FirstOnAHundredTimesAsManyNodes_CostsTheSame(string letter)
    {
        foreach (var flow in Flows())
        {
            var (small, large) = (FirstTrace(Small, letter, flow), FirstTrace(Large, letter, flow));

            Assert.True(large < small * 1.25, string.Create(CultureInfo.InvariantCulture, $"{flow}: {small} octets with 50 nodes, {large} with 5000"));
        }
    }

    [Theory]
    [InlineData("a", "curl")]
    [InlineData("c", "curl")]
    public void Evidence_ServiceWithThousandsOfBackends_NamesTheChosenOne(string letter, string what)
    {
        var flow = new FlowRequest(what == "curl" ? FlowKind.Curl : FlowKind.Udp, "pod-2-1", "svc/web") { Backend = "pod-4321-2" };

        var trace = Trace(Large, letter, flow).Trace!;

        Assert.Equal(Disposition.Delivered, trace.Disposition);
        var ip = Large.Cluster.Pods.Single(pod => pod.Name == "pod-4321-2").Ip.ToString();
        Assert.Contains(trace.Packets[0].Hops.SelectMany(hop => hop.Evidence), entry => entry.Entry.Contains($"{ip}:80", StringComparison.Ordinal));
    }

    [Fact]
    public void State_LargeCluster_CanStillBeListedWhole()
    {
        var ipsec = Node("f");
        Assert.Equal(Large.Cluster.Nodes.Length - 1, ipsec.Host.Routing.Tables.Single(table => table.Number == Route.Main).Routes.Count(route => route.Gateway is { } gateway && Large.Cluster.Index.Owner(gateway) is AddressOwner.NodeAddress));
        Assert.Equal(Large.Cluster.Nodes.Length, ipsec.Host.Neighbours.Entries.Count());
        Assert.Equal(Large.Cluster.Nodes.Length + 2, ipsec.Host.Xfrm!.Policies.Length);
        Assert.Equal(Large.Cluster.Nodes.Length, ipsec.Host.Xfrm.States.Length);
        var service = ipsec.Host.Netfilter!.ChainsOf(NetfilterTable.Nat).Where(chain => chain.Name.StartsWith("KUBE-SVC-", StringComparison.Ordinal)).MaxBy(chain => chain.Rules.Length)!;
        Assert.Equal(Large.Cluster.Pods.Length + 1, service.Rules.Length);
        Assert.Equal(Large.Cluster.Pods.Length, Node("c").Maps.Services.Entries.Where(entry => entry.Service.Name == "web").Max(entry => entry.Backends.Length));
    }

    [Fact]
    public void Resolve_FlowToABackendThatIsNone_ListsAFew()
    {
        var problem = Assert.Single(FlowResolver.Resolve(Large.Cluster.Index, new FlowRequest(FlowKind.Curl, "pod-1-1", "svc/web") { Backend = "nobody" }).Problems);

        Assert.EndsWith(" and 9980 more", problem.Expected.English, StringComparison.Ordinal);
    }

    private static FlowRequest[] Flows() =>
    [
        new(FlowKind.Ping, "pod-1-1", "pod-1-2"), new(FlowKind.Ping, "pod-1-1", "pod-3-1"),
        new(FlowKind.Curl, "pod-1-1", "svc/web") { Backend = "pod-3-2" },
        new(FlowKind.Curl, "external/198.51.100.77", "node/node-2:30080") { Backend = "pod-3-2" },
    ];

    // The cluster's own lookups are made by a trace before; nodes are set up anew.
    private static long FirstTrace(Scenario scenario, string letter, FlowRequest flow)
    {
        Trace(scenario, letter, flow);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Trace(scenario, letter, flow);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TraceAnswer Trace(Scenario scenario, string letter, FlowRequest flow)
    {
        var answer = DatapathEngine.Trace(scenario, new HelmRequest { Set = [.. Playground.Values(letter)] }, flow);
        Assert.NotNull(answer.Trace);
        return answer;
    }

    private static NodeDatapath Node(string letter)
    {
        var config = DatapathEngine.Resolve(Large, new HelmRequest { Set = [.. Playground.Values(letter)] }).Config.Datapath!;
        return DatapathEngine.Provision(Large.Cluster, config).Of(Large.Cluster.Nodes[7]);
    }

    private static string Text(Trace trace)
    {
        var text = new StringBuilder();
        foreach (var packet in trace.Packets)
        {
            foreach (var hop in packet.Hops)
            {
                text.Append(CultureInfo.InvariantCulture, $"{packet.Index} {hop.Place} {hop.Stage} {hop.Action} {hop.Target} {hop.Code} {hop.Ttl} {hop.Mark} ")
                    .Append(Convert.ToHexString(hop.Frame.Span)).AppendJoin("", hop.Evidence.Select(entry => $"\n  {entry.Source}: {entry.Entry}")).Append('\n');
            }
        }

        foreach (var tap in trace.Taps)
        {
            text.Append(CultureInfo.InvariantCulture, $"{tap.Place} {tap.Role} {tap.Sightings.Length}\n");
        }

        return text.ToString();
    }

    private static Scenario Load(int nodes) => Read(Counted(nodes, 2));

    private static Scenario Read(string yaml)
    {
        var resolution = ScenarioResolver.Resolve(ScenarioReader.Read(yaml), "size");
        Assert.Empty(resolution.Problems);
        return resolution.Scenario!;
    }

    private static string Counted(int nodes, int pods) =>
        string.Create(CultureInfo.InvariantCulture, $"cluster:\n  nodes: {nodes}\n  podsPerNode: {pods}\n{Service}");

    private static string Listed(int nodes, int pods)
    {
        var text = new StringBuilder("cluster:\n  nodes:\n");
        for (var node = 1; node <= nodes; node++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - name: node-{node}\n");
        }

        text.Append("  pods:\n");
        for (var node = 1; node <= nodes; node++)
        {
            for (var pod = 1; pod <= pods; pod++)
            {
                text.Append(CultureInfo.InvariantCulture, $"    - {{ name: pod-{node}-{pod}, node: node-{node}, labels: {{ app: pod }} }}\n");
            }
        }

        return text.Append(Service).ToString();
    }
}
