using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Show;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Show;

/// <summary>Every table that a place offers is there, has a title in each language, and is what its command prints.</summary>
public sealed class ShowTablesTests
{
    public static TheoryData<string> Scenarios => [Labs.Ebpf, Labs.Kpr, Labs.Ipsec, Labs.Vxlan, Labs.Playground];

    [Theory, MemberData(nameof(Scenarios))]
    public void Tables_OfEveryPlace_ArePrintedByTheirCommands(string scenario)
    {
        var loaded = Labs.Load(scenario);
        var cluster = DatapathEngine.Provision(loaded.Cluster, DatapathEngine.Resolve(loaded, HelmRequest.None).Config.Datapath!);
        string[] names = [.. loaded.Cluster.Nodes.Select(node => "node/" + node.Name), .. loaded.Cluster.Pods.Take(3).Select(pod => "pod/" + pod.ShortName), "health/" + loaded.Cluster.Nodes[0].Name];

        foreach (var place in names.Select(name => DatapathEngine.Place(cluster, name)!))
        {
            var tables = ShowTables.Of(place).Concat(place.NetNs.Interfaces.SelectMany(device => ShowTables.Of(place, device))).ToList();

            Assert.Equal(ShowTables.Of(place).Length, ShowTables.Of(place).Select(table => table.Command).Distinct().Count());
            Assert.All(tables, table =>
            {
                var answer = ShowShell.Run(table.Command, place);
                Assert.True(answer.Status == 0, $"{table.Command}: {answer.Text}");
                Assert.DoesNotContain("not modelled", answer.Text, StringComparison.Ordinal);
                Assert.Equal(answer.Text, table.Text());
                Assert.NotEqual("", table.Title(Language.English));
                Assert.NotEqual("", table.Title(Language.Chinese));
            });
        }
    }

    [Fact]
    public void Place_UnknownName_IsNone()
    {
        var loaded = Labs.Load(Labs.Playground);
        var cluster = DatapathEngine.Provision(loaded.Cluster, DatapathEngine.Resolve(loaded, HelmRequest.None).Config.Datapath!);

        Assert.Null(DatapathEngine.Place(cluster, "nobody"));
    }
}
