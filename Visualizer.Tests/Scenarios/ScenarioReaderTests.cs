using System.Text;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Tests.Scenarios;

public sealed class ScenarioReaderTests
{
    [Fact]
    public void Read_UnknownKey_NamesTheNearestOneAndAllKnown()
    {
        var problem = Assert.Single(ScenarioReader.Read("cluster:\n  nodes:\n    - { name: a, rouerIp: 10.0.0.1 }\n").Problems);

        Assert.Equal("cluster.nodes[0].rouerIp", problem.Path);
        Assert.Equal(3, problem.Line);
        Assert.Equal("rouerIp", problem.Found?.English);
        Assert.Contains("'routerIp'", problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("name, role, ip, podCidr", problem.Expected!.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cluster: { nodes: many }", "cluster.nodes", "'many'")]
    [InlineData("cluster: { nodes: 0 }", "cluster.nodes", "0")]
    [InlineData("cluster: { nodes: 1.5 }", "cluster.nodes", "1.5")]
    [InlineData("cluster: [ ]", "cluster", "a list")]
    [InlineData("cluster: { nodes: 1, pods: { } }", "cluster.pods", "a map")]
    [InlineData("cluster: { nodes: 1, ipsec: { spi: 16 } }", "cluster.ipsec.spi", "16")]
    [InlineData("cluster: { nodes: 1, ipsec: { spi: \"3\" } }", "cluster.ipsec.spi", "'3'")]
    [InlineData("cluster: { nodes: 1, podCidr: 10.0.0.1/8 }", "cluster.podCidr", "'10.0.0.1/8'")]
    [InlineData("cluster: { nodes: 1, pods: [ { name: a, node: node-1, labels: { app: 1 } } ] }", "cluster.pods[0].labels.app", "1")]
    [InlineData("cluster: { nodes: 1, pods: [ { name: a, node: node-1, hostNetwork: yes } ] }", "cluster.pods[0].hostNetwork", "'yes'")]
    [InlineData("cluster: { nodes: 1, services: [ { name: s, ports: [ { port: 80, nodePort: 29999 } ] } ] }", "cluster.services[0].ports[0].nodePort", "29999")]
    [InlineData("cluster: { nodes: 1, gateway: }", "cluster.gateway", "nothing")]
    [InlineData("cluster: { nodes: 1 }\ncilium: latest", "cilium", "'latest'")]
    [InlineData("cluster: { nodes: 1 }\nkernel: linux", "kernel", "'linux'")]
    [InlineData("cluster: { nodes: 1 }\nhelm: { set: tunnel=disabled }", "helm.set", "'tunnel=disabled'")]
    [InlineData("just words", "", "'just words'")]
    public void Read_WrongValue_SaysWhereAndWhat(string yaml, string path, string found)
    {
        var problem = Assert.Single(ScenarioReader.Read(yaml).Problems);

        Assert.Equal((path, found), (problem.Path, problem.Found?.English));
        Assert.False(string.IsNullOrEmpty(problem.Expected?.English));
        Assert.False(string.IsNullOrEmpty(problem.Message));
    }

    [Theory]
    [InlineData("cluster: { nodes: 1, nodes: 2 }", "twice")]
    [InlineData("cluster: &x { nodes: 1 }", "Anchors")]
    [InlineData("cluster: { nodes: 1 }\nhelm: { values: *x }", "")]
    [InlineData("cluster: { nodes: !!int 1 }", "Tags")]
    [InlineData("cluster: { nodes: 1 }\n---\ncluster: { nodes: 1 }", "one document")]
    [InlineData("? { a: b }\n: c", "word")]
    [InlineData("cluster: { nodes: [", "YAML")]
    [InlineData("title: \"\\UFFFFFFFF\"", "YAML")]
    [InlineData("title: \"\\uD800\"\ncluster: { nodes: 1, x: 1 }", "")]
    [InlineData("\t- a", "")]
    [InlineData("%YAML 9.9\n---\na: b", "")]
    [InlineData("", "empty")]
    [InlineData("# nothing", "empty")]
    [InlineData("~", "empty")]
    public void Read_UnreadableText_IsAProblem(string yaml, string part)
    {
        var problems = ScenarioReader.Read(yaml).Problems;

        Assert.NotEmpty(problems);
        Assert.Contains(problems, problem => problem.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_ManyMistakes_GivesFiftyAndACount()
    {
        var yaml = new StringBuilder("cluster:\n  nodes: 1\n");
        for (var number = 0; number < 70; number++)
        {
            yaml.Append("  wrong").Append(number).Append(": 1\n");
        }

        var problems = ScenarioReader.Read(yaml.ToString()).Problems;

        Assert.Equal(51, problems.Length);
        Assert.Equal("There are 20 further problems.", problems[50].Message);
        Assert.Equal(Enumerable.Range(3, 50), problems.Take(50).Select(problem => problem.Line!.Value));
    }

    [Fact]
    public void Read_TextOverTheLimit_IsOneProblem()
    {
        var problem = Assert.Single(ScenarioReader.Read("title: " + new string('ü', 50), mostOctets: 100).Problems);

        Assert.Equal("at most 100 octets", problem.Expected?.English);
    }

    [Fact]
    public void Read_DocumentOfARequest_PutsItsPathFirst()
    {
        var problem = Assert.Single(ScenarioReader.Read("cluster: { nodes: x }", at: DocumentPath.Root.Key("document")).Problems);

        Assert.Equal("document.cluster.nodes", problem.Path);
    }

    [Fact]
    public void Read_JsonText_IsRead()
    {
        var reading = ScenarioReader.Read("""{ "title": "T", "cluster": { "nodes": 2, "podsPerNode": 1 } }""");

        Assert.Empty(reading.Problems);
        Assert.Equal("T", reading.Document!.Title!.Value);
        Assert.Equal(2, reading.Document.Cluster!.NodeCount!.Value);
    }

    [Fact]
    public void Read_TreeBuiltByHand_HasPathsAndNoLines()
    {
        var problems = new ProblemList();
        var builder = new DocumentTreeBuilder(problems, DocumentPath.Root.Key("document"));
        builder.BeginMap(null);
        builder.Key("cluster", null);
        builder.BeginMap(null);
        builder.Key("nodes", null);
        builder.Scalar(ScalarKind.Boolean, "true", null);
        builder.End();
        builder.End();

        var problem = Assert.Single(ScenarioReader.Read(builder.Root, problems).Problems);

        Assert.Equal(("document.cluster.nodes", null), (problem.Path, problem.Line));
    }

    [Fact]
    public void Read_UnquotedVersion_KeepsItsDigits() =>
        Assert.Equal("5.10", ScenarioReader.Read("kernel: 5.10\ncluster: { nodes: 1 }").Document!.Kernel!.Value);

    public static TheoryData<string> Nonsense =>
    [
        "[", "{", "- ", "a: ", "? ", "&a ", "*a ", "! ", "\"", "'", "|\n", "# ", "%", "\0", "\u0007", "é", "a: b\n", "- {a: 1}\n", "{a: {a: ", ",", ": ",
        "\n", "\t", "[a, ", "a ", "'a': \"b\", ",
    ];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Read_MegabyteOfOneThing_IsProblems(string piece)
    {
        var text = new StringBuilder(1 << 20).Insert(0, piece, (1 << 20) / Encoding.UTF8.GetByteCount(piece)).ToString();

        var entry = Assert.Single(ScenarioCatalogue.Read([new("nonsense", text)]));

        Assert.Null(entry.Scenario);
        Assert.InRange(entry.Problems.Length, 1, 51);
        Assert.All(entry.Problems, problem => Assert.InRange(problem.Path.Length + (problem.Found?.English.Length ?? 0) + problem.Message.Length, 1, 2000));
    }

    [Fact]
    public void Read_BundledFileWithDamage_NeverThrows()
    {
        var text = ScenarioFiles.Text("vxlan-ebpf");
        const string Junk = "{}[]:,&*!|>'\"%@`#-?\n\t 0a";
        for (ulong round = 0; round < 400; round++)
        {
            var hash = Visualizer.Engine.Addressing.StableHash.Next(7, round);
            var at = (int)(hash % (ulong)text.Length);
            var length = (int)((hash >> 32) % 40);
            var damaged = text[..at] + Junk[(int)((hash >> 48) % (ulong)Junk.Length)] + text[Math.Min(text.Length, at + length)..];

            var resolution = ScenarioResolver.Resolve(ScenarioReader.Read(damaged), "damaged");

            Assert.Equal(resolution.Scenario is null, resolution.Problems.Length > 0);
        }
    }
}
