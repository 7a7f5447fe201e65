using System.Reflection;
using System.Text.RegularExpressions;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Topology;
using Visualizer.Tests.Support;
using Visualizer.Web.Api;
using Visualizer.Web.Texts;

namespace Visualizer.Tests.Web.Texts;

/// <summary>What stands there and what would be right is said in the language of the sentence around it.</summary>
public sealed partial class ExpectedTextsTests
{
    public static TheoryData<string> Documents =>
    [
        "", "[", "a: &x b", "a: !!int 1", "? { a: b }\n: c", "title: a\n---\ntitle: b", "cluster: { nodes: many, podCidr: 10.0.0.1/8, gateway: x, ipsec: { spi: 16 } }",
        "cluster: { nodes: [ { name: a, ip: 1, role: x, podCidr: 10.0.0.0/31 }, { name: a } ], pods: [ { name: p, node: nowhere, labels: { 'a b': c } }, { name: A } ] }",
        "cluster: { nodes: 0, services: [ { name: s, ports: [] }, { name: s, ports: [ { port: 80, nodePort: 30000 } ] } ], external: [ { name: w, ip: 10.0.0.1, mac: x } ] }",
        "cluster: { nodes: [] }", "cluster: { nodes: 1 }\nhelm: { set: [ '=', '}' ] }\nflows: [ { kind: curl, from: a, to: b, size: 1 } ]",
        "cluster: { nodes: 1 }\npolicies: [ { kind: CiliumNetworkPolicy, metadata: { name: a } }, { kind: NetworkPolicy, metadata: { name: a }, spec: 1 } ]",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void In_ProblemOfADocument_IsChinese(string document)
    {
        var problems = ScenarioResolver.Resolve(ScenarioReader.Read(document), "test").Problems;

        Assert.NotEmpty(problems);
        Assert.All(problems, problem => AssertIsChinese(problem.Expected!));
        Assert.All(problems.Select(problem => problem.Found).OfType<FoundText>(), AssertIsChinese);
        Assert.All(problems, problem => Assert.Contains(problem.Expected!.Chinese, RequestProblems.Entry(problem, Language.Chinese).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void In_ProblemsBeyondTheListed_AreCountedInChinese()
    {
        var document = $"cluster: {{ nodes: [ {string.Join(", ", Enumerable.Repeat("[]", 70))} ] }}";

        var last = ScenarioResolver.Resolve(ScenarioReader.Read(document), "test").Problems[^1];

        Assert.Equal($"另有 {last.Further} 个问题。", RequestProblems.Entry(last, Language.Chinese).Message);
        Assert.Equal($"There are {last.Further} further problems.", RequestProblems.Entry(last, Language.English).Message);
    }

    [Theory]
    [InlineData("cluster: { nodes: {} }", "映射"), InlineData("cluster: []", "列表"), InlineData("cluster:", "空值")]
    [InlineData("", "空值"), InlineData("a: &x b", "锚点"), InlineData("title: a\n---\ntitle: b", "第二个文档")]
    public void In_WhatCannotBeQuoted_IsWordsInBothLanguages(string document, string found)
    {
        var entries = ScenarioResolver.Resolve(ScenarioReader.Read(document), "test").Problems.Select(problem => RequestProblems.Entry(problem, Language.Chinese));

        Assert.Contains(entries, entry => entry.Found == found && entry.Message.Contains(found, StringComparison.Ordinal));
    }

    [Fact]
    public void In_ProblemOfAFlow_IsChinese()
    {
        var cluster = new ClusterIndex(Labs.Load(Labs.Playground).Cluster);
        FlowRequest[] wrong =
        [
            new(FlowKind.Ping, "nobody", "svc/web:x") { Count = 0, Ttl = 300, Size = -1, Backend = "nobody" }, new(FlowKind.Curl, "svc/web", "server-a") { Size = 1, Backend = "nobody" },
            new(FlowKind.Udp, "client", "svc/web"), new(FlowKind.Curl, "client", "svc/web") { Backend = "nobody" },
        ];

        var problems = wrong.SelectMany(flow => FlowResolver.Resolve(cluster, flow).Problems).ToList();

        Assert.True(problems.Count > 8);
        Assert.All(problems, problem => AssertIsChinese(problem.Expected));
    }

    [Fact]
    public void In_ProblemOfValues_IsChinese()
    {
        string[] texts = ["[", "a", "a: 1\na: 2", "a: *x", "a: 1\n---\nb: 1", "[a]: b", new('a', HelmValuesReader.LongestText + 1)], sets = ["", "a", "=", "a[x]=1", "a={1", "a={1}2"];

        var problems = texts.SelectMany(text => HelmValuesReader.Read(text, "helm.values").Problems)
            .Concat(SetExpression.ApplyAll(HelmValues.Empty, [.. sets], "helm.set").Problems).ToList();

        Assert.True(problems.Count > 9);
        Assert.All(problems, problem => AssertIsChinese(problem.Expected));
        Assert.All(problems, problem => AssertIsChinese(problem.Found));
        Assert.Contains(problems, problem => problem.Found.QuotedIn(Language.Chinese) == "第二个文档");
        Assert.Contains(problems, problem => problem.Found.QuotedIn(Language.Chinese) == "'a'");
    }

    [Fact]
    public void In_Format_IsChinese() =>
        Assert.All(
            typeof(TextFormat).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (TextFormat)field.GetValue(null)!),
            format => AssertIsChinese(format.Expected));

    private static void AssertIsChinese(FoundText found) => Assert.True(found.IsWritten || Han().IsMatch(found.Chinese), found.Chinese);

    // Names, numbers and keys are written alike; words are not.
    private static void AssertIsChinese(ExpectedText expected)
    {
        Assert.NotEqual("", expected.In(Language.English));
        Assert.True(Han().IsMatch(expected.In(Language.Chinese)) || !ThreeWords().IsMatch(expected.Chinese), expected.Chinese);
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex(@"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+")]
    private static partial Regex ThreeWords();
}
